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
import { layer } from '../transformer/layer';
import { arrange, expectedShapes } from '../transformer/weights';
import type { Batch } from './batch';
import { flip, lastRows, ops } from './ops';
import { read, softmaxRows } from './ops-norm';
import type { Parameters } from './parameters';
import { reuse, zeros } from './scratch';

type Named = ReadonlyMap<string, Tensor>;

/** The probability of every word to come next, for each text: [texts · vocabSize]. */
export function predict(
  config: TransformerConfig,
  parameters: Parameters,
  batch: Batch
): Float32Array {
  let chances = new Float32Array();
  tidy(() => {
    const scores = read(forward(config, upload(config, parameters), batch));
    chances = softmaxRows(scores, config.vocabSize).slice();
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
  const weights = arrange(
    config,
    (name) => flip(named.get(name) as Tensor2D),
    (name) => named.get(name) as Tensor1D
  );
  const found = lookUp(named, batch); // [texts · n, dModel]
  let x = ops.layerNorm(found, weights.embeddingNorm, config.layerNormEps); // [texts · n, dModel]
  weights.layers.forEach((layerWeights, l) => {
    // Only the last vector is read, so the last layer need not compute the others.
    const wanted = l === config.nLayers - 1 ? lastRows(x, texts) : x;
    x = layer(x, layerWeights, config, l + 1, [], { texts, wanted, ops }).output;
  });
  return ops.linear(x, weights.nextWord!); // [texts, vocabSize]
}

function upload(config: TransformerConfig, parameters: Parameters): Named {
  return new Map(
    [...expectedShapes(config)].map(([name, shape]) => [
      name,
      tensor(parameters.get(name)!, [...shape])
    ])
  );
}

/** Word, position and type embeddings, added: [texts · n, dModel]. */
function lookUp(named: Named, { texts, n, ids }: Batch): Tensor2D {
  const get = (kind: string) => named.get(`embeddings.${kind}_embeddings.weight`)!;
  const tables = [get('word'), get('position'), get('token_type')];
  const d = tables[0].shape[1]!;
  return customGrad<Tensor2D>((...inputs) => {
    const [words, positions, types] = (inputs.slice(0, 3) as Tensor[]).map(read);
    const out = zeros(texts * n * d);
    for (let r = 0, o = 0; r < texts * n; r++) {
      const word = ids[r] * d;
      const position = (r % n) * d;
      for (let c = 0; c < d; c++, o++)
        out[o] = words[word + c] + positions[position + c] + types[c];
    }
    const gradFunc = (dy: Tensor) => {
      const g = read(dy);
      const [dWords, dPositions, dTypes] = tables.map(({ size }) => zeros(size));
      for (let r = 0, o = 0; r < texts * n; r++) {
        const word = ids[r] * d;
        const position = (r % n) * d;
        for (let c = 0; c < d; c++, o++) {
          dWords[word + c] += g[o];
          dPositions[position + c] += g[o];
          dTypes[c] += g[o];
        }
      }
      return [dWords, dPositions, dTypes].map((values, i) => tensor(values, tables[i].shape));
    };
    return { value: tensor2d(out, [texts * n, d]), gradFunc };
  })(...tables);
}

/** The mean over texts of −log p(the word that came next). */
function crossEntropy(scores: Tensor2D, next: Int32Array): Scalar {
  return customGrad<Scalar>((...inputs) => {
    const [texts, words] = scores.shape;
    const chances = softmaxRows(read(inputs[0] as Tensor), words);
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
