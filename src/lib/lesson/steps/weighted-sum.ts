import { contributions } from '../../measures/contributions';
import { cosine, length } from '../../measures/vectors';
import { row, valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { shuffled } from '../shuffle';
import type { Outcome, Step } from '../step';
import { unitsOf, wordAt } from '../words';

/** How many different new vectors there could be. */
export type Option = 'one' | 'each' | 'squares' | 'none';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly layer: number;
  readonly head: number;
  /** The largest weight of the row, and how many tokens get at least 0.05. */
  readonly most: number;
  readonly parts: number;
  /** The cosine of the two words' new vectors as they are. */
  readonly cosine: number;
  /** The lengths of the word's new vector, and of the mean of all values. */
  readonly length: number;
  readonly mean: number;
}

/** A weight that is worth counting as a part of the sum. */
const PART = 0.05;

/**
 * If all weights were equal, how many different sums would there be? Each is then the mean of all
 * values, z_i = Σ_j v_j ÷ n, which says nothing of i: one.
 */
export const step: Step<Option, Facts> = {
  name: 'weighted-sum',
  ...OUTLINE['weighted-sum'],
  async ask({ trace }, { from, to, layer, head }): Promise<Outcome<Option, Facts>> {
    const figure = { kind: 'sum' } as const;
    const { tokens } = trace;
    const n = tokens.length;
    const attention = trace.layers[layer - 1].heads[head - 1];
    const units = unitsOf(tokens);
    if (n < 3) return { kind: 'not-asked', reason: 'too-short', figure };
    const [own, other] = [from, to].map((position) =>
      Float32Array.from(contributions(attention.pattern, attention.v, position).z)
    );
    const mean = new Float32Array(attention.v.columns).map(
      (_, d) => tokens.reduce((sum, _, j) => sum + valueAt(attention.v, j, d), 0) / n
    );
    const weights = row(attention.pattern, from);
    const named = (position: number) => units[wordAt(units, position)].name;
    return {
      kind: 'asked',
      options: shuffled<Option>(['one', 'each', 'squares', 'none'], trace.text),
      right: 'one',
      margin: 1,
      facts: {
        from: named(from),
        to: named(to),
        n,
        layer,
        head,
        most: Math.max(...weights),
        parts: weights.filter((weight) => weight >= PART).length,
        cosine: cosine(own, other),
        length: length(own),
        mean: length(mean)
      },
      figure
    };
  },
  elsewhere: onExplore
};
