import { CorruptFileError } from '../checkpoint/errors';
import type { CheckpointParts, Part } from '../checkpoint/parts';
import { ArrivingWeights } from '../transformer/arriving-weights';
import { headBiases, type HeadBiases } from '../transformer/biases';
import { releaseFiles } from './buffers';
import { SMALL_VOCABULARY, type ModelCard } from './contract';
import { readerWith, type Reader } from './reader';
import { ModelGoneError, type Shelf } from './shelf';

/** Milliseconds before what nobody waits for is asked for again; each time twice as many. */
const REST = 5000;
const LONGEST_REST = 160_000;

/** A model that can read before all of it is here: first by layer 1, at last without asking for words. */
export class Arrival {
  readonly #name: string;
  readonly #parts: CheckpointParts;
  readonly #shelf: Shelf;
  readonly #start: () => Promise<{ simd: boolean }>;
  readonly #tell: (card: ModelCard) => void;
  #tables: Part | null = null;
  #weights!: ArrivingWeights;
  #reader!: Reader;
  #simd = false;
  #biases: readonly (readonly HeadBiases[])[] = [];
  #stopped = false;

  /**
   * @param start makes the backend ready
   * @param tell told of the card as soon as texts can be read, and whenever more is here
   */
  constructor(
    name: string,
    parts: CheckpointParts,
    shelf: Shelf,
    start: () => Promise<{ simd: boolean }>,
    tell: (card: ModelCard) => void
  ) {
    [this.#name, this.#parts, this.#shelf, this.#start, this.#tell] = [
      name,
      parts,
      shelf,
      start,
      tell
    ];
  }

  /**
   * Brings all that every layer needs. After a failure, calling again asks for what has not come.
   * @throws CheckpointError and what `start` throws
   */
  async run(): Promise<ModelCard> {
    const stop = new AbortController();
    const { signal } = stop;
    const opened = this.#tables ? Promise.resolve() : this.#open(signal);
    const ends = [opened.then(() => this.#begin()), this.#addLayers(opened, signal)];
    try {
      await Promise.all(ends);
    } catch (error) {
      stop.abort();
      await Promise.allSettled(ends); // none is under way when the caller tries again
      throw error;
    }
    return this.card();
  }

  /**
   * Brings what no reading has needed yet, while nobody waits for anything else.
   * @param quiet resolves while no model is being loaded
   * @throws CorruptFileError where the tables turn out to be others than the index says
   */
  async rest(quiet: () => Promise<void>): Promise<void> {
    const { tables } = this.#parts;
    for (let wait = REST; !this.#stopped && !tables.complete;) {
      await Promise.all([quiet(), this.#shelf.quiet(), tables.settled()]);
      try {
        await tables.bringMore();
        wait = REST;
        this.#tell(this.card());
      } catch (error) {
        if (error instanceof CorruptFileError) throw error;
        await new Promise((go) => setTimeout(go, wait));
        wait = Math.min(2 * wait, LONGEST_REST);
      }
    }
    if (!this.#stopped) await tables.check();
  }

  /** Whether every layer can read. */
  get reads(): boolean {
    return this.#tables !== null && this.#weights.layers.length === this.#parts.config.nLayers;
  }

  /** The model as it is here. */
  card(): ModelCard {
    const { config, bytes, parameters, loaded } = this.#parts;
    const { identity, tokenizer } = this.#reader;
    const { words } = tokenizer;
    return {
      identity,
      config,
      bytes,
      here: loaded,
      parameters,
      simd: this.#simd,
      words: words.length < SMALL_VOCABULARY ? words : null,
      biases: this.#biases
    };
  }

  async #open(signal: AbortSignal): Promise<void> {
    const parts = this.#parts;
    const came = [parts.tokenizer({ signal }), parts.header(), this.#start()] as const;
    const [tokenizer, tables, { simd }] = await Promise.all(came);
    this.#simd = simd;
    this.#weights = new ArrivingWeights(parts.config, tables, () => this.#stop());
    this.#reader = readerWith(this.#name, { ...parts, tokenizer }, this.#weights);
    this.#tables = tables;
    this.#shelf.put(this.#reader, this.card());
    this.#tell(this.card());
  }

  async #begin(): Promise<void> {
    if (!this.#weights.begun) this.#weights.begin(await this.#parts.begin(this.#tables!));
  }

  /** The next layer is asked for before one is made ready: the line never waits. */
  async #addLayers(opened: Promise<void>, signal: AbortSignal): Promise<void> {
    const { config } = this.#parts;
    const from = this.#tables ? this.#weights.layers.length + 1 : 1;
    let next = from <= config.nLayers ? this.#parts.layer(from, { signal }) : null;
    for (let number = from; next; number++) {
      const part = await next;
      next = number < config.nLayers ? this.#parts.layer(number + 1, { signal }) : null;
      next?.catch(() => undefined); // told when it is waited for
      await opened;
      if (this.#stopped) throw new ModelGoneError(this.#name);
      this.#weights.add(part);
      releaseFiles(config, part);
      this.#biases = await headBiases(this.#reader.model);
      this.#tell(this.card());
    }
  }

  #stop(): void {
    this.#stopped = true;
    this.#parts.tables.stop();
  }
}
