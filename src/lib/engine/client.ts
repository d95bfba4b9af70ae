import { proxy, wrap, type ProxyMarked, type Remote } from 'comlink';
import type { PairWeight } from '../measures/pair';
import type { Cut } from '../transformer/cuts';
import type { Layer } from '../transformer/trace';
import type { ClassroomApi } from './classroom-contract';
import type { EngineApi, HeadBiases, ModelCard, Opened, Reading, Spot } from './contract';
import { modelFolder } from './place';
import './throws';

/** The worker died and nothing of it is left; the next `load` starts a new one. */
export class EngineCrashedError extends Error {
  override name = 'EngineCrashedError';
}

/** What a session needs of the engine; tests pass their own. */
export interface Engine {
  /** The model's card, or null when another model was asked for meanwhile. */
  load(model: string, report: (loaded: number, total: number) => void): Promise<ModelCard | null>;
  /** As `load`, of a model folder in memory: contents by file name. */
  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard | null>;
  /** The reading, or null when a newer one was asked for meanwhile. */
  read(text: string, spot: Spot, cuts?: readonly Cut[]): Promise<Reading | null>;
  open(reading: number, spot: Spot): Promise<Opened | null>;
  layer(reading: number, number: number): Promise<Layer | null>;
  pair(reading: number, from: number, to: number): Promise<readonly PairWeight[] | null>;
  biases(layer: number, head: number): Promise<HeadBiases | null>;
  /** Called when the engine has died, whoever waited for it told; `load` starts a fresh one. */
  onCrash: () => void;
  close(): void;
}

/** The page's side of the engine: one module worker, started anew after a crash. */
export class EngineClient implements Engine {
  onCrash: () => void = () => undefined;
  #worker!: Worker;
  #remote!: Remote<EngineApi>;
  #alive = false;
  /** Never resolves; rejects, through `#fail`, when the worker dies. */
  #crash!: Promise<never>;
  #fail!: (error: EngineCrashedError) => void;
  #reads = 0;

  constructor() {
    this.#start();
  }

  load(model: string, report: (loaded: number, total: number) => void): Promise<ModelCard | null> {
    if (!this.#alive) this.#start();
    return this.#unlessCrashed(this.#remote.load(model, modelFolder(model), proxy(report)));
  }

  loadFiles(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<ModelCard | null> {
    if (!this.#alive) this.#start();
    return this.#unlessCrashed(this.#remote.loadFiles(name, files));
  }

  async read(text: string, spot: Spot, cuts: readonly Cut[] = []): Promise<Reading | null> {
    const id = ++this.#reads;
    const reading = await this.#unlessCrashed(this.#remote.read(id, text, spot, cuts));
    return id === this.#reads ? reading : null;
  }

  open(reading: number, spot: Spot): Promise<Opened | null> {
    return this.#unlessCrashed(this.#remote.open(reading, spot));
  }

  layer(reading: number, number: number): Promise<Layer | null> {
    return this.#unlessCrashed(this.#remote.layer(reading, number));
  }

  pair(reading: number, from: number, to: number): Promise<readonly PairWeight[] | null> {
    return this.#unlessCrashed(this.#remote.pair(reading, from, to));
  }

  biases(layer: number, head: number): Promise<HeadBiases | null> {
    return this.#unlessCrashed(this.#remote.biases(layer, head));
  }

  /** A room to train in, in the same worker; it is gone when the worker crashes. */
  classroom(): Promise<Remote<ClassroomApi & ProxyMarked>> {
    if (!this.#alive) this.#start();
    return this.#unlessCrashed(this.#remote.classroom());
  }

  /** Ends with an error as soon as the engine crashes, whatever `answer` would have been. */
  alive<T>(answer: Promise<T>): Promise<T> {
    return this.#unlessCrashed(answer);
  }

  close(): void {
    this.#worker.terminate();
  }

  #start(): void {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    this.#alive = true;
    this.#remote = wrap<EngineApi>(worker);
    this.#crash = new Promise((_, reject) => (this.#fail = reject));
    this.#crash.catch(() => undefined); // nobody may be waiting; onCrash tells the session
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(worker, event.message || 'The worker stopped.');
    };
  }

  /** A new worker has to wait for `load`: one that cannot start would be started for ever. */
  #die(worker: Worker, message: string): void {
    if (worker !== this.#worker || !this.#alive) return;
    this.#alive = false;
    worker.terminate();
    this.#fail(new EngineCrashedError(message));
    this.onCrash();
  }

  /** A crashed worker never answers: whoever waits is told through this race instead. */
  #unlessCrashed<T>(answer: Promise<T>): Promise<T> {
    const worker = this.#worker;
    return Promise.race([answer, this.#crash]).catch((error: unknown) => {
      // WebAssembly that trapped leaves its memory in an unknown state: same as a crash.
      if (!(error instanceof Error) || error.name !== 'RuntimeError') throw error;
      this.#die(worker, error.message);
      throw new EngineCrashedError(error.message);
    });
  }
}
