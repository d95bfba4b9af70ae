import { comparedOf, type Compared } from '../measures/compared';
import { headCore, weightAt, type HeadCore } from '../measures/core';
import { pairWeights, type PairWeight } from '../measures/pair';
import type { Similarity } from '../measures/similarity';
import type { Cut } from '../transformer/cuts';
import { attend, runLayers, type Model } from '../transformer/forward';
import { copyOf, type Attention, type Head, type Layer, type Matrix } from '../transformer/trace';
import { release } from './buffers';
import { OVERVIEW_SIZE, type Opened, type Spot } from './contract';

/** What a layer's maps follow from. */
interface LayerCore {
  readonly input: Matrix;
  readonly dotProduct: Pick<Attention, 'mask' | 'divisor'>;
  readonly heads: readonly HeadCore[];
}

/**
 * What the worker keeps of a long text to answer what the page asks of it later: hidden states, and
 * of each head what its maps follow from. Whole layers would take 26 n² numbers each.
 */
export class LongText {
  /** What the page shows first, once its layer has been read. */
  first: Opened | null = null;
  #hidden: readonly Matrix[] = [];
  #layers: LayerCore[] = [];

  constructor(
    readonly model: Model,
    readonly cuts: readonly Cut[],
    readonly spot: Spot
  ) {}

  /** Takes the next layer as it has been read, and empties it of all but its input. */
  take({ input, dotProduct, heads }: Layer): void {
    const { mask, divisor } = dotProduct;
    this.#layers.push({ input, dotProduct: { mask, divisor }, heads: heads.map(headCore) });
    if (this.#layers.length === this.spot.layer)
      this.first = {
        ...this.spot,
        input,
        dotProduct: copyAttention(dotProduct),
        own: copyHead(heads[this.spot.head - 1])
      };
    release({ dotProduct, heads });
  }

  /** Ends the reading with its hidden states, h^(0..K): copied, since they are handed on. */
  keep(hidden: readonly Matrix[]): void {
    this.#hidden = hidden.map(copyOf);
    this.#layers = this.#layers.map(({ input, ...rest }) => ({
      ...rest,
      input: this.#hidden[hidden.indexOf(input)] ?? copyOf(input)
    }));
  }

  /** The dot product and one head of a layer, from what is kept: arrays of their own. */
  async open({ layer, head }: Spot): Promise<Opened> {
    const { input, dotProduct, heads } = this.#layers[layer - 1];
    const core = heads[head - 1];
    const [q, k, v] = [core.q, core.k, core.v].map(copyOf);
    return {
      layer,
      head,
      input: copyOf(input),
      dotProduct: await attend({ q: input, k: input, v: input, ...dotProduct }),
      own: { q, k, v, ...(await attend(core)) }
    };
  }

  /** Layer `number`, run again: arrays of its own. */
  async layer(number: number): Promise<Layer | null> {
    const steps = runLayers(this.model, copyOf(this.#hidden[number - 1]), number, this.cuts);
    const { value } = await steps.next();
    await steps.return(undefined);
    return value?.layer ?? null;
  }

  /** Proposal 1 in every layer under another similarity, from what is kept. */
  async compared(similarity: Similarity): Promise<Compared[]> {
    const all: Compared[] = [];
    for (const { input, dotProduct } of this.#layers) {
      const scaled = await attend({ q: input, k: input, v: input, ...dotProduct });
      all.push(comparedOf(scaled, similarity, OVERVIEW_SIZE));
      release(scaled);
    }
    return all;
  }

  /** The weights between two words in every head. */
  pair(from: number, to: number): PairWeight[] {
    const cores = this.#layers.map(({ heads }) => heads);
    return pairWeights(cores, weightAt, { from, to });
  }
}

/** Copies: a layer's matrices are views on one buffer for all heads, which would go with any of them. */
const copyAttention = ({ scores, pattern, mask, divisor }: Attention): Attention => ({
  scores: copyOf(scores),
  pattern: copyOf(pattern),
  mask,
  divisor
});

const copyHead = ({ q, k, v, ...attention }: Head): Head => ({
  q: copyOf(q),
  k: copyOf(k),
  v: copyOf(v),
  ...copyAttention(attention)
});
