import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Model } from './forward';
import type { Matrix } from './trace';

/** What one head learned: x W_Q + b_Q is its query; the matrices are [dModel, dHead] each. */
export interface HeadWeights {
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
}

/**
 * The matrices of one head, without biases; null where attention has nothing to learn.
 * @param layer from 1
 * @param head from 1
 */
export async function headWeights(
  { config: { dModel, dHead }, weights: { layers } }: Model,
  layer: number,
  head: number
): Promise<HeadWeights | null> {
  const learned = layers[layer - 1].learned;
  if (!learned) return null;
  /** Cut out by hand: it saves a kernel of TensorFlow.js that nothing else runs. */
  const part = async (weight: Tensor2D): Promise<Matrix> => {
    const all = (await weight.data()) as Float32Array; // [dModel, nHeads · dHead]
    const wide = all.length / dModel;
    const data = Float32Array.from({ length: dModel * dHead }, (_, i) => {
      return all[Math.floor(i / dHead) * wide + (head - 1) * dHead + (i % dHead)];
    });
    return { rows: dModel, columns: dHead, data };
  };
  const { query, key, value } = learned;
  const [q, k, v] = await Promise.all([query, key, value].map(({ weight }) => part(weight)));
  return { query: q, key: k, value: v };
}
