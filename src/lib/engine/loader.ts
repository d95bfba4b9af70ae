import { Downloader } from '../checkpoint/download';
import {
  CorruptFileError,
  DownloadError,
  MissingFileError,
  NotJsonError
} from '../checkpoint/errors';
import type { CheckpointFiles } from '../checkpoint/files';
import { CheckpointParts } from '../checkpoint/parts';
import { Arrival } from './arrival';
import type { LoadReport, ModelCard } from './contract';
import { Gathered } from './kept/gathered';
import type { Shelf } from './shelf';

type Pass = (loaded?: number, total?: number) => void;

/** Failures after which what has come is good; the downloader itself forgets what is not. */
const KEEPS = [DownloadError, MissingFileError, CorruptFileError, NotJsonError];
/** Milliseconds between two reports: each one crosses to the page, which draws it. */
const REPORT_EVERY = 100;

/** Brings models to a shelf, several at once where several are asked for. */
export class Loader {
  /** Outlives a failed load, so that trying again asks only for what has not come. */
  readonly #downloads = new Map<string, Downloader>();
  /** What comes part by part, as long as something is missing. */
  readonly #arrivals = new Map<string, Arrival>();
  /** Models whose parts turned out not to be one: they are loaded whole. */
  readonly #distrusted = new Set<string>();
  /** What has come of each, to be kept. */
  readonly #gathered = new Map<string, Gathered>();
  /** What is on its way, by name. */
  readonly #current = new Map<string, Promise<ModelCard>>();
  /** Who is told of a model that is not all here. */
  readonly #listeners = new Map<string, Set<LoadReport>>();
  readonly #shelf: Shelf;
  readonly #start: () => Promise<{ simd: boolean }>;

  /** @param start makes the backend ready */
  constructor(shelf: Shelf, start: () => Promise<{ simd: boolean }>) {
    this.#shelf = shelf;
    this.#start = start;
  }

  /** From a folder's address. Asking again for the model that is on its way joins it. */
  load(name: string, folder: string, report: LoadReport): Promise<ModelCard> {
    const held = this.#shelf.card(name);
    const arrival = this.#arrivals.get(name);
    const joined = this.#current.get(name);
    if (held && !arrival && !joined) return Promise.resolve(held);
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(report));
    if (held && arrival) report(0, 0, arrival.card());
    if (arrival?.reads) return Promise.resolve(arrival.card());
    if (joined) return joined;
    const card = this.#download(name, folder).finally(() => {
      this.#current.delete(name);
      if (!this.#arrivals.has(name)) this.#listeners.delete(name);
    });
    this.#current.set(name, card);
    return card;
  }

  /** From a folder in memory: contents by file name. */
  async loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard> {
    const { openMemory } = await import('../checkpoint/memory');
    return this.#hold(name, openMemory(files));
  }

  readonly #tell = (name: string, ...progress: Parameters<LoadReport>) => {
    for (const report of this.#listeners.get(name) ?? []) report(...progress);
  };

  async #download(name: string, folder: string): Promise<ModelCard> {
    const gathered = this.#gathered.get(name) ?? new Gathered(folder);
    this.#gathered.set(name, gathered);
    const fetcher = this.#distrusted.has(name) ? fetchAnew : fetchFile;
    const downloader = this.#downloads.get(name) ?? new Downloader(folder, fetcher, gathered.take);
    this.#downloads.set(name, downloader);
    try {
      const arrival = await this.#arrive(name, downloader);
      if (arrival) {
        const card = await arrival.run();
        gathered.keep();
        void this.#rest(name, arrival, gathered);
        return card;
      }
      const report = pace((loaded = 0, total = 0) => this.#tell(name, loaded, total));
      const card = await this.#hold(name, downloader, report);
      this.#downloads.delete(name);
      gathered.keep();
      return card;
    } catch (error) {
      // Files that came whole and are no model may be other ones when the visitor tries again.
      const keeps = KEEPS.some((kind) => error instanceof kind);
      if (!keeps) this.#downloads.delete(name);
      // Of another model, as the index may be too.
      if (this.#arrivals.has(name) && (!keeps || error instanceof CorruptFileError)) {
        this.#arrivals.delete(name);
        this.#shelf.drop(name);
      }
      throw error;
    }
  }

  /** The model as it comes part by part, begun before or now; null where it comes whole. */
  async #arrive(name: string, downloader: Downloader): Promise<Arrival | null> {
    const begun = this.#arrivals.get(name);
    if (begun || this.#distrusted.has(name)) return begun ?? null;
    const report = pace(() => parts && this.#tell(name, parts.loaded, parts.needed));
    const parts = await CheckpointParts.open(downloader, report);
    if (!parts) return null;
    const tell = (card: ModelCard) => this.#tell(name, parts.loaded, parts.needed, card);
    const arrival = new Arrival(name, parts, this.#shelf, this.#start, tell);
    parts.onrows = () => tell(arrival.card());
    this.#arrivals.set(name, arrival);
    return arrival;
  }

  /** Brings what no reading has needed yet, unless the visitor saves data. */
  async #rest(name: string, arrival: Arrival, gathered: Gathered): Promise<void> {
    if (savesData()) return;
    try {
      await arrival.rest(async () => {
        while (this.#current.size > 0) await Promise.allSettled([...this.#current.values()]);
      });
      gathered.keep();
    } catch {
      this.#distrusted.add(name);
      this.#shelf.drop(name);
      this.#tell(name, 0, 0, null);
    }
    this.#downloads.delete(name);
    this.#arrivals.delete(name);
    this.#listeners.delete(name);
  }

  /** The model of files that are here or come whole: the large one comes part by part, without this code. */
  async #hold(name: string, files: CheckpointFiles, report?: Pass): Promise<ModelCard> {
    const { holdWhole } = await import('./whole-model');
    return holdWhole(name, files, { shelf: this.#shelf, start: this.#start, report });
  }
}

/**
 * The rest of a file past the browser's cache, which would join it to a first part that the server
 * may have compressed, and could decode neither.
 */
const fetchFile = (url: string, init: RequestInit) =>
  fetch(url, new Headers(init.headers).has('range') ? { cache: 'no-store', ...init } : init);

/** The same for a folder of which the browser has kept what is wrong. */
const fetchAnew = (url: string, init: RequestInit) => fetchFile(url, { cache: 'reload', ...init });

/** Whether the visitor asked for as few bytes as possible (Save-Data). */
const savesData = () =>
  (globalThis.navigator as { connection?: { saveData?: boolean } } | undefined)?.connection
    ?.saveData === true;

/** Passes on the first report, and then no more than one in a while. */
function pace(report: Pass): Pass {
  let last = -Infinity;
  return (loaded = 0, total = 0) => {
    if (performance.now() - last < REPORT_EVERY) return;
    last = performance.now();
    report(loaded, total);
  };
}
