import type { Engine } from '../engine/client';
import type { LoadReport, ModelCard } from '../engine/contract';
import { isCrash } from '../engine/crash';
import { Newest } from '../engine/newest';
import { sameModel, type ModelIdentity } from '../transformer/trace';
import { TRAINED, trainedModel } from './trained';
import { DEFAULT_VIEW } from './view';

/** Crashes in a row, without a reading between them, after which loading is given up. */
const PATIENCE = 3;

/** Why there is no model: what went wrong, or an engine that crashed too often. */
export type LoadFailure = { readonly error: Error } | { readonly crashedOften: true };

/** How far the model is: nothing yet, bytes coming, ready, or failed. */
export type Loading =
  | { readonly state: 'idle' | 'ready' }
  | {
      readonly state: 'loading';
      readonly loaded: number;
      readonly total: number;
      /** Whether texts can be read by the layers that have come. */
      readonly reads: boolean;
    }
  | { readonly state: 'failed'; readonly failure: LoadFailure; readonly model: string };

/** The model that is wanted, how far it is, and the cards of those that have come. */
export class ModelState {
  /** The model that is wanted: the picture's, or the one on its way. */
  wanted = $state(DEFAULT_VIEW.model);
  loading = $state.raw<Loading>({ state: 'idle' });
  /** What came last and can read: the picture's model, or one whose first reading is on its way. */
  held = $state.raw<ModelCard | null>(null);
  readonly #newest = new Newest();
  #cards = $state.raw<readonly ModelCard[]>([]);
  #engine: Engine | null = null;
  #crashes = 0;

  /** Whether the engine holds the wanted model, or as much of it as has come. */
  readonly ready = $derived(
    (this.loading.state !== 'loading' || this.loading.reads) &&
      this.held?.identity.name === this.wanted
  );

  get connected(): boolean {
    return this.#engine !== null;
  }

  connect(engine: Engine): void {
    this.#engine = engine;
  }

  /** The card of the model that made a trace, if it was loaded here. */
  cardOf(model: ModelIdentity): ModelCard | null {
    return this.#cards.find((card) => sameModel(card.identity, model)) ?? null;
  }

  /**
   * Loads a model, after a failure the one that failed: what has come before is not asked for twice.
   * @param onchange told once texts can be read, if not yet by every layer; and of a model that
   * turned out to be another one, and has to be loaded again
   * @returns 'failed' where the one that is held goes on; null when it was overtaken, or has crashed
   */
  async load(
    model = this.loading.state === 'failed' ? this.loading.model : this.wanted,
    onchange: (change: 'reads' | 'gone') => void = () => undefined
  ): Promise<'loaded' | 'failed' | null> {
    const engine = this.#engine;
    this.wanted = model;
    if (!engine) return null;
    this.loading = { state: 'loading', loaded: 0, total: 0, reads: false };
    const newest = this.#newest.begin();
    try {
      const card = await fetch(engine, model, (loaded, total, card) => {
        if (card === null && this.held?.identity.name === model) {
          this.held = null;
          if (this.wanted === model) onchange('gone');
        }
        if (card) this.#keep(card);
        if (!newest() || this.loading.state !== 'loading') return;
        const before = this.loading.reads;
        const [now, all] = total > 0 ? [loaded, total] : [this.loading.loaded, this.loading.total];
        this.loading = { state: 'loading', loaded: now, total: all, reads: before || !!card };
        if (!card) return;
        this.held = card;
        if (!before) onchange('reads');
      });
      if (!newest()) return null;
      this.held = card;
      this.#keep(card);
      this.loading = { state: 'ready' };
      return 'loaded';
    } catch (error) {
      if (isCrash(error) || !newest()) return null;
      this.fail(error as Error, model);
      return 'failed';
    }
  }

  /** What a model needs did not come: it can be tried again. */
  fail(error: Error, model: string): void {
    this.loading = { state: 'failed', failure: { error }, model };
    this.wanted = this.held?.identity.name ?? model;
  }

  #keep(card: ModelCard): void {
    const { name } = card.identity;
    this.#cards = [...this.#cards.filter(({ identity }) => identity.name !== name), card];
  }

  /** Nothing is held any more. @returns whether loading again is worth a try */
  crashed(): boolean {
    this.held = null;
    if (++this.#crashes <= PATIENCE) return true;
    this.loading = { state: 'failed', failure: { crashedOften: true }, model: this.wanted };
    return false;
  }

  /** A reading came: crashes before it are forgiven. */
  forgive(): void {
    this.#crashes = 0;
  }
}

function fetch(engine: Engine, model: string, report: LoadReport) {
  const files = model === TRAINED ? trainedModel()?.files : undefined;
  return files ? engine.loadFiles(model, files) : engine.load(model, report);
}
