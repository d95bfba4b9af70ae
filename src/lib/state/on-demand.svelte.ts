import type { Engine } from '../engine/client';
import type { HeadBiases, Reading } from '../engine/contract';
import { pairWeights, type PairWeight } from '../measures/pair';
import { cell as at, type Layer, type Trace } from '../transformer/trace';
import type { Cell } from './focus';

/** What a reading does not bring by itself: a long text's layers and pairs, and a head's biases. */
export class OnDemand {
  #layer = $state.raw<{ reading: Reading; number: number; layer: Layer } | null>(null);
  #pair = $state.raw<{ reading: Reading; cell: Cell; weights: readonly PairWeight[] } | null>(null);
  #biases = $state.raw<{ model: string; layer: number; head: number; biases: HeadBiases } | null>(
    null
  );

  /** Requests so far of each kind: an answer that a later request has overtaken is dropped. */
  readonly #asked = { layer: 0, pair: 0, biases: 0 };

  /** Layer `number` of the reading, from 1; null while it is on its way. */
  layer(reading: Reading, number: number): Layer | null {
    const whole = reading.trace.layers[number - 1];
    if (whole) return whole;
    if (reading.opened?.number === number) return reading.opened.layer;
    const fetched = this.#layer;
    return fetched?.reading === reading && fetched.number === number ? fetched.layer : null;
  }

  /** The pair's weights in every head; empty while they are on their way. */
  pair(reading: Reading, cell: Cell): readonly PairWeight[] {
    const { layers } = reading.trace;
    if (layers.length > 0) {
      const heads = layers.map((layer) => layer.heads);
      return pairWeights(heads, ({ pattern }, from, to) => at(pattern, from, to), cell);
    }
    const fetched = this.#pair;
    const same = fetched?.cell.from === cell.from && fetched.cell.to === cell.to;
    return fetched?.reading === reading && same ? fetched.weights : [];
  }

  /** b_Q and b_K of a head; null until they have come, and where it has none. */
  biases(model: string, layer: number, head: number): HeadBiases | null {
    const got = this.#biases;
    const same = got?.model === model && got.layer === layer && got.head === head;
    return same ? got.biases : null;
  }

  async fetchLayer(engine: Engine, reading: Reading, number: number): Promise<void> {
    if (this.layer(reading, number)) return;
    const turn = ++this.#asked.layer;
    const layer = await engine.layer(reading.id, number).catch(() => null);
    if (layer && turn === this.#asked.layer) this.#layer = { reading, number, layer };
  }

  async fetchPair(engine: Engine, reading: Reading, cell: Cell): Promise<void> {
    if (reading.trace.layers.length > 0) return;
    const turn = ++this.#asked.pair;
    const weights = await engine.pair(reading.id, cell.from, cell.to).catch(() => null);
    if (weights && turn === this.#asked.pair) this.#pair = { reading, cell, weights };
  }

  /** @param model the model that the engine holds */
  async fetchBiases(engine: Engine, model: string, layer: number, head: number): Promise<void> {
    const turn = ++this.#asked.biases;
    const biases = await engine.biases(layer, head).catch(() => null);
    if (biases && turn === this.#asked.biases) this.#biases = { model, layer, head, biases };
  }
}

/** The reading with every layer, those of a long text fetched one by one; null when it is gone. */
export async function wholeTrace(engine: Engine | null, reading: Reading): Promise<Trace | null> {
  const { id, trace } = reading;
  if (trace.layers.length > 0 || !engine) return trace;
  const layers: Layer[] = [];
  for (let number = 1; number <= trace.model.nLayers; number++) {
    const layer = await engine.layer(id, number).catch(() => null);
    if (!layer) return null;
    layers.push(layer);
  }
  return { ...trace, layers };
}
