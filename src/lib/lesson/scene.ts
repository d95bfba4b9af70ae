import type { Trace } from '../transformer/trace';
import type { LessonPlace } from './place';
import { unitsOf, wordAt } from './words';

/** Names and sizes of what the steps speak of, for any sentence and model. */
export interface Scene {
  /** The word that looks, and the one that it should find. */
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly head: number;
  /** Tokens of the sentence. */
  readonly n: number;
  readonly nLayers: number;
  readonly nHeads: number;
  readonly dModel: number;
  readonly dHead: number;
}

export function sceneOf(
  { tokens, model }: Pick<Trace, 'tokens' | 'model'>,
  { from, to, layer, head }: LessonPlace
): Scene {
  const units = unitsOf(tokens);
  const named = (position: number) => units[wordAt(units, position)]?.name ?? '';
  const { nLayers, nHeads, dModel, dHead } = model;
  return {
    from: named(from),
    to: named(to),
    layer,
    head,
    n: tokens.length,
    nLayers,
    nHeads,
    dModel,
    dHead
  };
}
