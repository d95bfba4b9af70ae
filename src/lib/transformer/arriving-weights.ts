import { disposeWeights, ModelGoneError, storedTables, uploads } from './weights';
import type { Norm, LayerWeights, Linear, StoredTensors, Weights } from './weights';
import type { TransformerConfig } from './config';
import { familyOf } from './families';

/** Weights of a model that comes part by part: what makes h^(0), then its layers in order. */
export class ArrivingWeights implements Weights {
  readonly tables: Weights['tables'];
  embeddingNorm!: Norm;
  readonly layers: LayerWeights[] = [];
  nextWord: Linear | null = null;
  readonly #config: TransformerConfig;
  readonly #onStop: () => void;
  #stopped = false;
  /** Whether what makes h^(0) is here. */
  begun = false;
  #waiting: {
    readonly layer: number;
    readonly go: () => void;
    readonly fail: (error: Error) => void;
  }[] = [];

  /**
   * @param stored every table, whose rows come by themselves
   * @param onStop told when nobody needs what has not come
   */
  constructor(config: TransformerConfig, stored: StoredTensors, onStop: () => void) {
    this.#config = config;
    this.#onStop = onStop;
    this.tables = storedTables(config, stored);
  }

  /** Takes what makes h^(0), which comes by itself. */
  begin(stored: StoredTensors): void {
    this.embeddingNorm = familyOf(this.#config).arrange.embedding(uploads(stored));
    this.begun = true;
    this.#taken();
  }

  /** Takes the next layer, the last with what reads its vectors. */
  add(stored: StoredTensors): void {
    const { layer, output } = familyOf(this.#config).arrange;
    const tensors = uploads(stored);
    const number = this.layers.length + 1;
    const last = number === this.#config.nLayers;
    if (last) this.nextWord = output(this.#config, tensors);
    this.layers.push(layer(this.#config, number, tensors));
    this.#taken();
  }

  /** @throws ModelGoneError once it was stopped */
  come(layer: number): Promise<void> {
    if (this.#here(layer)) return Promise.resolve();
    if (this.#stopped) return Promise.reject(new ModelGoneError());
    return new Promise((go, fail) => this.#waiting.push({ layer, go, fail }));
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#onStop();
    for (const { fail } of this.#waiting.splice(0)) fail(new ModelGoneError());
  }

  readonly #here = (layer: number) => (layer === 0 ? this.begun : layer <= this.layers.length);

  #taken(): void {
    if (this.#stopped) return disposeWeights(this); // whoever let go of it freed what there was
    const due = this.#waiting.filter(({ layer }) => this.#here(layer));
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
    for (const { go } of due) go();
  }
}
