import { declinedBeside, KEPT_CHANNEL } from '../engine/kept/names';
import { keepModel, sizeOf } from '../engine/kept/keep';
import type { KeptNews } from '../engine/kept/put';
import { look, openStore, sweep, type KeptModel, type NotKept } from '../engine/kept/store';
import { MODELS, type OfferedModel } from '../engine/models';
import { modelFolder } from '../engine/place';
import { PageVersions } from './page-versions.svelte';
import { DEFAULT_VIEW } from './view';

/** A model that the page offers, and what of it this browser keeps. */
export interface OfflineModel {
  readonly offered: OfferedModel;
  readonly kept: KeptModel;
  /** Bytes of all its files; null where nobody has said so yet. */
  readonly bytes: number | null;
}

/** What the browser grants. */
export interface Room {
  readonly usage: number;
  readonly quota: number;
  /** Whether it clears nothing by itself. */
  readonly lasting: boolean;
}

/** Why something is not kept: no room, refused, or a file that did not come. */
export type OfflineTrouble = NotKept | { readonly error: Error };

/** What of the pages and models is kept, for all pages: they come and go, this stays. */
export class OfflineState {
  readonly pages = new PageVersions();
  models = $state.raw<readonly OfflineModel[]>([]);
  room = $state.raw<Room | null>(null);
  /** What is being kept because the visitor asked. */
  keeping = $state.raw<{ name: string; loaded: number; total: number } | null>(null);
  trouble = $state.raw<OfflineTrouble | null>(null);
  /** Whether the visitor wants nothing kept. */
  declined = $state(false);
  #sizes: Readonly<Record<string, number>> = {};

  /** Whether Explore opens and reads without the network. Not derived: this outlives any page. */
  get works(): boolean {
    return (
      this.pages.kept === 'kept' &&
      this.models.some(({ offered, kept }) => offered.name === DEFAULT_VIEW.model && kept.whole)
    );
  }

  /** Looks what is kept; keeps the pages, unless they or few bytes were asked for. */
  async start(): Promise<void> {
    const store = await openStore().catch(() => null);
    this.declined = (await store?.match(DECLINED())) !== undefined;
    if (!store) return this.pages.start(false);
    const channel = new BroadcastChannel(KEPT_CHANNEL);
    channel.onmessage = ({ data }: MessageEvent<KeptNews>) => {
      this.trouble = data.trouble ?? this.trouble;
      void this.look();
    };
    await Promise.all([this.pages.start(!this.declined && !savesData()), this.look()]);
  }

  /** Looks what is kept of models, and what room there is. */
  async look(): Promise<void> {
    const store = await openStore().catch(() => null);
    const none: KeptModel = { bytes: 0, of: null, whole: false };
    this.models = await Promise.all(
      Object.values(MODELS).map(async (offered) => {
        const kept = store ? await look(store, modelFolder(offered.name)).catch(() => none) : none;
        return { offered, kept, bytes: kept.of ?? this.#sizes[offered.name] ?? null };
      })
    );
    const { storage } = navigator as { storage?: StorageManager };
    const [estimate, lasting] = await Promise.all([
      storage?.estimate().catch(() => null),
      storage?.persisted?.().catch(() => false)
    ]);
    const { usage = 0, quota = 0 } = estimate ?? {};
    this.room = quota > 0 ? { usage, quota, lasting: lasting ?? false } : null;
  }

  /** Asks how large the models are of which nothing is kept. */
  async measure(): Promise<void> {
    await Promise.all(
      this.models.map(async ({ offered: { name }, bytes }) => {
        const size = bytes ?? (await sizeOf(modelFolder(name)));
        if (size !== null) this.#sizes = { ...this.#sizes, [name]: size };
      })
    );
    await this.look();
  }

  /** Keeps a model and the pages, for as long as the browser lets itself be asked to. */
  async keep(name: string): Promise<void> {
    if (this.keeping) return;
    this.keeping = { name, loaded: 0, total: 0 };
    this.trouble = null;
    try {
      await navigator.storage?.persist?.().catch(() => false);
      await this.pages.keep();
      await (await openStore()).delete(DECLINED());
      this.declined = false;
      this.trouble = await keepModel(modelFolder(name), (loaded, total) => {
        this.keeping = { name, loaded, total };
      });
    } catch (error) {
      this.trouble = error instanceof DOMException ? 'refused' : { error: error as Error };
    }
    this.keeping = null;
    await this.look();
  }

  /** Lets go of all that is kept, and keeps nothing until it is asked to. */
  async remove(): Promise<void> {
    this.trouble = null;
    try {
      const store = await openStore();
      await store.put(DECLINED(), new Response(''));
      this.declined = true;
      for (const name of Object.keys(MODELS)) await sweep(store, modelFolder(name));
      await this.pages.remove();
    } catch {
      this.trouble = 'refused';
    }
    await this.look();
  }
}

const DECLINED = () => declinedBeside(modelFolder(DEFAULT_VIEW.model));

/** Whether the visitor asked for as few bytes as possible (Save-Data). */
const savesData = () =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

let offline: OfflineState | null = null;

/** The one for all pages, begun when it is first asked for. */
export function theOffline(): OfflineState {
  if (!offline) {
    offline = new OfflineState();
    void offline.start();
  }
  return offline;
}
