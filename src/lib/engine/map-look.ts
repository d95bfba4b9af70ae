import {
  summariseMap,
  summariseVectors,
  type LayerSummary,
  type MapSummary,
  type VectorSummary
} from '../measures/summary';
import type { MadeMap } from '../transformer/attention';
import type { TransformerConfig } from '../transformer/config';
import type { MapPlace } from '../transformer/forward';
import type { Matrix, Trace } from '../transformer/trace';

/** What a page is sent of every map, taken as the map is made: its pooled pattern, and its summary. */
export class MapLook {
  /** For each layer the pooled patterns of the dot product and then of every head. */
  readonly overview: Matrix[][] = [];
  readonly summary: LayerSummary[] = [];
  readonly #tokens: Trace['tokens'];
  readonly #size: number;
  readonly #count: number;
  #pooled: Matrix[] = [];
  /** A layer's pooled patterns in one array, for the reason that `MapKeeper` has. */
  #kept!: Float32Array; // [nHeads + 1, size, size]
  #maps: MapSummary[] = [];
  #vectors!: VectorSummary;

  /** @param tokens whose words the maps are of; @param size of a pooled pattern at most */
  constructor(
    tokens: Trace['tokens'],
    size: number,
    { nHeads }: Pick<TransformerConfig, 'nHeads'>
  ) {
    this.#tokens = tokens;
    this.#size = size;
    this.#count = nHeads + 1;
  }

  see(place: MapPlace, map: MadeMap): void {
    const at = place === 'dot-product' ? 0 : place + 1;
    if (at === 0) this.#vectors = summariseVectors(map);
    this.#pooled[at] = this.#keep(map.pool(this.#size), at);
    this.#maps[at] = summariseMap(map, this.#tokens, map);
  }

  #keep(pooled: Matrix, at: number): Matrix {
    const size = pooled.data.length;
    if (this.#pooled.length === 0) this.#kept = new Float32Array(size * this.#count);
    this.#kept.set(pooled.data, at * size);
    return { ...pooled, data: this.#kept.subarray(at * size, (at + 1) * size) };
  }

  /** Ends a layer, all of whose maps have been seen. */
  end(): void {
    this.overview.push(this.#pooled);
    this.summary.push({ vectors: this.#vectors, maps: this.#maps });
    [this.#pooled, this.#maps] = [[], []];
  }
}
