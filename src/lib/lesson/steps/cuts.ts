import { everywhere } from '../../measures/effects';
import { length } from '../../measures/vectors';
import { formatShortCut } from '../../transformer/short-cut';
import type { Cut } from '../../transformer/cuts';
import { row, type Trace } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { NEAR, type Outcome, type Step } from '../step';
import { namedIn, pairIn, type Pair, type Who } from '../who';
import { wordRow } from '../words';

/** Whose part in the word is taken away, in every layer and head. */
export type Option = Exclude<Who, 'itself'>;

/** What one cut takes away, and what it moves. */
export interface Taken {
  readonly who: Option;
  readonly name: string;
  /** All weights that the word gives it, over all heads; they sum to the number of heads. */
  readonly weight: number;
  /** |h − h′| ÷ |h| of the word's last vector. */
  readonly moved: number;
}

export interface Facts {
  readonly from: string;
  readonly heads: number;
  readonly nLayers: number;
  readonly taken: Readonly<Partial<Record<Option, Taken>>>;
  /** Which of them gets the largest weight. */
  readonly heaviest: Option;
}

/** What the word gives each unit, added up over all heads. */
const given = ({ layers }: Trace, { units, asker }: Pair): number[] =>
  layers
    .flatMap(({ heads }) => heads.map((head) => wordRow(head, units, units[asker])))
    .reduce((sum, one) => sum.map((weight, i) => weight + one[i]));

/** How far a word's last vector moves, as a share of its length; the mean over its pieces. */
function moved(before: Trace, after: Trace, positions: readonly number[]): number {
  const [from, to] = [before, after].map(({ hidden }) => hidden[hidden.length - 1]);
  const shares = positions.map((position) => {
    const [x, y] = [row(from, position), row(to, position)];
    return length(x.map((value, d) => value - y[d])) / length(x);
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** What mutes all that the word takes from another. */
export const cutsFor = (pair: Pair, place: number): Cut[] =>
  everywhere('mute', pair.units[pair.asker].positions, pair.units[place].positions);

/**
 * Of three others, whose part in the word matters most? Each is muted in every layer and head, the
 * sentence is read again, and the word's last vector compared.
 */
export const step: Step<Option, Facts> = {
  name: 'cuts',
  ...OUTLINE.cuts,
  async ask(reader, place): Promise<Outcome<Option, Facts>> {
    const { trace } = reader;
    const pair = pairIn(trace, place);
    if (!pair)
      return { kind: 'not-asked', reason: 'too-short', figure: { kind: 'effects', taken: [] } };
    const weights = given(trace, pair);
    const named = namedIn(trace, pair, weights);
    const options = named.options.filter((who) => who !== 'itself');
    const taken = await Promise.all(
      options.map(async (who): Promise<Taken> => {
        const cut = await reader.cut(cutsFor(pair, named.places[who]!));
        const { positions } = pair.units[pair.asker];
        return {
          who,
          name: named.names[who]!,
          weight: named.values[who],
          moved: moved(trace, cut, positions)
        };
      })
    );
    const figure = { kind: 'effects', taken } as const;
    const [first, second] = [...taken].sort((a, b) => b.moved - a.moved);
    if (!second) return { kind: 'not-asked', reason: 'too-short', figure };
    const margin = first.moved - second.moved;
    if (margin < NEAR) return { kind: 'not-asked', reason: 'near-tie', figure };
    return {
      kind: 'asked',
      options,
      right: first.who,
      margin,
      figure,
      facts: {
        from: pair.units[pair.asker].name,
        heads: trace.layers.reduce((sum, { heads }) => sum + heads.length, 0),
        nLayers: trace.layers.length,
        taken: Object.fromEntries(taken.map((one) => [one.who, one])),
        heaviest: [...taken].sort((a, b) => b.weight - a.weight)[0].who
      }
    };
  },
  elsewhere(reader, place) {
    const pair = pairIn(reader.trace, place);
    const cut = pair && cutsFor(pair, pair.sought);
    // One parameter has one cut; a word in pieces has several.
    return onExplore(reader, place, cut?.length === 1 ? { cut: formatShortCut(cut[0]) } : {});
  }
};
