import type { Effect } from '../measures/effects';
import type { TransformerConfig } from '../transformer/config';
import type { Parts } from './effects-contract';

/** What can be left out: an effect that is not known yet. */
export type Part = Omit<Effect, 'moved'>;

/** Every head, or every layer's attention and MLP, in the order in which they run. */
export function wholeParts(
  parts: Exclude<Parts, 'weights'>,
  { nLayers, nHeads }: Pick<TransformerConfig, 'nLayers' | 'nHeads'>
): Part[] {
  const nothing = { head: null, to: null, weight: null };
  return Array.from({ length: nLayers }, (_, l) => l + 1).flatMap((layer): Part[] =>
    parts === 'heads'
      ? Array.from({ length: nHeads }, (_, h) => ({ ...nothing, kind: 'head', layer, head: h + 1 }))
      : [
          { ...nothing, kind: 'attention', layer },
          { ...nothing, kind: 'mlp', layer }
        ]
  );
}
