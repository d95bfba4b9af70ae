import type { MadeMap } from '../transformer/attention';
import type { Cut } from '../transformer/cuts';
import { embed, runLayers, type MapPlace, type Model } from '../transformer/forward';
import { idsOf } from '../transformer/read';
import type { Matrix } from '../transformer/trace';
import type { Token } from '../tokenizer/token';
import { NewerError, type Pace } from './pace';

/** How hidden states are read: with what cut, from where, and who looks on. */
export interface HiddenRun {
  readonly cuts?: readonly Cut[];
  readonly pace: Pace;
  /** Sees a head's map in a layer, from 1. */
  readonly see?: (layer: number, head: number, map: MadeMap) => void;
}

/** h^(0..K) of tokens, [n, dModel] each. @throws NewerError where nobody waits any more */
export async function hiddenStates(
  model: Model,
  tokens: readonly Token[],
  run: HiddenRun
): Promise<Matrix[]> {
  return hiddenFrom(model, [await embed(model, idsOf(tokens))], run);
}

/**
 * h^(0..K) from the states before the first layer that a cut changes: those are taken as they are.
 * @param before h^(0..l-1): layers l to K are run
 * @throws NewerError where nobody waits any more
 */
export async function hiddenFrom(
  model: Model,
  before: readonly Matrix[],
  { cuts = [], pace, see }: HiddenRun
): Promise<Matrix[]> {
  const hidden = [...before];
  const first = before.length;
  const look = (place: MapPlace, map: MadeMap) => {
    if (place !== 'dot-product') see?.(hidden.length, place + 1, map);
  };
  for await (const { output } of runLayers(model, before[first - 1], { first, cuts, see: look })) {
    hidden.push(output);
    if (!(await pace.goOn())) throw new NewerError();
  }
  return hidden;
}
