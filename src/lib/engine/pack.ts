import { softmaxRows } from '../measures/softmax';
import { summariseLayer } from '../measures/summary';
import { divisorOf } from '../transformer/config';
import { slices } from '../transformer/slices';
import type { Attention, Layer, Matrix } from '../transformer/trace';
import { fromBase64, toBase64 } from './base64';
import type { Reading } from './contract';

/**
 * The reading that a page is built with, small enough for its HTML: every map's scores, from which
 * the patterns follow, as nothing is masked in it. Vectors are left out until the engine's own reading brings them.
 */
export interface PackedReading {
  readonly model: Reading['trace']['model'];
  readonly text: string;
  readonly tokens: Reading['trace']['tokens'];
  /** Base64 of float32: for each layer the dot product's scores, then each head's, [n, n] each. */
  readonly scores: string;
}

export function packReading({ trace }: Reading): PackedReading {
  const maps = trace.layers.flatMap(({ dotProduct, heads }) => [dotProduct, ...heads]);
  const all = new Float32Array(maps.length * trace.tokens.length ** 2);
  maps.forEach(({ scores }, i) => all.set(scores.data, i * scores.data.length));
  const { model, text, tokens } = trace;
  return { model, text, tokens, scores: toBase64(new Uint8Array(all.buffer)) };
}

export function unpackReading({ model, text, tokens, scores }: PackedReading): Reading {
  const n = tokens.length;
  const maps = slices(new Float32Array(fromBase64(scores).buffer), n, n);
  const attention = (map: Matrix, divisor: number): Attention => ({
    scores: map,
    pattern: softmaxRows(map),
    mask: null,
    divisor
  });
  const nothing: Matrix = { rows: 0, columns: 0, data: new Float32Array() };
  const layers = Array.from({ length: model.nLayers }, (_, l): Layer => {
    const [dotProduct, ...heads] = maps.slice(l * (1 + model.nHeads), (l + 1) * (1 + model.nHeads));
    return {
      input: nothing,
      dotProduct: attention(dotProduct, Math.sqrt(model.dModel)),
      heads: heads.map((map) => ({
        ...attention(map, divisorOf(model)),
        q: nothing,
        k: nothing,
        v: nothing,
        muted: null
      }))
    };
  });
  const output = { sentence: new Float32Array() };
  const trace = { model, text, cuts: [], tokens, hidden: [], layers, output };
  const overview = layers.map(({ dotProduct, heads }) =>
    [dotProduct, ...heads].map(({ pattern }) => pattern)
  );
  const summary = layers.map((layer) => summariseLayer(layer, tokens));
  return {
    id: 0,
    trace,
    tokensInText: n,
    overview,
    summary,
    beforeStop: null,
    opened: null,
    milliseconds: 0
  };
}
