import type { Engine } from '../engine/client';
import type { HeadBiases, Opened, Reading, Spot } from '../engine/contract';
import { pairWeights, type PairWeight } from '../measures/pair';
import {
  cell as at,
  type Attention,
  type Head,
  type Layer,
  type Trace
} from '../transformer/trace';
import type { Cell } from './focus';

/** What a reading does not bring by itself: a long text's heads and pairs, and a head's biases. */
export class OnDemand {
  #opened = $state.raw<{ reading: Reading; opened: Opened } | null>(null);
  #pair = $state.raw<{ reading: Reading; cell: Cell; weights: readonly PairWeight[] } | null>(null);
  #biases = $state.raw<{ model: string; layer: number; head: number; biases: HeadBiases } | null>(
    null
  );

  /** Requests so far of each kind: an answer that a later request has overtaken is dropped. */
  readonly #asked = { open: 0, pair: 0, biases: 0 };

  /** Proposal 1 in a layer; null while it is on its way. */
  dotProduct(reading: Reading, layer: number): Attention | null {
    return (
      reading.trace.layers[layer - 1]?.dotProduct ?? this.#had(reading, layer)?.dotProduct ?? null
    );
  }

  /** Proposal 2 in a head; null while it is on its way. */
  learned(reading: Reading, { layer, head }: Spot): Head | null {
    const whole = reading.trace.layers[layer - 1];
    if (whole) return whole.heads[head - 1];
    const opened = this.#had(reading, layer);
    return opened?.head === head ? opened.learned : null;
  }

  /** What of a long text's layer has come last: asked for by itself, or with the reading. */
  #had(reading: Reading, layer: number): Opened | null {
    const asked = this.#opened?.reading === reading ? this.#opened.opened : null;
    return [asked, reading.opened].find((opened) => opened?.layer === layer) ?? null;
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

  async fetchHead(engine: Engine, reading: Reading, spot: Spot): Promise<void> {
    if (this.learned(reading, spot)) return;
    const turn = ++this.#asked.open;
    const opened = await engine.open(reading.id, spot).catch(() => null);
    if (opened && turn === this.#asked.open) this.#opened = { reading, opened };
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
