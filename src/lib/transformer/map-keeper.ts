import type { MadeMap } from './attention';
import type { TransformerConfig } from './config';
import type { LayerStep, MapPlace } from './forward';
import type { Attention, Layer, Matrix } from './trace';

/**
 * Keeps every map that it sees, to make whole layers. A layer's maps lie in one array: for a short
 * text, an array for each would cost more than its attention.
 */
export class MapKeeper {
  readonly #nHeads: number;
  #kept!: Float32Array; // [nHeads + 1, 2, n, n], the dot product's maps last
  #maps: Attention[] = [];

  constructor({ nHeads }: Pick<TransformerConfig, 'nHeads'>) {
    this.#nHeads = nHeads;
  }

  readonly see = (place: MapPlace, { scores, pattern, mask, divisor }: MadeMap): void => {
    const [at, size] = [place === 'dot-product' ? this.#nHeads : place, scores.data.length];
    if (this.#maps.length === 0) this.#kept = new Float32Array(2 * size * (this.#nHeads + 1));
    const keep = (map: Matrix, from: number): Matrix => {
      this.#kept.set(map.data, from);
      return { ...map, data: this.#kept.subarray(from, from + size) };
    };
    const [first, second] = [keep(scores, 2 * at * size), keep(pattern, (2 * at + 1) * size)];
    this.#maps[at] = { scores: first, pattern: second, mask, divisor };
  };

  /** The layer whose maps were seen last. */
  layer({ input, heads }: LayerStep): Layer {
    const maps = this.#maps;
    this.#maps = [];
    return {
      input,
      dotProduct: maps[this.#nHeads],
      heads: heads.map((vectors, h) => ({ ...vectors, ...maps[h] }))
    };
  }
}
