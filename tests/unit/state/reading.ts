import type { Engine, ReadingDesk } from '../../../src/lib/engine/client';
import type {
  LoadReport,
  ModelCard,
  Opened,
  Reading,
  Spot
} from '../../../src/lib/engine/contract';
import type { Cell } from '../../../src/lib/measures/cell';
import type { PairWeight } from '../../../src/lib/measures/pair';
import { noticeOf } from '../../../src/lib/panels/notice';
import type { Session } from '../../../src/lib/state/session.svelte';
import type { Cut } from '../../../src/lib/transformer/cuts';
import type { Attention, Layer, Matrix, ModelIdentity } from '../../../src/lib/transformer/trace';
import { words } from '../../../src/lib/words/en';
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
export function readingOf(text: string, id = 0, whole = true, cuts: readonly Cut[] = []): Reading {
  const tokens = tokensOf(Array.from(text, (_, i) => text.charCodeAt(i)));
  const layer = layerOf(tokens.length);
  return {
    id,
    trace: {
      model,
      text,
      cuts,
      tokens,
      // The one that the page was built with has no vectors.
      hidden: id > 0 ? Array<Matrix>(3).fill(layer.input) : [],
      layers: whole ? [layer, layer] : [],
      output: { sentence: new Float32Array() }
    },
    beforeStop: null,
    tokensInText: tokens.length,
    overview: [],
    summary: [],
    opened: null,
    milliseconds: 1
  };
}

/** The same as far as the first layer has read it. */
export function partOf(text: string, id: number): Reading {
  const { trace, ...rest } = readingOf(text, id);
  const [hidden, layers] = [trace.hidden.slice(0, 2), trace.layers.slice(0, 1)];
  return { ...rest, trace: { ...trace, hidden, layers } };
}

export function layerOf(n: number): Layer {
  const square = matrix(Array.from({ length: n }, () => Array<number>(n).fill(1 / n)));
  const attention: Attention = { scores: square, pattern: square, mask: null, divisor: 1 };
  const head = { ...attention, q: square, k: square, v: square, muted: null };
  return { input: square, dotProduct: attention, heads: [head, head, head] };
}

/** What an engine opens of a text of n tokens. */
export function openedOf(spot: Spot, n: number): Opened {
  const { input, dotProduct, heads } = layerOf(n);
  return { ...spot, input, dotProduct, own: heads[spot.head - 1] };
}

/** An engine that answers when the test says so. */
export class FakeEngine implements Engine {
  readonly loads: (Pending<ModelCard> & {
    model: string;
    files: boolean;
    report: LoadReport | undefined;
  })[] = [];
  readonly reads: (Pending<Reading | null> & {
    desk: number;
    model: string;
    text: string;
    cuts: readonly Cut[];
    draw: ((part: Reading) => void) | undefined;
  })[] = [];
  readonly pairs: (Pending<readonly PairWeight[] | null> & { reading: number; cell: Cell })[] = [];
  readonly opens: (Pending<Opened | null> & { reading: number; spot: Spot })[] = [];
  readonly #listeners = new Set<() => void>();
  #desks = 0;

  load(model: string, report?: LoadReport): Promise<ModelCard> {
    return add(this.loads, { model, files: false, report: report as LoadReport | undefined });
  }
  loadFiles(model: string): Promise<ModelCard> {
    const report = undefined as LoadReport | undefined;
    return add(this.loads, { model, files: true, report });
  }
  desk(): ReadingDesk {
    const desk = ++this.#desks;
    return {
      read: ({ model, text, cuts = [] }, draw) =>
        add(this.reads, { desk, model, text, cuts, draw }),
      open: (reading, spot) => add(this.opens, { reading, spot }),
      layer: () => Promise.resolve(null),
      pair: (reading, from, to) => add(this.pairs, { reading, cell: { from, to } }),
      compared: () => Promise.resolve(null),
      leave: () => undefined
    };
  }
  onCrash(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Dies as the client does: whoever waits is told, then every listener. */
  crash(): void {
    const error = Object.assign(new Error('dead'), { name: 'EngineCrashedError' });
    for (const list of [this.loads, this.reads, this.opens]) {
      list.forEach(({ reject }) => reject(error));
    }
    for (const listener of this.#listeners) listener();
  }
}

/** What the page says of a session's text or model; null when all is well. */
export const noticed = ({ reading, showing, cuts }: Session) =>
  noticeOf(words, {
    picture: showing.picture,
    blank: reading.blank,
    trouble: reading.trouble,
    fallen: cuts.fallen,
    whole: true
  });

/** Why there is no model, as the page says it; null while nothing has failed. */
export const failureOf = ({ model: { loading } }: Session) =>
  loading.state === 'failed' ? words.problems.loading(loading.failure) : null;

/** What a visitor sees of a session, whichever part of it holds that. */
export const seen = ({ focus, model: held, reading, settings, showing }: Session) => ({
  switching: showing.switching,
  stale: showing.stale,
  model: held.wanted,
  layer: focus.layer,
  head: focus.head,
  locked: showing.locked,
  attention: reading.trace.model.attention,
  blend: settings.drawing.blend
});

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
  const facts = { simd: true, bytes: 1, parameters: 1, words: null, biases: [] };
  return { ...shape, ...facts } as unknown as ModelCard;
}

/** A reading by a model of one layer and one head that puts no special tokens around a text. */
export function smallReadingOf(name: string, text: string, id: number): Reading {
  const { trace, ...rest } = readingOf(text, id);
  const tokens = trace.tokens.slice(1, -1);
  const { input, dotProduct, heads } = layerOf(tokens.length);
  const layers = [{ input, dotProduct, heads: heads.slice(0, 1) }];
  const attention = name === 'lecture-dot' ? 'dot-product' : 'learned';
  const shape: ModelIdentity = { ...model, name, nLayers: 1, nHeads: 1, attention };
  return { ...rest, id, trace: { ...trace, model: shape, tokens, layers } };
}
