import { comparedOf, type Compared } from '../measures/compared';
import { weightAt, type HeadCore } from '../measures/core';
import { pairWeights, type PairWeight } from '../measures/pair';
import type { Similarity } from '../measures/similarity';
import type { Token } from '../tokenizer/token';
import type { Cut } from '../transformer/cuts';
import type { MadeMap } from '../transformer/attention';
import {
  attend,
  copyMap,
  runLayers,
  type LayerStep,
  type MapPlace,
  type Model
} from '../transformer/forward';
import { MapKeeper } from '../transformer/map-keeper';
import {
  copyOf,
  type Attention,
  type HeadVectors,
  type Layer,
  type Matrix
} from '../transformer/trace';
import { buffersOf, empty } from './buffers';
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
  /** Of the layer that is being read, by head. */
  readonly #logTotals: Float64Array[] = [];
  readonly #shown: { dotProduct?: Attention; own?: Attention } = {};

  constructor(
    readonly model: Model,
    readonly tokens: readonly Token[],
    readonly cuts: readonly Cut[],
    readonly spot: Spot
  ) {}

  /** Takes from a map what is kept of it, and the maps that the page shows first. */
  readonly see = (place: MapPlace, map: MadeMap): void => {
    const shown = this.#layers.length === this.spot.layer - 1;
    if (place === 'dot-product') {
      if (shown) this.#shown.dotProduct = copyMap(map);
      return;
    }
    this.#logTotals[place] = map.logTotals();
    if (shown && place === this.spot.head - 1) this.#shown.own = copyMap(map);
  };

  /** Takes the next layer as it has been read, all of whose maps have been seen. */
  take({ input, dotProduct, heads }: LayerStep): void {
    const cores = heads.map((head, h) => ({ ...head, logTotals: this.#logTotals[h] }));
    this.#layers.push({ input, dotProduct, heads: cores });
    if (this.#layers.length !== this.spot.layer) return;
    const { head } = this.spot;
    const own = { ...vectorsOf(heads[head - 1]), ...this.#shown.own! };
    this.first = { ...this.spot, input, dotProduct: this.#shown.dotProduct!, own };
  }

  /** Ends the reading with its hidden states, h^(0..K): copied, since they are handed on. */
  keep(hidden: readonly Matrix[]): void {
    this.#hidden = hidden.map(copyOf);
    this.#layers = this.#layers.map(({ input, ...rest }) => ({
      ...rest,
      input: this.#hidden[hidden.indexOf(input)] ?? copyOf(input)
    }));
  }

  /**
   * Gives back what is kept, once nothing is asked of it any more: 20 MB at 512 tokens, which the
   * collector lets lie for as long as nobody needs them.
   */
  release(): void {
    buffersOf([this.#layers, this.#hidden]).forEach(empty);
  }

  /** The dot product and one head of a layer, from what is kept: arrays of their own. */
  async open({ layer, head }: Spot): Promise<Opened> {
    const { input, dotProduct, heads } = this.#layers[layer - 1];
    const core = heads[head - 1];
    return {
      layer,
      head,
      input: copyOf(input),
      dotProduct: attend({ q: input, k: input, ...dotProduct }),
      own: { ...vectorsOf(core), ...attend(core) }
    };
  }

  /** Layer `number`, run again: arrays of its own. */
  async layer(number: number): Promise<Layer | null> {
    const [start, maps] = [copyOf(this.#hidden[number - 1]), new MapKeeper(this.model.config)];
    const { cuts } = this;
    const steps = runLayers(this.model, start, { first: number, cuts, see: maps.see });
    const { value } = await steps.next();
    await steps.return(undefined);
    return value ? maps.layer(value) : null;
  }

  /** Proposal 1 in every layer under another similarity, from what is kept. */
  async compared(similarity: Similarity): Promise<Compared[]> {
    return this.#layers.map(({ input, dotProduct }) => {
      const scaled = attend({ q: input, k: input, ...dotProduct });
      return comparedOf(scaled, this.tokens, similarity, OVERVIEW_SIZE);
    });
  }

  /** The weights between two words in every head. */
  pair(from: number, to: number): PairWeight[] {
    const cores = this.#layers.map(({ heads }) => heads);
    return pairWeights(cores, weightAt, { from, to }, this.tokens.length);
  }
}

/** Copies: all heads' vectors are views on one buffer, which would go with any of them. */
const vectorsOf = ({ q, k, v, muted }: HeadVectors) => ({
  q: copyOf(q),
  k: copyOf(k),
  v: copyOf(v),
  muted
});
