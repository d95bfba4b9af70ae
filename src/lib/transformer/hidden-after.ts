import { tensor2d, tidy } from '@tensorflow/tfjs-core';
import { checkCuts, type Cut } from './cuts';
import { familyOf } from './families';
import { toMatrix, type Model } from './forward';
import { bareOps } from './ops';
import type { Matrix } from './trace';

/**
 * The hidden states that a reading would have with `cuts`, from those it had without. Only layers
 * from the first cut one on are run, and no map, query, key or value is kept: for many cuts of one
 * reading, where a reading each would take too long. Leaves no tensor behind.
 * @param hidden h^(0..K) of the reading without cuts, [n, dModel] each
 * @returns h^(0..K) with them, those before the first cut layer as they came
 * @throws CutError when a cut does not fit the model or the text
 */
export async function hiddenAfter(
  { config, weights }: Model,
  hidden: readonly Matrix[],
  cuts: readonly Cut[]
): Promise<readonly Matrix[]> {
  checkCuts(cuts, config, hidden[0].rows);
  const first = firstCutLayer(cuts);
  if (first > config.nLayers) return hidden;
  const { block } = familyOf(config);
  const after = hidden.slice(0, first);
  const { rows, columns, data } = hidden[first - 1];
  let x = tensor2d(data, [rows, columns]); // [n, dModel]
  try {
    for (let number = first; number <= config.nLayers; number++) {
      const run = { texts: 1, ops: bareOps };
      const before = x;
      x = tidy(() => block(before, weights.layers[number - 1], config, number, cuts, run).output); // [n, dModel]
      before.dispose();
      after.push(await toMatrix(x));
    }
  } finally {
    x.dispose();
  }
  return after;
}

/** The first layer in which a reading with these cuts is another, from 1; Infinity without cuts. */
const firstCutLayer = (cuts: readonly Cut[]): number =>
  Math.min(...cuts.map(({ layer }) => (layer === '*' ? 1 : layer)));
