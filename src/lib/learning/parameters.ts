import type { TransformerConfig } from '../transformer/config';
import { tensorsOf } from '../transformer/families';
import type { TensorSpec } from '../transformer/family';
import { sizeOf, type StoredTensor, type StoredTensors } from '../transformer/weights';
import { createRandom, hash } from './random';

/** Weights being learned, by their Hugging Face names, row after row. */
export type Parameters = ReadonlyMap<string, Float32Array<ArrayBuffer>>;

/** Small, so that the first steps can move them: layer norm makes up for the length. */
const WORD_DEVIATION = 0.1;
/** Smaller still: where a word stands should not hide which word it is. */
const POSITION_DEVIATION = 0.03;

/**
 * Weights before the first step. Matrices keep the variance of what passes through them (Glorot &
 * Bengio 2010); biases are 0, gains 1. Each name has a stream of its own: models of different
 * attention start from the same numbers wherever they share a name.
 */
export function drawParameters(config: TransformerConfig, seed: number): Parameters {
  const parameters = new Map<string, Float32Array<ArrayBuffer>>();
  for (const [name, spec] of tensorsOf(config)) {
    const values = new Float32Array(sizeOf(spec.shape));
    const random = createRandom(hash(`${name} ${seed}`));
    const deviation = deviationOf(spec);
    if (spec.role === 'gain') values.fill(1);
    else if (deviation > 0) values.forEach((_, i) => (values[i] = deviation * random.normal()));
    parameters.set(name, values);
  }
  return parameters;
}

function deviationOf({ role, shape }: TensorSpec): number {
  if (role === 'words') return WORD_DEVIATION;
  if (role === 'positions') return POSITION_DEVIATION;
  if (role === 'types' || role === 'bias') return 0;
  return Math.sqrt(2 / (shape[0] + shape[1]));
}

export function copyParameters(parameters: Parameters): Parameters {
  return new Map([...parameters].map(([name, values]) => [name, values.slice()]));
}

/** The weights as a checkpoint would hold them, for the forward pass; nothing is copied. */
export function asStored(config: TransformerConfig, parameters: Parameters): StoredTensors {
  const stored = new Map<string, StoredTensor>();
  for (const [name, { shape }] of tensorsOf(config)) {
    const values = parameters.get(name)!;
    const width = shape[shape.length - 1];
    const row = (index: number) => values.subarray(index * width, (index + 1) * width);
    stored.set(name, { shape, values: () => values, row });
  }
  return stored;
}
