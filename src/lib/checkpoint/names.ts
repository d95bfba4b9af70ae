import type { TransformerConfig } from '../transformer/config';
import { familyOf } from '../transformer/families';
import { MissingTensorError, TensorShapeError, UnknownDtypeError } from './errors';
import { isReadable, READABLE, type CheckpointTensor } from './tensor';

/** A checkpoint's weights, parted into what the forward pass reads and what it does not. */
export interface NamedTensors {
  /** Every name of `tensorsOf`, without prefix. */
  readonly tensors: ReadonlyMap<string, CheckpointTensor>;
  /** The rest, without prefix: a pooler, position ids. */
  readonly others: ReadonlyMap<string, CheckpointTensor>;
}

/**
 * Checks that a model of this shape finds every weight it needs.
 * @throws MissingTensorError, TensorShapeError or UnknownDtypeError, naming expected and found
 */
export function checkTensors(
  config: TransformerConfig,
  found: ReadonlyMap<string, CheckpointTensor>
): NamedTensors {
  const { prefix, tensors: expected } = familyOf(config);
  const others = new Map(
    [...found].map(([name, tensor]) => [
      name.startsWith(prefix) ? name.slice(prefix.length) : name,
      tensor
    ])
  );
  const tensors = new Map<string, CheckpointTensor>();
  for (const [name, { shape }] of expected(config)) {
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
