import { AMBIGUOUS, type Ambiguous } from './rules';
import type { Vocabulary } from './vocabulary';

/** How likely one sense of an ambiguous word is to be gone on with. */
export interface SenseChance {
  readonly name: string;
  /** The words that its endings begin with. */
  readonly starts: readonly string[];
  /** Their probabilities to come next, added. */
  readonly probability: number;
}

/** The words that each sense's endings begin with; no word begins endings of both. */
export const startsOf = ({ senses }: Ambiguous) =>
  senses.map(({ endings }) => [...new Set(endings.map((ending) => ending.split(' ')[0]))]);

/**
 * The chances of both senses of an ambiguous word; null of any other word.
 * @param chances of every word of the vocabulary to come after it
 */
export function senseChances(
  word: string | undefined,
  { id }: Vocabulary,
  chances: Float32Array
): readonly SenseChance[] | null {
  const ambiguous = AMBIGUOUS.find((one) => one.word === word);
  if (!ambiguous) return null;
  return startsOf(ambiguous).map((starts, s) => ({
    name: ambiguous.senses[s].name,
    starts,
    probability: starts.reduce((sum, start) => sum + chances[id(start)], 0)
  }));
}

/** A word of a map of the language, the ambiguous word it belongs to, and which of its senses. */
export interface MappedWord {
  readonly word: string;
  readonly of: string;
  readonly sense: number;
}

const mapped = (list: (ambiguous: Ambiguous, sense: 0 | 1) => readonly string[]): MappedWord[] =>
  AMBIGUOUS.flatMap((ambiguous) =>
    ([0, 1] as const).flatMap((sense) =>
      list(ambiguous, sense).map((word) => ({ word, of: ambiguous.word, sense }))
    )
  );

/** The words that tell each sense, of a cue of several words the last. */
export const CUES = mapped(({ senses }, s) => senses[s].cues.map((cue) => cue.split(' ').at(-1)!));

/** The next words that each sense brings. */
export const STARTS = mapped((ambiguous, s) => startsOf(ambiguous)[s]);
