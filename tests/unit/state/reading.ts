import type { Engine } from '../../../src/lib/engine/client';
import type { ModelCard, Opened, Reading, Spot } from '../../../src/lib/engine/contract';
import type { Attention, Layer, ModelIdentity } from '../../../src/lib/transformer/trace';
import { matrix } from '../matrix';
import { tokensOf } from '../tokens';

const model: ModelIdentity = {
  name: 'minilm',
  sha256: '',
  nLayers: 2,
  nHeads: 3,
  dModel: 12,
  dHead: 4,
  attention: 'learned'
};

/** A reading of a text, one token a letter, as a model of 2 layers and 3 heads might give it. */
export function readingOf(text: string, id = 0, whole = true): Reading {
  const tokens = tokensOf(Array.from(text, (_, i) => text.charCodeAt(i)));
  const layer = layerOf(tokens.length);
  return {
    id,
    trace: {
      model,
      text,
      cuts: [],
      tokens,
      hidden: [],
      layers: whole ? [layer, layer] : [],
      output: { sentence: new Float32Array() }
    },
    tokensInText: tokens.length,
    overview: [],
    summary: [],
    opened: null,
    milliseconds: 1
  };
}

export function layerOf(n: number): Layer {
  const square = matrix(Array.from({ length: n }, () => Array<number>(n).fill(1 / n)));
  const attention: Attention = { scores: square, pattern: square, mask: null, divisor: 1 };
  const head = { ...attention, q: square, k: square, v: square };
  return { input: square, dotProduct: attention, heads: [head, head, head] };
}

/** What an engine opens of a text of n tokens. */
export function openedOf(spot: Spot, n: number): Opened {
  const { input, dotProduct, heads } = layerOf(n);
  return { ...spot, input, dotProduct, learned: heads[spot.head - 1] };
}

/** An engine that answers when the test says so. */
export class FakeEngine implements Engine {
  onCrash: () => void = () => undefined;
  readonly loads: (Pending<ModelCard | null> & { model: string; files: boolean })[] = [];
  readonly reads: (Pending<Reading | null> & { text: string })[] = [];
  readonly opens: (Pending<Opened | null> & { reading: number; spot: Spot })[] = [];

  load(model: string): Promise<ModelCard | null> {
    return add(this.loads, { model, files: false });
  }
  loadFiles(model: string): Promise<ModelCard | null> {
    return add(this.loads, { model, files: true });
  }
  read(text: string): Promise<Reading | null> {
    return add(this.reads, { text });
  }
  open(reading: number, spot: Spot): Promise<Opened | null> {
    return add(this.opens, { reading, spot });
  }
  layer(): Promise<null> {
    return Promise.resolve(null);
  }
  pair(): Promise<null> {
    return Promise.resolve(null);
  }
  biases(): Promise<null> {
    return Promise.resolve(null);
  }
  close(): void {}

  /** Dies as the client does: whoever waits is told, then the session. */
  crash(): void {
    const error = Object.assign(new Error('dead'), { name: 'EngineCrashedError' });
    for (const list of [this.loads, this.reads, this.opens]) {
      list.forEach(({ reject }) => reject(error));
    }
    this.onCrash();
  }
}

interface Pending<T> {
  resolve(value: T): void;
  reject(error: Error): void;
}

function add<T, More>(list: (Pending<T> & More)[], more: More): Promise<T> {
  return new Promise((resolve, reject) => list.push({ ...more, resolve, reject }));
}

export const card = cardOf('minilm');

export function cardOf(name: string, attention = 'learned'): ModelCard {
  const shape = { identity: { ...model, name }, config: { attention } };
  return { ...shape, simd: true, bytes: 1, parameters: 1, words: null } as ModelCard;
}

/** A reading by a model of one layer and one head that puts no special tokens around a text. */
export function smallReadingOf(name: string, text: string, id: number): Reading {
  const { trace, ...rest } = readingOf(text, id);
  const tokens = trace.tokens.slice(1, -1);
  const { input, dotProduct, heads } = layerOf(tokens.length);
  const layers = [{ input, dotProduct, heads: heads.slice(0, 1) }];
  const shape = { ...model, name, nLayers: 1, nHeads: 1 };
  return { ...rest, id, trace: { ...trace, model: shape, tokens, layers } };
}
