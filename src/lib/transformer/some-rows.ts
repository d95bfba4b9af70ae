import { tensor2d, tidy, type Tensor2D } from '@tensorflow/tfjs-core';
import type { Cut } from './cuts';
import { familyOf } from './families';
import type { Model } from './forward';
import { bareOps, type Ops } from './ops';
import { row, type Matrix } from './trace';

/** A layer, and what goes into it. */
export interface LayerInput {
  /** From 1. */
  readonly number: number;
  /** h^(number - 1), [n, dModel] */
  readonly input: Matrix;
  /** What is cut, but no keys: where those are queries, the others' queries are wanted too. */
  readonly cuts: readonly Cut[];
}

/** Rows of a matrix, in this order: [positions, columns]. */
export function rowsOf(matrix: Matrix, positions: readonly number[]): Matrix {
  const { columns } = matrix;
  const data = new Float32Array(positions.length * columns);
  positions.forEach((position, i) => data.set(row(matrix, position), i * columns));
  return { rows: positions.length, columns, data };
}

/** Whether rows can be computed alone under these cuts: see `LayerInput.cuts`. */
export const canTakeRows = (cuts: readonly Cut[]): boolean =>
  !cuts.some(({ kind }) => kind === 'keys');

/**
 * Rows of h^(number) alone: they look at all words, and the others' are not computed. Most of a
 * layer's work is done for each row by itself.
 * @returns [positions, dModel]
 */
export const someRows = (
  model: Model,
  layer: LayerInput,
  positions: readonly number[]
): Promise<Matrix> =>
  runRows(model, layer, positions, (compared) => {
    const { q, k } = compared;
    const [n, dModel] = k.shape;
    const asked = q.dataSync() as Float32Array;
    const queries = new Float32Array(n * dModel); // the others ask nothing, and nobody reads what they get
    positions.forEach((position, i) =>
      queries.set(asked.subarray(i * dModel, (i + 1) * dModel), position * dModel)
    );
    const { z } = bareOps.attend({ ...compared, q: tensor2d(queries, [n, dModel]) }); // [n, dModel]
    const all = { rows: n, columns: dModel, data: z.dataSync() as Float32Array };
    return { z: toTensor(rowsOf(all, positions)), heads: [] }; // z: [positions, dModel]
  });

/**
 * What a layer makes of words that gathered this: the same word may stand in several rows, each time
 * with something else gathered.
 * @param positions whose row each is
 * @param z what each gathered, the heads side by side, [positions, dModel]
 * @returns rows of h^(number), [positions, dModel]
 */
export const rowsThatGathered = (
  model: Model,
  layer: LayerInput,
  positions: readonly number[],
  z: Matrix
): Promise<Matrix> => runRows(model, layer, positions, () => ({ z: toTensor(z), heads: [] })); // z: [positions, dModel]

async function runRows(
  { config, weights }: Model,
  { number, input, cuts }: LayerInput,
  positions: readonly number[],
  attend: Ops['attend']
): Promise<Matrix> {
  const { block } = familyOf(config);
  const output = tidy(() => {
    const x = toTensor(input); // [n, dModel]
    const wanted = toTensor(rowsOf(input, positions)); // [positions, dModel]
    const run = { texts: 1, wanted, ops: { ...bareOps, attend } };
    return block(x, weights.layers[number - 1], config, number, cuts, run).output; // [positions, dModel]
  });
  try {
    return { ...shapeOf(output), data: (await output.data()) as Float32Array };
  } finally {
    output.dispose();
  }
}

const toTensor = ({ rows, columns, data }: Matrix) => tensor2d(data, [rows, columns]); // [rows, columns]

const shapeOf = ({ shape: [rows, columns] }: Tensor2D) => ({ rows, columns });
