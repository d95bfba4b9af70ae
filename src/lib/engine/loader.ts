import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { Downloader } from '../checkpoint/download';
import {
  CorruptFileError,
  DownloadError,
  MissingFileError,
  NotJsonError
} from '../checkpoint/errors';
import { openMemory } from '../checkpoint/memory';
import { releaseFiles } from './buffers';
import { SMALL_VOCABULARY, type ModelCard } from './contract';
import type { Holder } from './holder';
import { openReader, readForPage, type PageRequest } from './reader';

type Report = (loaded: number, total: number) => void;

/** Failures after which what has come is good; the downloader itself forgets what is not. */
const KEEPS = [DownloadError, MissingFileError, CorruptFileError, NotJsonError];
/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;
/** Read once before the visitor's own text: a first pass compiles the kernels. */
const WARM_UP: PageRequest = {
  id: 0,
  text: 'I went swimming with Anna at the bank.',
  spot: { layer: 1, head: 1 },
  cuts: []
};

/** Brings models to a holder. Of several requests the newest wins; the others end with null. */
export class Loader {
  /** Outlives a failed load, so that trying again asks only for what has not come. */
  readonly #downloads = new Map<string, Downloader>();
  /** Counts requests: an earlier one must not replace what a later one brought. */
  #requests = 0;
  /** The request that is under way, if it is the newest. */
  #current: { readonly name: string; report: Report; card: Promise<ModelCard | null> } | null =
    null;
  readonly #holder: Holder;
  readonly #start: () => Promise<{ simd: boolean }>;

  /** @param start makes the backend ready */
  constructor(holder: Holder, start: () => Promise<{ simd: boolean }>) {
    this.#holder = holder;
    this.#start = start;
  }

  /**
   * From a folder beside the page. Asking again for the model that is on its way joins it.
   * @param folder its absolute address, with a slash at its end
   */
  load(name: string, folder: string, report: Report): Promise<ModelCard | null> {
    if (this.#current?.name === name) {
      this.#current.report = report;
      return this.#current.card;
    }
    const turn = ++this.#requests;
    const held = this.#holder.card;
    if (held?.identity.name === name) {
      this.#current = null;
      return Promise.resolve(held);
    }
    const current = { name, report, card: Promise.resolve<ModelCard | null>(null) };
    const paced = pace((loaded, total) => current.report(loaded, total));
    current.card = this.#download(turn, name, folder, paced).finally(() => {
      if (this.#current === current) this.#current = null;
    });
    this.#current = current;
    return current.card;
  }

  /** From a folder in memory: contents by file name. */
  async loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard | null> {
    const turn = ++this.#requests;
    this.#current = null;
    return this.#hold(turn, name, await openCheckpoint(openMemory(files)));
  }

  async #download(
    turn: number,
    name: string,
    folder: string,
    report: Report
  ): Promise<ModelCard | null> {
    const downloader = this.#downloads.get(name) ?? new Downloader(folder, fetchFile);
    this.#downloads.set(name, downloader);
    const checkpoint = await openCheckpoint(downloader, report).catch((error: unknown) => {
      // Files that came whole and are no model may be other ones when the visitor tries again.
      if (!KEEPS.some((kind) => error instanceof kind)) this.#downloads.delete(name);
      throw error;
    });
    this.#downloads.delete(name);
    return this.#hold(turn, name, checkpoint);
  }

  /** Makes a checkpoint the model that reads, unless another was asked for meanwhile. */
  async #hold(turn: number, name: string, checkpoint: Checkpoint): Promise<ModelCard | null> {
    const { simd } = await this.#start();
    if (turn !== this.#requests) return null;
    const reader = openReader(name, checkpoint);
    releaseFiles(checkpoint.config, checkpoint.tensors);
    const { words } = reader.tokenizer;
    const card: ModelCard = {
      identity: reader.identity,
      config: checkpoint.config,
      bytes: checkpoint.bytes,
      parameters: checkpoint.parameters,
      simd,
      words: words.length < SMALL_VOCABULARY ? words : null
    };
    this.#holder.replace(reader, card);
    await this.#holder.use((mine) => readForPage(mine, WARM_UP));
    return turn === this.#requests ? card : null;
  }
}

/**
 * The rest of a file past the browser's cache, which would join it to a first part that the server
 * may have compressed, and could decode neither.
 */
const fetchFile = (url: string, init: RequestInit) =>
  fetch(url, new Headers(init.headers).has('range') ? { ...init, cache: 'no-store' } : init);

/** Passes on the first report, and then no more than one in a while. */
function pace(report: Report): Report {
  let last = -Infinity;
  return (loaded, total) => {
    if (performance.now() - last < REPORT_EVERY) return;
    last = performance.now();
    report(loaded, total);
  };
}
