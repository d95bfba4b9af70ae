import type { StoredTensors } from '../../src/lib/transformer/weights';
import type { Graph } from './graph';

/** Puts a checkpoint's weights into a graph, each when first named, and the operations on them. */
export interface WeightNodes {
  /** A weight as it is stored. */
  stored(name: string): string;
  /** The first row of a table alone. */
  firstRow(name: string): string;
  /** x W + b, [1, n, in] → [1, n, out]. */
  linear(x: string, name: string): string;
  /** Each row to mean 0 and variance 1, then times gain, plus bias: [1, n, dModel]. */
  norm(x: string, name: string): string;
}

export function weightsOf(graph: Graph, tensors: StoredTensors, eps: number): WeightNodes {
  const stored = (name: string) => {
    const tensor = tensors.get(name)!;
    return graph.floats(name, tensor.shape, tensor.values());
  };
  /** As an exporter writes them: [in, out]. */
  const matrix = (name: string) => {
    const tensor = tensors.get(name)!;
    const [to, from] = tensor.shape;
    return graph.floats(name, [from, to], transposed(tensor.values(), to, from));
  };
  return {
    stored,
    firstRow(name) {
      const row = tensors.get(name)!.row(0);
      return graph.floats(name, [row.length], row);
    },
    linear(x, name) {
      const product = graph.node('MatMul', `${name}.product`, [x, matrix(`${name}.weight`)]);
      return graph.node('Add', `${name}.out`, [stored(`${name}.bias`), product]);
    },
    norm: (x, name) =>
      graph.node(
        'LayerNormalization',
        `${name}.out`,
        [x, stored(`${name}.weight`), stored(`${name}.bias`)],
        { epsilon: { float: eps } }
      )
  };
}

/** [rows, columns] → [columns, rows]. */
function transposed(values: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(values.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) turned[j * rows + i] = values[i * columns + j];
  }
  return turned;
}
