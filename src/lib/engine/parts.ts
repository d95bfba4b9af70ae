import type { Effect } from '../measures/effects';
import type { TransformerConfig } from '../transformer/config';
import type { MadeMap } from '../transformer/attention';
import { row } from '../transformer/trace';
import type { Parts } from './effects-contract';

/** What can be left out: an effect that is not known yet. */
export type Part = Omit<Effect, 'moved'>;

/** Takes the weights that a word gives from the maps of a reading, as it runs. */
export class GivenWeights {
  readonly parts: Part[] = [];
  readonly #from: readonly number[];

  /** @param from the tokens of the word: of several, the weights are their mean */
  constructor(from: readonly number[]) {
    this.#from = from;
  }

  readonly see = (layer: number, head: number, { pattern, mask }: MadeMap): void => {
    const n = pattern.columns;
    for (let to = 0; to < n; to++) {
      // An edge that is cut gives nothing that could be withheld.
      if (mask && this.#from.every((from) => mask[from * n + to] === 1)) continue;
      const sum = this.#from.reduce((all, from) => all + row(pattern, from)[to], 0);
      this.parts.push({ kind: 'mute', layer, head, to, weight: sum / this.#from.length });
    }
  };
}

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
