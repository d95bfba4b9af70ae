import type { MadeMap } from '../transformer/attention';
import type { Cut } from '../transformer/cuts';
import {
  embed,
  runLayers,
  type LayerStep,
  type MapPlace,
  type Model
} from '../transformer/forward';
import { idsOf } from '../transformer/read';
import { canTakeRows, rowsOf, someRows } from '../transformer/some-rows';
import type { Matrix } from '../transformer/trace';
import type { Token } from '../tokenizer/token';
import { NewerError, type Pace } from './pace';

/** How hidden states are read: with what cut, and who looks on. */
export interface HiddenRun {
  readonly cuts?: readonly Cut[];
  readonly pace: Pace;
  readonly watch?: Watch;
}

/** Sees a reading as it runs: each head's map in a layer, both from 1, and then that layer's step. */
export interface Watch {
  see(layer: number, head: number, map: MadeMap): void;
  take(step: LayerStep): void;
}

/** h^(0..K) of tokens, [n, dModel] each. @throws NewerError where nobody waits any more */
export async function hiddenStates(
  model: Model,
  tokens: readonly Token[],
  { cuts = [], pace, watch }: HiddenRun
): Promise<Matrix[]> {
  const hidden = [await embed(model, idsOf(tokens))];
  const see = (place: MapPlace, map: MadeMap) => {
    if (place !== 'dot-product') watch?.see(hidden.length, place + 1, map);
  };
  for await (const step of runLayers(model, hidden[0], { cuts, see })) {
    hidden.push(step.output);
    watch?.take(step);
    if (!(await pace.goOn())) throw new NewerError();
  }
  return hidden;
}

/**
 * Rows of h^(K), from the states before the first layer that is to be run: in the last layer no other
 * row is computed, where that can be.
 * @param before h^(l)
 * @param l the layers that are run already
 * @returns [positions, dModel]
 * @throws NewerError where nobody waits any more
 */
export async function lastRows(
  model: Model,
  before: Matrix,
  l: number,
  positions: readonly number[],
  { cuts = [], pace }: Omit<HiddenRun, 'watch'>
): Promise<Matrix> {
  const { nLayers } = model.config;
  const whole = canTakeRows(cuts) ? nLayers - 1 : nLayers;
  let state = before;
  let done = l;
  if (done < whole) {
    for await (const { number, output } of runLayers(model, before, { first: l + 1, cuts })) {
      if (!(await pace.goOn())) throw new NewerError();
      [state, done] = [output, number];
      if (done === whole) break;
    }
  }
  if (done === nLayers) return rowsOf(state, positions);
  return someRows(model, { number: nLayers, input: state, cuts }, positions);
}
