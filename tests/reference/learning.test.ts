import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSafetensors } from '../../src/lib/checkpoint/safetensors';
import type { Batch } from '../../src/lib/learning/batch';
import { gradients } from '../../src/lib/learning/objective';
import type { Parameters } from '../../src/lib/learning/parameters';
import { startNodeBackend } from '../../src/lib/engine/node';
import type { AttentionKind, TransformerConfig } from '../../src/lib/transformer/config';
import { tensorsOf } from '../../src/lib/transformer/families';

const TOLERANCE = 1e-4;
/** How far a weight is moved to measure a slope; float32 losses have seven digits. */
const MOVE = 1e-2;

const numbers = parseSafetensors(
  readFileSync(new URL('learning.safetensors', import.meta.url)),
  'learning.safetensors'
);
const get = (name: string) => numbers.get(name)!.values().slice();
const [texts, n] = numbers.get('ids')!.shape;
const batch: Batch = {
  texts,
  n,
  ids: Int32Array.from(get('ids')),
  next: Int32Array.from(get('next'))
};

const width = (name: string, axis: number) => numbers.get(`weights.${name}`)!.shape[axis];
const configOf = (attention: AttentionKind): TransformerConfig => ({
  family: 'bert',
  nLayers: 2,
  nHeads: 1,
  dModel: width('embeddings.word_embeddings.weight', 1),
  dHead: width('embeddings.word_embeddings.weight', 1),
  dMlp: width('encoder.layer.0.intermediate.dense.weight', 0),
  nCtx: width('embeddings.position_embeddings.weight', 0),
  vocabSize: width('embeddings.word_embeddings.weight', 0),
  typeVocabSize: 1,
  layerNormEps: 1e-12,
  attention,
  output: 'next-word'
});
const weightsOf = (config: TransformerConfig): Parameters =>
  new Map([...tensorsOf(config).keys()].map((name) => [name, get(`weights.${name}`)]));

/** ‖a − b‖ / ‖b‖. */
function relative(a: Float32Array, b: Float32Array): number {
  const length = (values: Float32Array) => Math.hypot(...values);
  return length(a.map((value, i) => value - b[i])) / length(b);
}

beforeAll(startNodeBackend);

describe.each(['learned', 'dot-product', 'unit-dot-product'] as const)('%s', (attention) => {
  const config = configOf(attention);

  it('has the loss that PyTorch has', () => {
    const { loss } = gradients(config, weightsOf(config), batch);
    expect(Math.abs(loss / get(`${attention}.loss`)[0] - 1)).toBeLessThan(TOLERANCE);
  });

  it('has the gradient that PyTorch has, for every weight', () => {
    const { gradients: found } = gradients(config, weightsOf(config), batch);
    const differences = [...found].map(([name, values]) => {
      const expected = get(`${attention}.${name}`);
      // A key's bias moves every score of a row alike, which softmax does not see: its slope is 0.
      if (name.endsWith('key.bias')) return { name, off: Math.hypot(...values) };
      return { name, off: relative(values, expected) };
    });
    expect(differences).toHaveLength(tensorsOf(config).size);
    expect(differences.filter(({ off }) => !(off < TOLERANCE))).toEqual([]);
  });

  it('has the slope that moving the weights a little gives', () => {
    const weights = weightsOf(config);
    const { gradients: slopes } = gradients(config, weights, batch);
    for (const [name, values] of slopes) {
      const length = Math.hypot(...values);
      if (length < 1e-3) continue;
      // Along the gradient itself, where the slope is its length.
      const lossAt = (distance: number) => {
        const moved = weights.get(name)!.map((w, i) => w + (distance * values[i]) / length);
        return gradients(config, new Map([...weights, [name, moved]]), batch).loss;
      };
      const measured = (lossAt(MOVE) - lossAt(-MOVE)) / (2 * MOVE);
      expect(Math.abs(measured / length - 1), name).toBeLessThan(0.02);
    }
  });
});
