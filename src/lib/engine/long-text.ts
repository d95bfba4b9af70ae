import { tensor2d } from '@tensorflow/tfjs-core';
import { headCore, weightAt, type HeadCore } from '../measures/core';
import { pairWeights, type PairWeight } from '../measures/pair';
import { edgeMask, type Cut } from '../transformer/cuts';
import { attend, runLayers, type Model } from '../transformer/forward';
import { divisorOf } from '../transformer/layer';
import { copyOf, type Layer, type Matrix } from '../transformer/trace';
import { release } from './buffers';
import type { Opened, Spot } from './contract';

/**
 * What the worker keeps of a long text to answer what the page asks of it later: hidden states, and
 * of each head what its maps follow from. Whole layers would take 26 n² numbers each.
 */
export class LongText {
  /** h^(0..K), once the reading is done. */
  hidden: readonly Matrix[] = [];
  /** What the page shows first, once its layer has been read. */
  first: Opened | null = null;
  readonly #cores: HeadCore[][] = [];

  constructor(
    readonly model: Model,
    readonly cuts: readonly Cut[],
    readonly spot: Spot
  ) {}

  /** Takes a layer as it has been read, and empties it. */
  take(layer: Layer, number: number): void {
    const divisor = divisorOf(this.model.config);
    const cores = layer.heads.map((head, h) =>
      headCore(head, divisor, edgeMask(this.cuts, number, h + 1, head.pattern.rows))
    );
    this.#cores.push(cores);
    if (number === this.spot.layer) this.first = partOf(layer, this.spot);
    release(layer);
  }

  /** The dot product and one head of a layer, from what is kept: arrays of their own. */
  async open({ layer, head }: Spot): Promise<Opened> {
    const x = this.hidden[layer - 1];
    const divisor = Math.sqrt(this.model.config.dModel);
    const core = this.#cores[layer - 1][head - 1];
    const [q, k, v] = [core.q, core.k, core.v].map(copyOf);
    return {
      layer,
      head,
      dotProduct: await attend({ q: x, k: x, v: x, divisor, mask: null }),
      learned: { q, k, v, ...(await attend(core)) }
    };
  }

  /** Layer `number`, run again. */
  async layer(number: number): Promise<Layer | null> {
    const { data, rows, columns } = this.hidden[number - 1];
    const steps = runLayers(this.model, tensor2d(data, [rows, columns]), number, this.cuts);
    const { value } = await steps.next();
    await steps.return(undefined);
    return value?.layer ?? null;
  }

  /** The weights between two words in every head. */
  pair(from: number, to: number): PairWeight[] {
    return pairWeights(this.#cores, weightAt, { from, to });
  }
}

/** Copies: a layer's matrices are views on one buffer for all heads, which would go with any of them. */
function partOf({ dotProduct, heads }: Layer, spot: Spot): Opened {
  const { q, k, v, scores, pattern } = heads[spot.head - 1];
  return {
    ...spot,
    dotProduct: { scores: copyOf(dotProduct.scores), pattern: copyOf(dotProduct.pattern) },
    learned: {
      q: copyOf(q),
      k: copyOf(k),
      v: copyOf(v),
      scores: copyOf(scores),
      pattern: copyOf(pattern)
    }
  };
}
