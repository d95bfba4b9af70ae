import { cutsOf } from '../measures/effects';
import type { Cut } from '../transformer/cuts';
import type { Model } from '../transformer/forward';
import { canTakeRows, rowsThatGathered } from '../transformer/some-rows';
import { copyOf, type Matrix } from '../transformer/trace';
import type { GivenWeights } from './given-weights';
import { lastRows } from './hidden-states';
import { NewerError, type Pace } from './pace';
import type { Part } from './parts';
import type { ReadOut } from './readout';

/** A reading that parts are left out of. */
export interface ReadForParts {
  readonly model: Model;
  /** h^(0..K) under the cuts that are set. */
  readonly hidden: readonly Matrix[];
  readonly cuts: readonly Cut[];
  /** The tokens of the chosen word. */
  readonly positions: readonly number[];
  readonly given: GivenWeights;
  readonly readOut: ReadOut;
  readonly pace: Pace;
}

/** Parts that are begun together: their rows pass through a layer at once. */
const TOGETHER = 64;

/**
 * The readout without each part, one after the other. Nothing before a part's layer is run again; of
 * that layer itself, a muted weight changes the rows of its word alone.
 * @throws NewerError where nobody waits any more
 */
export async function* without(
  read: ReadForParts,
  parts: readonly Part[]
): AsyncGenerator<readonly [Part, number]> {
  const { model, hidden, cuts, positions, readOut, pace } = read;
  const quick = canTakeRows(cuts);
  for (let begin = 0; begin < parts.length; begin += TOGETHER) {
    const some = parts.slice(begin, begin + TOGETHER);
    const muted = quick ? await withMuted(read, some) : new Map<Part, Matrix>();
    for (const part of some) {
      const { layer } = part;
      const after = muted.get(part);
      const rows = after
        ? await lastRows(model, after, layer, readOut.positions, { cuts, pace })
        : await lastRows(model, hidden[layer - 1], layer - 1, readOut.positions, {
            cuts: [...cuts, ...cutsOf(part, positions)],
            pace
          });
      yield [part, await readOut.read(rows)];
      if (!(await pace.goOn())) throw new NewerError();
    }
  }
}

/** h^(l) after each muted weight of layer l among the parts. */
async function withMuted(
  { model, hidden, cuts, positions, given }: ReadForParts,
  parts: readonly Part[]
): Promise<Map<Part, Matrix>> {
  const found = new Map<Part, Matrix>();
  const { dModel } = model.config;
  for (let number = 1; number < hidden.length; number++) {
    const here = parts.filter(({ kind, layer }) => kind === 'mute' && layer === number);
    if (here.length === 0) continue;
    const size = positions.length * dModel;
    const data = new Float32Array(here.length * size);
    here.forEach((part, i) => data.set(given.gatheredWithout(part), i * size));
    const z = { rows: here.length * positions.length, columns: dModel, data };
    const rows = await rowsThatGathered(
      model,
      { number, input: hidden[number - 1], cuts },
      here.flatMap(() => positions),
      z
    );
    here.forEach((part, i) => {
      const after = copyOf(hidden[number]);
      positions.forEach((position, p) => {
        const start = (i * positions.length + p) * dModel;
        after.data.set(rows.data.subarray(start, start + dModel), position * dModel);
      });
      found.set(part, after);
    });
  }
  return found;
}
