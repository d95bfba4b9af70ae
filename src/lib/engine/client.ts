import { proxy, wrap, type ProxyMarked, type Remote } from 'comlink';
import type { Compared } from '../measures/compared';
import type { PairWeight } from '../measures/pair';
import type { Similarity } from '../measures/similarity';
import type { Cut } from '../transformer/cuts';
import type { Layer } from '../transformer/trace';
import type { ClassifyingApi } from './classifying-contract';
import type { ClassroomApi } from './classroom-contract';
import {
  isWhole,
  type EngineApi,
  type LoadReport,
  type ModelCard,
  type Opened,
  type Reading,
  type Spot
} from './contract';
import { EngineCrashedError } from './crash';
import type { EffectsApi, LearnedApi } from './effects-contract';
import { Newest } from './newest';
import { modelFolder } from './place';
import { requireOrigin, SealedError } from './sealed';
import './throws';

/** What is asked of a desk's reading: how far it is, and which model it is by. */
export interface Ask {
  readonly model: string;
  readonly text: string;
  readonly spot: Spot;
  readonly cuts?: readonly Cut[];
}

/** A place to read at: a text at a time, the newest of its own wins, whatever other desks do. */
export interface ReadingDesk {
  /**
   * The reading, or null when a newer one was asked for meanwhile.
   * @param draw given what has been read so far, while layers of the model are on their way
   */
  read(ask: Ask, draw?: (reading: Reading) => void): Promise<Reading | null>;
  open(reading: number, spot: Spot): Promise<Opened | null>;
  layer(reading: number, number: number): Promise<Layer | null>;
  pair(reading: number, from: number, to: number): Promise<readonly PairWeight[] | null>;
  compared(reading: number, similarity: Similarity): Promise<readonly Compared[] | null>;
  /** Gives back what the worker keeps of its text. */
  leave(): void;
}

/** What states need of the engine; tests pass their own. */
export interface Engine {
  /** The model's card, once every layer of it can read. */
  load(model: string, report: LoadReport): Promise<ModelCard>;
  /** As `load`, of a model folder in memory: contents by file name. */
  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard>;
  desk(): ReadingDesk;
  /**
   * Tells of every crash, whoever waited for the engine told before; `load` starts a fresh one.
   * @returns a function that ends it
   */
  onCrash(listener: () => void): () => void;
}

/** The page's side of the engine: one module worker, started anew after a crash. */
export class EngineClient implements Engine {
  readonly #listeners = new Set<() => void>();
  #worker!: Worker;
  #remote!: Remote<EngineApi>;
  #alive = false;
  /** Never resolves; rejects, through `#fail`, when the worker dies. */
  #crash!: Promise<never>;
  #fail!: (error: EngineCrashedError) => void;
  #desks = 0;

  constructor() {
    try {
      this.#start();
    } catch (error) {
      if (!(error instanceof SealedError)) throw error; // `load` starts again, and tells
    }
  }

  load(model: string, report: LoadReport): Promise<ModelCard> {
    const folder = modelFolder(model);
    return this.#fresh((remote) => remote.load(model, folder, proxy(report)));
  }

  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard> {
    return this.#fresh((remote) => remote.loadFiles(name, files));
  }

  desk(): ReadingDesk {
    const desk = ++this.#desks;
    const newest = new Newest();
    let reads = 0;
    const ask = <T>(question: (remote: Remote<EngineApi>) => Promise<T>) =>
      this.alive(question(this.#remote));
    return {
      read: ({ cuts = [], ...rest }, draw) => {
        const id = ++reads;
        const all = async (remote: Remote<EngineApi>) => {
          let reading = await remote.read(desk, { ...rest, cuts, id, inParts: !!draw });
          while (draw && reading && !isWhole(reading)) {
            draw(reading);
            reading = await remote.more(desk, id);
          }
          return reading;
        };
        return newest.ask(ask(all));
      },
      open: (reading, spot) => ask((remote) => remote.open(desk, reading, spot)),
      layer: (reading, number) => ask((remote) => remote.layer(desk, reading, number)),
      pair: (reading, from, to) => ask((remote) => remote.pair(desk, reading, from, to)),
      compared: (reading, similarity) =>
        ask((remote) => remote.compared(desk, reading, similarity)),
      leave: () => void this.#remote.leave(desk)
    };
  }

  /** A room to train in, in the same worker; it is gone when the worker crashes. */
  classroom(): Promise<Remote<ClassroomApi & ProxyMarked>> {
    return this.#fresh((remote) => remote.classroom());
  }

  /** A room to ask what depends on what, in the same worker; gone as a classroom is. */
  effects(): Promise<Remote<EffectsApi & LearnedApi & ProxyMarked>> {
    return this.#fresh((remote) => remote.effects());
  }

  /** A place to learn a sentence's class at, in the same worker; none of them cancels another. */
  classifying(): Promise<Remote<ClassifyingApi & ProxyMarked>> {
    return this.#fresh((remote) => remote.classifying());
  }

  onCrash(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ends with an error as soon as the engine crashes, whatever `answer` would have been. */
  alive<T>(answer: Promise<T>): Promise<T> {
    const worker = this.#worker;
    return Promise.race([answer, this.#crash]).catch((error: unknown) => {
      // WebAssembly that trapped leaves its memory in an unknown state: same as a crash.
      if (!(error instanceof Error) || error.name !== 'RuntimeError') throw error;
      this.#die(worker, error.message);
      throw new EngineCrashedError(error.message);
    });
  }

  /** @throws SealedError */
  #start(): void {
    requireOrigin();
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    this.#alive = true;
    this.#remote = wrap<EngineApi>(worker);
    this.#crash = new Promise((_, reject) => (this.#fail = reject));
    this.#crash.catch(() => undefined); // nobody may be waiting; listeners are told
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(worker, event.message);
    };
  }

  /** A new worker has to wait for `load`: one that cannot start would be started for ever. */
  #die(worker: Worker, message: string): void {
    if (worker !== this.#worker || !this.#alive) return;
    this.#alive = false;
    worker.terminate();
    this.#fail(new EngineCrashedError(message));
    for (const listener of [...this.#listeners]) listener();
  }

  /** Asks an engine that is alive, a new one where the last has crashed. */
  async #fresh<T>(question: (remote: Remote<EngineApi>) => Promise<T>): Promise<T> {
    if (!this.#alive) this.#start();
    return this.alive(question(this.#remote));
  }
}
