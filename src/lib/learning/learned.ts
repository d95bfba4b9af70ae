import type { TransformerConfig } from '../transformer/config';
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
  { attention, nLayers, dModel }: TransformerConfig,
  parameters: Parameters,
  gradients: Parameters | null
): LearnedMatrices[] {
  if (attention !== 'learned') return [];
  return Array.from({ length: nLayers }, (_, l) => {
    const matrix = (name: string): LearnedMatrix => {
      const key = `encoder.layer.${l}.attention.self.${name}.weight`;
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
