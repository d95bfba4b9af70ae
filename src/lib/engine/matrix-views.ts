import type { LearnedMatrices } from '../learning/learned';
import { innerProduct } from '../learning/product';
import type { MatrixView } from './classroom-contract';

const NAMES = { query: 'W_Q', key: 'W_K', value: 'W_V' } as const;

/**
 * A learner's matrices as the page shows them, layer by layer.
 * @param slopes where the gradients are taken from; null where none is shown
 */
export function matrixViews(
  start: readonly LearnedMatrices[],
  now: readonly LearnedMatrices[],
  slopes: readonly LearnedMatrices[] | null
): readonly (readonly MatrixView[])[] {
  return now.map((layer, l) => {
    const kinds = ['query', 'key', 'value'] as const;
    const own = kinds.map((kind) => ({
      name: NAMES[kind],
      start: start[l][kind].weight,
      now: layer[kind].weight,
      gradient: slopes?.[l][kind].gradient ?? null
    }));
    const product = {
      name: 'W_Q W_Kᵀ',
      start: innerProduct(start[l].query.weight, start[l].key.weight),
      now: innerProduct(layer.query.weight, layer.key.weight),
      gradient: null
    };
    return [...own, product];
  });
}
