import type { ReadingDesk } from '../engine/client';
import { OVERVIEW_SIZE, type Opened, type Reading, type Spot } from '../engine/contract';
import { Newest } from '../engine/newest';
import { comparedOf, type Compared } from '../measures/compared';
import { pairWeights, type PairWeight } from '../measures/pair';
import type { Similarity } from '../measures/similarity';
import {
  valueAt,
  type Attention,
  type Head,
  type Layer,
  type Matrix,
  type Trace
} from '../transformer/trace';
import type { Cell } from '../measures/cell';

/** What a reading does not bring by itself: a long text's heads, and what two words give in all. */
export class OnDemand {
  #opened = $state.raw<{ reading: Reading; opened: Opened } | null>(null);
  #pair = $state.raw<{ reading: Reading; cell: Cell; weights: readonly PairWeight[] } | null>(null);
  #compared = $state.raw<{
    reading: Reading;
    similarity: Similarity;
    layers: readonly Compared[];
  } | null>(null);
  #deskOf: ((reading: Reading) => ReadingDesk) | null = null;
  readonly #newestHead = new Newest();
  readonly #newestPair = new Newest();
  readonly #newestCompared = new Newest();

  /** Takes the desks of the readings that it will be asked of. */
  connect(deskOf: (reading: Reading) => ReadingDesk): void {
    this.#deskOf = deskOf;
  }

  /** Proposal 1 in a layer; null while it is on its way. */
  dotProduct(reading: Reading, layer: number): Attention | null {
    return this.#part(reading, layer)?.dotProduct ?? null;
  }

  /** What a layer's attention is computed from, [n, dModel]; null while it is on its way. */
  input(reading: Reading, layer: number): Matrix | null {
    const input = this.#part(reading, layer)?.input;
    // The picture that the page was built with has scores and no vectors.
    return input && input.rows > 0 ? input : null;
  }

  /** The model’s own attention in a head; null while it is on its way. */
  own(reading: Reading, { layer, head }: Spot): Head | null {
    const whole = reading.trace.layers[layer - 1];
    if (whole) return whole.heads[head - 1] ?? null;
    const opened = this.#had(reading, layer);
    return opened?.head === head ? opened.own : null;
  }

  /** The pair's weights in every head; empty while they are on their way. */
  pair(reading: Reading, cell: Cell): readonly PairWeight[] {
    const { layers, tokens } = reading.trace;
    if (layers.length > 0) {
      if (layers.length < reading.trace.model.nLayers) return [];
      const heads = layers.map((layer) => layer.heads);
      const weight = ({ pattern }: Head, from: number, to: number) => valueAt(pattern, from, to);
      return pairWeights(heads, weight, cell, tokens.length);
    }
    const fetched = this.#pair;
    const same = fetched?.cell.from === cell.from && fetched.cell.to === cell.to;
    return fetched?.reading === reading && same ? fetched.weights : [];
  }

  /** Proposal 1 in each layer under a similarity; null while a long text's are on their way. */
  compared(reading: Reading, similarity: Similarity): readonly (Compared | null)[] {
    const { overview, summary, trace } = reading;
    if (similarity === 'scaled')
      return overview.map(([map], l) => ({ map, summary: summary[l].maps[0] }));
    if (trace.layers.length > 0)
      return trace.layers.map(({ dotProduct }) =>
        comparedOf(dotProduct, trace.tokens, similarity, OVERVIEW_SIZE)
      );
    return this.#gotCompared(reading, similarity) ?? overview.map(() => null);
  }

  /** Asks for what a long text's picture lacks. */
  async fetch(reading: Reading, spot: Spot, similarity: Similarity): Promise<void> {
    await Promise.all([this.fetchHead(reading, spot), this.fetchCompared(reading, similarity)]);
  }

  /** Asks for a long text's layers under a similarity, unless they are there. */
  async fetchCompared(reading: Reading, similarity: Similarity): Promise<void> {
    // A text sent whole has them in its layers, and every reading has them as they are scaled.
    const there = reading.trace.layers.length > 0 || similarity === 'scaled';
    if (!this.#deskOf || there || this.#gotCompared(reading, similarity)) return;
    const asked = this.#deskOf(reading)
      .compared(reading.id, similarity)
      .catch(() => null);
    const layers = await this.#newestCompared.ask(asked);
    if (layers) this.#compared = { reading, similarity, layers };
  }

  /** Asks for a head, unless it is there. */
  async fetchHead(reading: Reading, spot: Spot): Promise<void> {
    if (!this.#deskOf || this.own(reading, spot)) return;
    const asked = this.#deskOf(reading)
      .open(reading.id, spot)
      .catch(() => null);
    const opened = await this.#newestHead.ask(asked);
    if (opened) this.#opened = { reading, opened };
  }

  /** Asks for a pair's weights where the reading came without them. */
  async fetchPair(reading: Reading, cell: Cell | null): Promise<void> {
    if (!this.#deskOf || !cell || reading.trace.layers.length > 0) return;
    const asked = this.#deskOf(reading)
      .pair(reading.id, cell.from, cell.to)
      .catch(() => null);
    const weights = await this.#newestPair.ask(asked);
    if (weights) this.#pair = { reading, cell, weights };
  }

  /** The reading with every layer, those of a long text fetched one by one; null when it is gone. */
  async wholeTrace(reading: Reading): Promise<Trace | null> {
    const { id, trace } = reading;
    if (trace.layers.length > 0 || !this.#deskOf) return trace;
    const layers: Layer[] = [];
    for (let number = 1; number <= trace.model.nLayers; number++) {
      const layer = await this.#deskOf(reading)
        .layer(id, number)
        .catch(() => null);
      if (!layer) return null;
      layers.push(layer);
    }
    return { ...trace, layers };
  }

  /** What has come of a long text's layers under a similarity. */
  #gotCompared(reading: Reading, similarity: Similarity): readonly Compared[] | null {
    const got = this.#compared;
    return got?.reading === reading && got.similarity === similarity ? got.layers : null;
  }

  #part(reading: Reading, layer: number): Pick<Layer, 'dotProduct' | 'input'> | null {
    return reading.trace.layers[layer - 1] ?? this.#had(reading, layer);
  }

  /** What of a long text's layer has come last: asked for by itself, or with the reading. */
  #had(reading: Reading, layer: number): Opened | null {
    const asked = this.#opened?.reading === reading ? this.#opened.opened : null;
    return [asked, reading.opened].find((opened) => opened?.layer === layer) ?? null;
  }
}
