import type { TransformerConfig } from '../transformer/config';
import { tensorsOf } from '../transformer/families';
import type { Role } from '../transformer/family';
import type { Matrix } from '../transformer/trace';
import type { Parameters } from './parameters';

/** A learned matrix, [out, in], and the last step's gradient of it; null before the first. */
export interface LearnedMatrix {
  readonly weight: Matrix;
  readonly gradient: Matrix | null;
}

/** What one layer learned to compare and to hand over. */
export type LearnedMatrices = Readonly<Record<'query' | 'key' | 'value', LearnedMatrix>>;

/** W_Q, W_K and W_V of each layer, copied; an empty list where nothing of attention is learned. */
export function learnedMatrices(
  config: TransformerConfig,
  parameters: Parameters,
  gradients: Parameters | null
): LearnedMatrices[] {
  const { attention, nLayers, dModel } = config;
  if (attention !== 'learned') return [];
  const specs = [...tensorsOf(config)];
  return Array.from({ length: nLayers }, (_, l) => {
    const matrix = (role: Role): LearnedMatrix => {
      const [key] = specs.find(([, spec]) => spec.layer === l + 1 && spec.role === role)!;
      const of = (from: Parameters): Matrix => ({
        rows: dModel,
        columns: dModel,
        data: from.get(key)!.slice()
      });
      return { weight: of(parameters), gradient: gradients && of(gradients) };
    };
    return { query: matrix('query'), key: matrix('key'), value: matrix('value') };
  });
}
