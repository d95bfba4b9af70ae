import type { Trace } from '../transformer/trace';
import type { LessonPlace } from './place';
import { unitsOf, wordAt, type LessonWord } from './words';

/** Who can be named of a row: the sought word, the asker itself, of all others the first word and special token. */
export type Who = 'sought' | 'itself' | 'other' | 'special';

/** The two words of a place among all that a row gives to. */
export interface Pair {
  readonly units: readonly LessonWord[];
  /** Their places among the units. */
  readonly asker: number;
  readonly sought: number;
}

/** Null where the two are one word, or nothing else is there to be compared with. */
export function pairIn({ tokens }: Pick<Trace, 'tokens'>, { from, to }: LessonPlace): Pair | null {
  const units = unitsOf(tokens);
  const [asker, sought] = [wordAt(units, from), wordAt(units, to)];
  return units.length < 3 || asker === sought ? null : { units, asker, sought };
}

/** Some numbers of a row, one for each unit, by who they are of. */
export interface Named {
  /** Those that there are, in one order. */
  readonly options: readonly Who[];
  /** 0 where there is none. */
  readonly values: Readonly<Record<Who, number>>;
  /** Null where there is none. */
  readonly names: Readonly<Record<Who, string | null>>;
  /** Among the units. */
  readonly places: Readonly<Record<Who, number | null>>;
  /** Who has most, and by how much it is ahead of the next. */
  readonly first: Who;
  readonly margin: number;
}

/**
 * Names the numbers of a row; `other` and `special` are those with the largest number.
 * @param weights what decides which special token is named, if not the numbers; another one may then be
 * `other`, so that whoever has the largest number is named
 */
export function namedIn(
  { tokens }: Pick<Trace, 'tokens'>,
  { units, asker, sought }: Pair,
  numbers: readonly number[],
  weights?: readonly number[]
): Named {
  const isSpecial = (i: number) => tokens[units[i].positions[0]].special;
  const best = (takesPart: (i: number) => boolean, by: readonly number[]) =>
    [...units.keys()].reduce<number | null>((most, i) => {
      if (i === asker || i === sought || !takesPart(i)) return most;
      return most === null || by[i] > by[most] ? i : most;
    }, null);
  const special = best(isSpecial, weights ?? numbers);
  const other = best((i) => (weights ? i !== special : !isSpecial(i)), numbers);
  const places = { sought, itself: asker, other, special };
  const each = <T>(of: (place: number | null) => T): Record<Who, T> => ({
    sought: of(places.sought),
    itself: of(places.itself),
    other: of(places.other),
    special: of(places.special)
  });
  const values = each((place) => (place === null ? 0 : numbers[place]));
  const options = (['sought', 'itself', 'other', 'special'] as const).filter(
    (who) => places[who] !== null
  );
  const [first, second] = [...options].sort((a, b) => values[b] - values[a]);
  return {
    options,
    values,
    names: each((place) => (place === null ? null : units[place].name)),
    places,
    first,
    margin: values[first] - values[second]
  };
}
