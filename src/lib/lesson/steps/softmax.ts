import { isMasked, valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { shuffled } from '../shuffle';
import type { Outcome, Step } from '../step';
import { softmaxOf } from '../softmax';
import { unitsOf, wordAt } from '../words';

/** What the other weights of a row may do when one score rises. */
export type Option = 'ratios' | 'amounts' | 'nothing' | 'column';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly head: number;
  /** By how much its score is raised. */
  readonly raised: number;
  /** The weight of the word whose score rises, before and after. */
  readonly before: number;
  readonly after: number;
  /** What every other weight is multiplied by, (1 − after) ÷ (1 − before). */
  readonly factor: number;
  /** Two others that get most, by name, each with its weight before and after. */
  readonly others: readonly {
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
  /** What the sought word's column adds up to, over all rows. */
  readonly column: number;
}

/** By how much the question raises a score: e² is 7.39. */
const RAISED = 2;

/**
 * One score of the row is raised: what do the other weights do? By softmax of the raised row, all are
 * multiplied by one number, so that their ratios stay; a column's sum is any number.
 */
export const step: Step<Option, Facts> = {
  name: 'softmax',
  ...OUTLINE.softmax,
  async ask({ trace }, { from, to, layer, head }): Promise<Outcome<Option, Facts>> {
    const { tokens } = trace;
    const n = tokens.length;
    const attention = trace.layers[layer - 1].heads[head - 1];
    const units = unitsOf(tokens);
    const shown = [...tokens.keys()].filter((j) => !isMasked(attention.mask, n, from, j));
    const scores = shown.map((j) => valueAt(attention.scores, from, j));
    const labels = shown.map((j) => tokens[j].name);
    const figure = { kind: 'softmax', labels, scores } as const;
    const at = shown.indexOf(to);
    if (at < 0 || shown.length < 3) return { kind: 'not-asked', reason: 'too-short', figure };
    const before = softmaxOf(scores);
    const after = softmaxOf(scores.map((score, i) => (i === at ? score + RAISED : score)));
    const others = [...shown.keys()]
      .filter((i) => i !== at)
      .sort((a, b) => before[b] - before[a])
      .slice(0, 2)
      .map((i) => ({ name: labels[i], before: before[i], after: after[i] }));
    const named = (position: number) => units[wordAt(units, position)].name;
    return {
      kind: 'asked',
      options: shuffled<Option>(['ratios', 'amounts', 'nothing', 'column'], trace.text),
      right: 'ratios',
      margin: 1,
      facts: {
        from: named(from),
        to: named(to),
        layer,
        head,
        raised: RAISED,
        before: before[at],
        after: after[at],
        factor: others[0].after / others[0].before,
        others,
        column: [...tokens.keys()].reduce((sum, i) => sum + valueAt(attention.pattern, i, to), 0)
      },
      figure
    };
  },
  elsewhere: onExplore
};
