import { contributions } from '../../measures/contributions';
import type { Head } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { LessonPlace } from '../place';
import type { LessonReader } from '../reader';
import type { Outcome, Step } from '../step';
import { namedIn, pairIn, type Pair, type Who } from '../who';
import { wordRow } from '../words';

/** Who hands over most. */
export type Option = Who;

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly head: number;
  readonly options: readonly Option[];
  readonly names: Readonly<Record<Who, string | null>>;
  /** Of each of them the weight, the length of its value, and weight times length. */
  readonly weights: Readonly<Record<Who, number>>;
  readonly lengths: Readonly<Record<Who, number>>;
  readonly sizes: Readonly<Record<Who, number>>;
  /** Who gets the largest weight of the row. */
  readonly heaviest: Option;
}

/** The best is ahead of the next by less than this share of it: nothing is asked. */
const AHEAD = 0.1;

/** What each unit hands to the asker: Σ p_ij |v_j| over its pieces, the mean over the asker's. */
function sizesOf({ pattern, v }: Head, { units, asker }: Pair): number[] {
  const { positions } = units[asker];
  const rows = positions.map((from) => contributions(pattern, v, from).sizes);
  return units.map(
    (unit) =>
      unit.positions.reduce((sum, j) => sum + rows.reduce((all, one) => all + one[j], 0), 0) /
      positions.length
  );
}

/**
 * The head in which this can be seen: the first of the step's layer in which a special token gets the
 * largest weight of the row, else the first such head of any layer, else the step's own.
 */
function headWithSink({ trace }: LessonReader, place: LessonPlace, pair: Pair) {
  const sinks = trace.layers.flatMap(({ heads }, l) =>
    heads.flatMap((head, h) => {
      const { first } = namedIn(trace, pair, wordRow(head, pair.units, pair.units[pair.asker]));
      return first === 'special' ? [{ layer: l + 1, head: h + 1 }] : [];
    })
  );
  const { layer, head } = sinks.find((one) => one.layer === place.layer) ?? sinks[0] ?? place;
  return { layer, head };
}

/**
 * Who hands over most in a row, by weight times length of value, p_ij |v_j|? Asked where a special
 * token has the largest weight.
 */
export const step: Step<Option, Facts> = {
  name: 'values',
  ...OUTLINE.values,
  async ask(reader, place): Promise<Outcome<Option, Facts>> {
    const { trace } = reader;
    const pair = pairIn(trace, place);
    if (!pair) {
      const { layer, head } = place;
      return { kind: 'not-asked', reason: 'too-short', figure: { kind: 'row', layer, head } };
    }
    const at = headWithSink(reader, place, pair);
    const figure = { kind: 'row', ...at } as const;
    const own = trace.layers[at.layer - 1].heads[at.head - 1];
    const given = wordRow(own, pair.units, pair.units[pair.asker]);
    const sizes = sizesOf(own, pair);
    const named = namedIn(trace, pair, sizes, given);
    const each = (of: (place: number) => number): Record<Who, number> => {
      const value = (who: Who) => (named.places[who] === null ? 0 : of(named.places[who]));
      return {
        sought: value('sought'),
        itself: value('itself'),
        other: value('other'),
        special: value('special')
      };
    };
    const margin = named.margin / named.values[named.first];
    if (!(margin >= AHEAD)) return { kind: 'not-asked', reason: 'near-tie', figure };
    return {
      kind: 'asked',
      options: named.options,
      right: named.first,
      margin,
      figure,
      facts: {
        from: pair.units[pair.asker].name,
        to: pair.units[pair.sought].name,
        ...at,
        options: named.options,
        names: named.names,
        weights: each((i) => given[i]),
        lengths: each((i) => (given[i] > 0 ? sizes[i] / given[i] : 0)),
        sizes: named.values,
        heaviest: namedIn(trace, pair, given).first
      }
    };
  },
  elsewhere(reader, place) {
    const pair = pairIn(reader.trace, place);
    const at = pair ? headWithSink(reader, place, pair) : place;
    return onExplore(reader, { ...place, layer: at.layer, head: at.head });
  }
};
