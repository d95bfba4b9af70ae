import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { Downloader } from '../checkpoint/download';
import {
  CorruptFileError,
  DownloadError,
  MissingFileError,
  NotJsonError
} from '../checkpoint/errors';
import { openMemory } from '../checkpoint/memory';
import { headBiases } from '../transformer/biases';
import { releaseFiles } from './buffers';
import { SMALL_VOCABULARY, type ModelCard } from './contract';
import { openReader, readText } from './reader';
import type { Shelf } from './shelf';

type Report = (loaded: number, total: number) => void;

/** Failures after which what has come is good; the downloader itself forgets what is not. */
const KEEPS = [DownloadError, MissingFileError, CorruptFileError, NotJsonError];
/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;
/** Read once before the visitor's own text: a first pass compiles the kernels. */
// eslint-disable-next-line riverbank/no-words -- the model reads it, nobody else
const WARM_UP = 'I went swimming with Anna at the bank.';

/** Brings models to a shelf, several at once where several are asked for. */
export class Loader {
  /** Outlives a failed load, so that trying again asks only for what has not come. */
  readonly #downloads = new Map<string, Downloader>();
  /** What is on its way, by name. */
  readonly #current = new Map<string, { report: Report; readonly card: Promise<ModelCard> }>();
  readonly #shelf: Shelf;
  readonly #start: () => Promise<{ simd: boolean }>;

  /** @param start makes the backend ready */
  constructor(shelf: Shelf, start: () => Promise<{ simd: boolean }>) {
    this.#shelf = shelf;
    this.#start = start;
  }

  /** From a folder's address. Asking again for the model that is on its way joins it. */
  load(name: string, folder: string, report: Report): Promise<ModelCard> {
    const joined = this.#current.get(name);
    if (joined) {
      joined.report = report;
      return joined.card;
    }
    const held = this.#shelf.card(name);
    if (held) return Promise.resolve(held);
    const paced = pace((loaded, total) => this.#current.get(name)?.report(loaded, total));
    const card = this.#download(name, folder, paced).finally(() => this.#current.delete(name));
    this.#current.set(name, { report, card });
    return card;
  }

  /** From a folder in memory: contents by file name. */
  async loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard> {
    return this.#hold(name, await openCheckpoint(openMemory(files)));
  }

  async #download(name: string, folder: string, report: Report): Promise<ModelCard> {
    const downloader = this.#downloads.get(name) ?? new Downloader(folder, fetchFile);
    this.#downloads.set(name, downloader);
    const checkpoint = await openCheckpoint(downloader, report).catch((error: unknown) => {
      // Files that came whole and are no model may be other ones when the visitor tries again.
      if (!KEEPS.some((kind) => error instanceof kind)) this.#downloads.delete(name);
      throw error;
    });
    this.#downloads.delete(name);
    return this.#hold(name, checkpoint);
  }

  /** Makes a checkpoint a model that can read. */
  async #hold(name: string, checkpoint: Checkpoint): Promise<ModelCard> {
    const { simd } = await this.#start();
    const reader = openReader(name, checkpoint);
    releaseFiles(checkpoint.config, checkpoint.tensors);
    const { words } = reader.tokenizer;
    const card: ModelCard = {
      identity: reader.identity,
      config: checkpoint.config,
      bytes: checkpoint.bytes,
      parameters: checkpoint.parameters,
      simd,
      words: words.length < SMALL_VOCABULARY ? words : null,
      biases: await headBiases(reader.model)
    };
    this.#shelf.put(reader, card);
    await this.#shelf.use(name, (mine) => readText(mine, WARM_UP));
    return card;
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
