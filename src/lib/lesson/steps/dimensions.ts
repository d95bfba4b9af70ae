import { compareBy } from '../../measures/similarity';
import { cosine } from '../../measures/vectors';
import { isMasked, row, valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { Outcome, Step } from '../step';
import { unitsOf, wordAt } from '../words';

/** A typical cosine, by its size: 1 is the same direction, 0 a right angle. */
export type Option = 'most' | 'four' | 'root' | 'tiny';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly dModel: number;
  /** What each option stands for. */
  readonly sizes: Readonly<Record<Option, number>>;
  /** The size that half of this sentence's cosines of two different tokens are beyond. */
  readonly typical: number;
  /** The largest of them, and the two tokens whose it is. */
  readonly largest: number;
  readonly pair: readonly [string, string];
  /** The cosine of the two words. */
  readonly own: number;
  /** What the word gives itself by the dot product and by the cosine. */
  readonly itself: readonly [number, number];
  /** The least and the most that it gives another by the cosine. */
  readonly others: readonly [number, number];
  /** How many pairs there are. */
  readonly pairs: number;
}

/**
 * How large is the cosine of two random vectors, typically? Its standard deviation is exactly 1/√d
 * (directions drawn evenly on a sphere of d dimensions).
 */
export const step: Step<Option, Facts> = {
  name: 'dimensions',
  ...OUTLINE.dimensions,
  async ask({ trace }, { from, to, layer }): Promise<Outcome<Option, Facts>> {
    const { tokens, model, layers } = trace;
    const { input, dotProduct } = layers[layer - 1];
    const { dModel } = model;
    const n = tokens.length;
    const pairs = tokens.flatMap((token, i) =>
      tokens.slice(0, i).flatMap((other, j) => {
        // The same word at two places is no pair of different words.
        if (other.id === token.id) return [];
        return [{ i, j, cosine: cosine(row(input, i), row(input, j)) }];
      })
    );
    const figure = {
      kind: 'dimensions',
      dModel,
      own: pairs.map((pair) => pair.cosine)
    } as const;
    if (pairs.length < 3) return { kind: 'not-asked', reason: 'too-short', figure };
    const sizes = pairs.map((pair) => Math.abs(pair.cosine)).sort((a, b) => a - b);
    const largest = pairs.reduce((most, pair) => (pair.cosine > most.cosine ? pair : most));
    const units = unitsOf(tokens);
    const named = (position: number) => units[wordAt(units, position)].name;
    const byCosine = row(compareBy(dotProduct, 'cosine').pattern, from);
    const others = byCosine.filter((_, j) => j !== from && !isMasked(dotProduct.mask, n, from, j));
    const root = 1 / Math.sqrt(dModel);
    return {
      kind: 'asked',
      options: ['most', 'four', 'root', 'tiny'],
      right: 'root',
      // The next option is four times as large: nothing lies between.
      margin: 1,
      facts: {
        from: named(from),
        to: named(to),
        layer,
        dModel,
        sizes: { most: 0.7, four: 4 * root, root, tiny: 1 / dModel },
        typical: sizes[Math.floor(sizes.length / 2)],
        largest: largest.cosine,
        pair: [tokens[largest.i].name, tokens[largest.j].name],
        own: cosine(row(input, from), row(input, to)),
        itself: [valueAt(dotProduct.pattern, from, from), byCosine[from]],
        others: [Math.min(...others), Math.max(...others)],
        pairs: pairs.length
      },
      figure
    };
  },
  elsewhere: (reader, place) => onExplore(reader, place, { similarity: 'cosine' })
};
