import { largestAsymmetry } from '../../measures/symmetry';
import { valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { Outcome, Step } from '../step';
import { unitsOf, wordAt } from '../words';

/** Which of two weights is larger, their scores being equal. */
export type Option = 'equal' | 'forth' | 'back';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  /** The score of either direction: x·y ÷ √dModel. */
  readonly scores: readonly [number, number];
  /** max |S − Sᵀ| over the whole map. */
  readonly asymmetry: number;
  readonly weights: readonly [number, number];
  /** What e to each score adds up to in either row: what the weight is divided by. */
  readonly totals: readonly [number, number];
}

const figure = {
  kind: 'map',
  proposal: 'one',
  drawn: 'scores',
  similarity: 'scaled',
  both: true,
  dots: ['from', 'to']
} as const;

/** The two weights count as equal to the eye below this ratio: then nothing is asked. */
const RATIO = 1.1;

/**
 * Proposal 1's scores are equal both ways, s_ij = s_ji. Are the weights? By p_ij = e^s_ij ÷ Σ_k e^s_ik:
 * the row with the smaller total gives more.
 */
export const step: Step<Option, Facts> = {
  name: 'symmetry',
  ...OUTLINE.symmetry,
  async ask({ trace }, { from, to, layer }): Promise<Outcome<Option, Facts>> {
    const { tokens } = trace;
    const { dotProduct } = trace.layers[layer - 1];
    if (tokens.length < 3) return { kind: 'not-asked', reason: 'too-short', figure };
    const both = <T>(of: (i: number, j: number) => T) => [of(from, to), of(to, from)] as const;
    const weights = both((i, j) => valueAt(dotProduct.pattern, i, j));
    const scores = both((i, j) => valueAt(dotProduct.scores, i, j));
    const [forth, back] = weights;
    const ratio = Math.max(forth, back) / Math.min(forth, back);
    if (!(ratio >= RATIO)) return { kind: 'not-asked', reason: 'near-tie', figure };
    const units = unitsOf(tokens);
    const named = (position: number) => units[wordAt(units, position)].name;
    return {
      kind: 'asked',
      options: ['equal', 'forth', 'back'],
      right: forth > back ? 'forth' : 'back',
      margin: ratio - 1,
      facts: {
        from: named(from),
        to: named(to),
        layer,
        scores,
        asymmetry: largestAsymmetry(dotProduct, [...tokens.keys()]),
        weights,
        totals: [Math.exp(scores[0]) / forth, Math.exp(scores[1]) / back]
      },
      figure
    };
  },
  elsewhere: (reader, place) => onExplore(reader, place, { draw: 'scores' })
};
