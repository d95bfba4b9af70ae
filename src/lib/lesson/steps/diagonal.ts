import { selfRows } from '../../measures/diagonal';
import { cosine, length } from '../../measures/vectors';
import { row, valueAt } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { NEAR, type Outcome, type Step } from '../step';
import { unitsOf, wordAt, wordRow } from '../words';

/** At whom a word can look most. */
export type Option = 'sought' | 'itself' | 'other' | 'special';

export interface Facts {
  readonly from: string;
  readonly to: string;
  /** Of all others, the word or mark and the special token that get most; null where there is none. */
  readonly other: string | null;
  readonly special: string | null;
  readonly layer: number;
  readonly dModel: number;
  /** What each of them gets of the word's row. */
  readonly weights: Readonly<Record<Option, number>>;
  /** How many of n rows have their largest weight on their own token. */
  readonly own: number;
  readonly n: number;
  /** The shortest and the longest vector of the layer's input. */
  readonly lengths: readonly [number, number];
  /** What a token gives itself, the mean over all rows. */
  readonly mean: number;
  /** The cosine of the two words' vectors. */
  readonly cosine: number;
}

const figure = {
  kind: 'map',
  proposal: 'one',
  drawn: 'pattern',
  similarity: 'scaled',
  dots: ['from']
} as const;

/** Proposal 1: compared by the dot product, at whom does the word look most? By its row's argmax. */
export const step: Step<Option, Facts> = {
  name: 'diagonal',
  ...OUTLINE.diagonal,
  async ask({ trace }, { from, to, layer }): Promise<Outcome<Option, Facts>> {
    const { tokens, model } = trace;
    const { dotProduct, input } = trace.layers[layer - 1];
    const units = unitsOf(tokens);
    const [asker, sought] = [wordAt(units, from), wordAt(units, to)];
    if (units.length < 3 || asker === sought)
      return { kind: 'not-asked', reason: 'too-short', figure };
    const given = wordRow(dotProduct, units, units[asker]);
    const best = (special: boolean) =>
      [...units.keys()].reduce<number | null>((most, i) => {
        const takesPart = tokens[units[i].positions[0]].special === special;
        if (!takesPart || i === asker || i === sought) return most;
        return most === null || given[i] > given[most] ? i : most;
      }, null);
    const places = { sought, itself: asker, other: best(false), special: best(true) };
    const weightOf = (option: Option) => {
      const place = places[option];
      return place === null ? 0 : given[place];
    };
    const options = (['sought', 'itself', 'other', 'special'] as const).filter(
      (option) => places[option] !== null
    );
    const [right, next] = [...options].sort((a, b) => weightOf(b) - weightOf(a));
    const margin = weightOf(right) - weightOf(next);
    if (margin < NEAR) return { kind: 'not-asked', reason: 'near-tie', figure };
    const lengths = tokens.map((_, i) => length(row(input, i)));
    const { rows: n } = dotProduct.pattern;
    const toItself = lengths.map((_, i) => valueAt(dotProduct.pattern, i, i));
    const named = (place: number | null) => (place === null ? null : units[place].name);
    return {
      kind: 'asked',
      options,
      right,
      margin,
      figure,
      facts: {
        from: units[asker].name,
        to: units[sought].name,
        other: named(places.other),
        special: named(places.special),
        layer,
        dModel: model.dModel,
        weights: {
          sought: weightOf('sought'),
          itself: weightOf('itself'),
          other: weightOf('other'),
          special: weightOf('special')
        },
        own: selfRows(dotProduct.pattern, [...tokens.keys()]),
        n,
        mean: toItself.reduce((sum, weight) => sum + weight, 0) / n,
        lengths: [Math.min(...lengths), Math.max(...lengths)],
        cosine: cosine(row(input, from), row(input, to))
      }
    };
  },
  elsewhere: onExplore
};
