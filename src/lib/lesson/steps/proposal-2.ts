import { valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { NEAR, type Outcome, type Step } from '../step';
import { namedIn, pairIn } from '../who';
import { wordRow } from '../words';

/** How much of the row the sought word gets: no more than by the dot product, or so much. */
export type Option = 'no-more' | 'quarter' | 'half' | 'most';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly head: number;
  readonly nHeads: number;
  /** What the word gives the sought one, and itself: by the dot product, and by this head. */
  readonly sought: readonly [number, number];
  readonly itself: readonly [number, number];
  /** What the sought word gives back in this head. */
  readonly back: number;
  /** Who gets most of the row in this head, and how much. */
  readonly first: string;
  readonly most: number;
  /** q·k ÷ √dHead of the two words, and the way back. */
  readonly scores: readonly [number, number];
}

const figure = { kind: 'number' } as const;
/** Shares at which the answers meet. */
const [QUARTER, HALF] = [0.25, 0.5];

/**
 * With learned Q and K, how much of the word's row goes to the one that it should find? Read off the
 * head's pattern, and held against the dot product of the same layer.
 */
export const step: Step<Option, Facts> = {
  name: 'proposal-2',
  ...OUTLINE['proposal-2'],
  async ask({ trace }, place): Promise<Outcome<Option, Facts>> {
    const { from, to, layer, head } = place;
    const { model, layers } = trace;
    const pair = pairIn(trace, place);
    if (model.attention !== 'learned')
      return { kind: 'not-asked', reason: 'nothing-learned', figure };
    if (!pair) return { kind: 'not-asked', reason: 'too-short', figure };
    const { units, asker, sought } = pair;
    const own = layers[layer - 1].heads[head - 1];
    const [one, two] = [layers[layer - 1].dotProduct, own].map((map) =>
      wordRow(map, units, units[asker])
    );
    const share = two[sought];
    const bounds = [one[sought], QUARTER, HALF];
    const margin = Math.min(...bounds.map((bound) => Math.abs(share - bound)));
    if (margin < NEAR) return { kind: 'not-asked', reason: 'near-tie', figure };
    const { names, values, first } = namedIn(trace, pair, two);
    return {
      kind: 'asked',
      options: ['no-more', 'quarter', 'half', 'most'],
      right:
        share < one[sought]
          ? 'no-more'
          : share < QUARTER
            ? 'quarter'
            : share < HALF
              ? 'half'
              : 'most',
      margin,
      figure,
      facts: {
        from: units[asker].name,
        to: units[sought].name,
        layer,
        head,
        nHeads: model.nHeads,
        sought: [one[sought], share],
        itself: [one[asker], two[asker]],
        back: wordRow(own, units, units[sought])[asker],
        first: names[first] ?? '',
        most: values[first],
        scores: [valueAt(own.scores, from, to), valueAt(own.scores, to, from)]
      }
    };
  },
  elsewhere: onExplore
};
