import { matMul, tidy, transpose, type Tensor } from '@tensorflow/tfjs-core';
import type { TransformerConfig } from '../transformer/config';
import { familyOf } from '../transformer/families';
import type { Matrix } from '../transformer/trace';
import type { Batch } from './batch';
import { arrange, lookUp, upload } from './objective';
import { ops } from './ops';
import { read } from './ops-norm';
import type { Parameters } from './parameters';
import { reuse } from './scratch';

/** What one layer compares and hands over between words, each of them read alone. */
export interface WordMaps {
  /** q of the row's word · k of the column's, ÷ √dHead: [words, words]. */
  readonly scores: Matrix;
  /**
   * What the row's word adds to each next word's score when all of its value is handed over: v W_O
   * times the output matrix, less the row's mean, which a softmax does not see: [words, words].
   */
  readonly raised: Matrix;
}

/**
 * Each layer's maps between these words; an empty list where nothing of attention is learned. They are
 * E W_Q W_Kᵀ Eᵀ and E W_V W_O times the output matrix, with E the layer's input of every word as a
 * sentence of its own, and the biases that the model has (after Elhage et al. 2021, "A Mathematical
 * Framework for Transformer Circuits").
 */
export function wordMaps(
  config: TransformerConfig,
  parameters: Parameters,
  ids: Int32Array
): WordMaps[] {
  const maps: WordMaps[] = [];
  const batch: Batch = { texts: ids.length, n: 1, ids, next: new Int32Array() };
  tidy(() => {
    const named = upload(config, parameters);
    const family = familyOf(config);
    const weights = arrange(config, named);
    let x = family.embed(lookUp(config, named, batch), weights, config, ops); // [words, dModel]
    weights.layers.forEach((layer, l) => {
      if (!layer.learned) return;
      const { query, key, value, output } = layer.learned;
      const products = matMul(ops.linear(x, query), transpose(ops.linear(x, key))); // [words, words]
      const handed = matMul(ops.linear(x, value), output.weight); // [words, dModel]
      const added = matMul(handed, weights.nextWord!.weight); // [words, vocabSize]
      maps.push({ scores: scaled(products, Math.sqrt(config.dHead)), raised: centred(added, ids) });
      const run = { texts: ids.length, ops };
      x = family.block(x, layer, config, l + 1, [], run).output; // [words, dModel]
    });
  });
  reuse();
  return maps;
}

function scaled(products: Tensor, divisor: number): Matrix {
  const [rows, columns] = products.shape;
  return { rows, columns, data: read(products).map((value) => value / divisor) };
}

/** The columns of these words, less each row's mean over all. */
function centred(added: Tensor, ids: Int32Array): Matrix {
  const [rows, all] = added.shape;
  const values = read(added);
  const data = new Float32Array(rows * ids.length);
  for (let i = 0; i < rows; i++) {
    const row = values.subarray(i * all, (i + 1) * all);
    const mean = row.reduce((sum, value) => sum + value, 0) / all;
    ids.forEach((id, j) => (data[i * ids.length + j] = row[id] - mean));
  }
  return { rows, columns: ids.length, data };
}
