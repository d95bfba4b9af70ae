import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { Model } from './forward';

/** What one head adds to W x for its queries and keys: b_Q and b_K, [dHead] each. */
export interface HeadBiases {
  readonly query: Float32Array;
  readonly key: Float32Array;
}

/** Every head's biases, layer by layer; an empty list for a layer where nothing is learned. */
export function headBiases({
  config: { nHeads, dHead },
  weights: { layers }
}: Model): Promise<readonly (readonly HeadBiases[])[]> {
  const parts = async ({ bias }: { readonly bias: Tensor1D }) => {
    const all = (await bias.data()) as Float32Array; // [nHeads · dHead]
    return Array.from({ length: nHeads }, (_, h) => all.slice(h * dHead, (h + 1) * dHead));
  };
  return Promise.all(
    layers.map(async ({ learned }) => {
      if (!learned) return [];
      const [queries, keys] = await Promise.all([parts(learned.query), parts(learned.key)]);
      return queries.map((query, h) => ({ query, key: keys[h] }));
    })
  );
}
