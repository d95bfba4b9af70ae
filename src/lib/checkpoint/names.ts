import type { TransformerConfig } from '../transformer/config';
import { familyOf, tensorsOf } from '../transformer/families';
import type { TensorSpec } from '../transformer/family';
import {
  DuplicateNameError,
  MissingTensorError,
  NotFiniteError,
  TensorShapeError,
  UnknownDtypeError
} from './errors';
import { firstNotFinite } from './finite';
import { isReadable, READABLE, type CheckpointTensor } from './tensor';

/** A checkpoint's weights, parted into what the forward pass reads and what it does not. */
export interface NamedTensors {
  /** Every name of `tensorsOf`. */
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  /** The rest, under the family's names: a pooler, position ids. */
  readonly others: ReadonlyMap<string, CheckpointTensor>;
}

/**
 * Checks that a model of this shape finds every weight it needs.
 * Every number of theirs must be finite as a float32; what is not needed may hold anything.
 * @param needed what is looked for: all, unless a part of the files is looked at
 * @throws MissingTensorError, TensorShapeError, UnknownDtypeError, DuplicateNameError or
 * NotFiniteError, naming the weight
 */
export function checkTensors(
  config: TransformerConfig,
  found: ReadonlyMap<string, CheckpointTensor>,
  needed?: ReadonlyMap<string, TensorSpec>
): NamedTensors {
  const named = matchTensors(config, found, needed);
  for (const [name, { dtype, bytes }] of named.tensors) checkFinite(name, dtype, bytes);
  return named;
}

/** @throws NotFiniteError for a weight whose bytes hold a number that is not finite as a float32 */
export function checkFinite(tensor: string, dtype: string, bytes: Uint8Array): void {
  const odd = firstNotFinite(dtype, bytes);
  if (odd !== null) throw new NotFiniteError({ tensor, value: odd });
}

/** As `checkTensors`, of weights whose numbers have not come. */
export function matchTensors(
  config: TransformerConfig,
  found: ReadonlyMap<string, CheckpointTensor>,
  needed: ReadonlyMap<string, TensorSpec> = tensorsOf(config)
): NamedTensors {
  const { canonicalName } = familyOf(config);
  const others = new Map<string, CheckpointTensor>();
  for (const [stored, tensor] of found) {
    const name = canonicalName(stored);
    if (others.has(name) && needed.has(name)) {
      throw new DuplicateNameError({ kind: 'same', tensor: name, stored });
    }
    others.set(name, tensor);
  }
  const tensors = new Map<string, CheckpointTensor>();
  for (const [name, { shape }] of needed) {
    const tensor = others.get(name);
    if (!tensor) {
      throw new MissingTensorError({ tensor: name, expected: shape });
    }
    if (tensor.shape.join() !== shape.join()) {
      throw new TensorShapeError({ tensor: name, found: tensor.shape, expected: shape });
    }
    if (!isReadable(tensor.dtype)) {
      throw new UnknownDtypeError({
        kind: 'unread-tensor',
        tensor: name,
        dtype: tensor.dtype,
        expected: READABLE
      });
    }
    tensors.set(name, tensor);
    others.delete(name);
  }
  return { tensors, others };
}
