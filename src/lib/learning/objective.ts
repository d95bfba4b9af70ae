import {
  customGrad,
  scalar,
  tensor,
  tensor2d,
  tidy,
  valueAndGrads,
  type Scalar,
  type Tensor,
  type Tensor1D,
  type Tensor2D
} from '@tensorflow/tfjs-core';
import type { TransformerConfig } from '../transformer/config';
import { familyOf, tensorsOf } from '../transformer/families';
import { ROW_OF } from '../transformer/family';
import { arrangeAll, tablesOf } from '../transformer/weights';
import type { Batch } from './batch';
import { flip, lastRows, ops } from './ops';
import { read, softmaxOfRows } from './ops-norm';
import type { Parameters } from './parameters';
import { reuse, zeros } from './scratch';

export type Named = ReadonlyMap<string, Tensor>;

/** The probability of every word to come next, for each text: [texts · vocabSize]. */
export function predict(
  config: TransformerConfig,
  parameters: Parameters,
  batch: Batch
): Float32Array {
  let chances = new Float32Array();
  tidy(() => {
    const scores = read(forward(config, upload(config, parameters), batch));
    chances = softmaxOfRows(scores, config.vocabSize).slice();
  });
  reuse();
  return chances;
}

/** The batch's loss, and how it changes with every weight. */
export function gradients(
  config: TransformerConfig,
  parameters: Parameters,
  batch: Batch
): { loss: number; gradients: Parameters } {
  let loss = NaN;
  const slopes = new Map<string, Float32Array<ArrayBuffer>>();
  // Numbers leave through these variables: tidy would walk through every array that it returns.
  tidy(() => {
    const named = upload(config, parameters);
    const names = [...named.keys()];
    const { value, grads } = valueAndGrads((...tensors: Tensor[]) => {
      const given = new Map(names.map((name, i) => [name, tensors[i]]));
      return crossEntropy(forward(config, given, batch), batch.next);
    })([...named.values()]);
    loss = read(value)[0];
    names.forEach((name, i) => slopes.set(name, read(grads[i]) as Float32Array<ArrayBuffer>));
  });
  reuse();
  return { loss, gradients: slopes };
}

/** Scores of the next word, read from the last vector: [texts, vocabSize]. The same layers as a reading's. */
function forward(config: TransformerConfig, named: Named, batch: Batch): Tensor2D {
  const { texts } = batch;
  const family = familyOf(config);
  const weights = arrange(config, named);
  let x = family.embed(lookUp(config, named, batch), weights, config, ops); // [texts · n, dModel]
  weights.layers.forEach((layerWeights, l) => {
    // Only the last vector is read, so the last layer need not compute the others.
    const wanted = l === config.nLayers - 1 ? lastRows(x, texts) : x;
    x = family.block(x, layerWeights, config, l + 1, [], { texts, wanted, ops }).output;
  });
  return family.nextWord(x, weights, ops); // [texts, vocabSize]
}

/** A family's weights made of tensors by name. */
export const arrange = (config: TransformerConfig, named: Named) =>
  arrangeAll(config, {
    matrix: (name) => flip(named.get(name) as Tensor2D),
    vector: (name) => named.get(name) as Tensor1D
  });

/** The parameters as tensors, by name. */
export function upload(config: TransformerConfig, parameters: Parameters): Named {
  return new Map(
    [...tensorsOf(config)].map(([name, { shape }]) => [
      name,
      tensor(parameters.get(name)!, [...shape])
    ])
  );
}

/** The rows that each token takes of the look-up tables, added: [texts · n, dModel]. */
export function lookUp(
  config: TransformerConfig,
  named: Named,
  { texts, n, ids }: Batch
): Tensor2D {
  const kinds = tablesOf(config);
  const tables = kinds.map(([, name]) => named.get(name)!);
  const d = config.dModel;
  const starts = kinds.map(([table]) => ids.map((id, r) => ROW_OF[table](id, r % n) * d));
  return customGrad<Tensor2D>((...inputs) => {
    const out = zeros(texts * n * d);
    starts.forEach((start, t) => {
      const values = read(inputs[t] as Tensor);
      for (let r = 0, o = 0; r < texts * n; r++)
        for (let c = 0; c < d; c++, o++) out[o] += values[start[r] + c];
    });
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      return starts.map((start, t) => {
        const slopes = zeros(tables[t].size);
        for (let r = 0, o = 0; r < texts * n; r++)
          for (let c = 0; c < d; c++, o++) slopes[start[r] + c] += g[o];
        return tensor(slopes, tables[t].shape);
      });
    };
    return { value: tensor2d(out, [texts * n, d]), gradFunc };
  })(...tables);
}

/** The mean over texts of −log p(the word that came next). */
function crossEntropy(scores: Tensor2D, next: Int32Array): Scalar {
  return customGrad<Scalar>((...inputs) => {
    const [texts, words] = scores.shape;
    const chances = softmaxOfRows(read(inputs[0] as Tensor), words);
    const loss = next.reduce((sum, id, t) => sum - Math.log(chances[t * words + id]), 0) / texts;
    const gradFunc = (dy: Tensor) => {
      const share = read(dy)[0] / texts;
      next.forEach((id, t) => (chances[t * words + id] -= 1));
      return tensor2d(
        chances.map((value) => value * share),
        [texts, words]
      );
    };
    return { value: scalar(loss), gradFunc };
  })(scores);
}
