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
  /** The marks that the model puts around a text, by name, as [CLS]; often none. */
  readonly specials: readonly string[];
  /** Tokens of the sentence. */
  readonly n: number;
  readonly nLayers: number;
  readonly nHeads: number;
  readonly dModel: number;
  readonly dHead: number;
  /** Whether the model learns Q and K; a twin's heads compare by the dot product. */
  readonly learned: boolean;
}

export function sceneOf(
  { tokens, model }: Pick<Trace, 'tokens' | 'model'>,
  { from, to, layer, head }: LessonPlace
): Scene {
  const units = unitsOf(tokens);
  const named = (position: number) => units[wordAt(units, position)]?.name ?? '';
  const { nLayers, nHeads, dModel, dHead, attention } = model;
  return {
    from: named(from),
    to: named(to),
    layer,
    head,
    specials: [...new Set(tokens.flatMap(({ special, name }) => (special ? [name] : [])))],
    n: tokens.length,
    nLayers,
    nHeads,
    dModel,
    dHead,
    learned: attention === 'learned'
  };
}
