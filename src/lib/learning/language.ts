import { hash, type Random } from './random';
import {
  AMBIGUOUS,
  COMPANIONS,
  LEADS,
  NEUTRAL,
  PEOPLE,
  SAYINGS,
  TIMES,
  type Ambiguous
} from './rules';

/** A sentence, its ambiguous word, and what that word means in it. */
export interface DrawnSentence {
  readonly words: readonly string[];
  /** Which of AMBIGUOUS; null for one of the lecture's sayings, which have none. */
  readonly ambiguous: Ambiguous | null;
  /** Where the ambiguous word stands, from 0; -1 without one. */
  readonly at: number;
  /** Where the word that tells its sense stands, from 0; -1 without one. */
  readonly cueAt: number;
  /** Which of the word's senses. */
  readonly sense: 0 | 1;
  /** Whether a clause about somebody else holds a cue of the other sense. */
  readonly distracted: boolean;
  /** Whether this combination is kept from training. */
  readonly heldOut: boolean;
}

/** One combination in so many is kept from training. */
const HELD_OUT_IN = 5;
/** One sentence in so many is one of the lecture's sayings. */
const SAYING_IN = 40;

/** Draws a sentence: half of them begin with a clause that holds a cue of the other sense. */
export function drawSentence(random: Random): DrawnSentence {
  if (random.below(SAYING_IN) === 0) return saying(random.pick(SAYINGS));
  return compose(random, random.next() < 0.5);
}

/** Draws a sentence of a combination that training never sees. */
export function drawHeldOut(random: Random, distracted: boolean): DrawnSentence {
  for (;;) {
    const sentence = compose(random, distracted);
    if (sentence.heldOut) return sentence;
  }
}

/**
 * [a clause about somebody else ,] [when] who did what [when] [with whom] at the WORD ending .
 */
function compose(random: Random, distracted: boolean): DrawnSentence {
  const ambiguous = random.pick(AMBIGUOUS);
  const sense = random.below(2) as 0 | 1;
  const { word, link, verbs, senses } = ambiguous;
  const [who, other] = pickTwo(random, PEOPLE);
  const verb = random.below(verbs.length);
  const otherVerb = random.below(verbs.length);
  const others = COMPANIONS.filter((one) => !one.endsWith(` ${who}`));
  const company = random.next() < 0.5 ? random.pick(others) : '';
  const when = random.next() < 0.5 ? random.pick(TIMES) : '';
  const first = random.next() < 0.5;

  const distraction = `${verbs[otherVerb]} ${senses[1 - sense].cues[otherVerb]}`;
  const neutral = random.next() < 0.5 ? random.pick(NEUTRAL) : '';
  const aside = distracted ? distraction : neutral;
  const clause = aside && `${random.pick(LEADS)} ${other} ${aside} ,`;
  const does = `${who} ${verbs[verb]} ${senses[sense].cues[verb]}`;
  const before = split(clause, first ? when : '', does);
  const start = [...before, ...split(first ? '' : when, company, link)];
  const combination = [word, sense, verb, who, company, aside].join('|');
  return {
    words: [...start, word, ...split(random.pick(senses[sense].endings)), '.'],
    ambiguous,
    at: start.length,
    cueAt: before.length - 1,
    sense,
    distracted,
    heldOut: hash(combination) % HELD_OUT_IN === 0
  };
}

function saying(text: string): DrawnSentence {
  const none = { ambiguous: null, at: -1, cueAt: -1, sense: 0, distracted: false } as const;
  return { words: split(text), ...none, heldOut: false };
}

function pickTwo<T>(random: Random, list: readonly T[]): [T, T] {
  const first = random.below(list.length);
  const second = (first + 1 + random.below(list.length - 1)) % list.length;
  return [list[first], list[second]];
}

/** Words parted by spaces; parts that are empty leave nothing. */
function split(...parts: readonly string[]): string[] {
  return parts.join(' ').split(' ').filter(Boolean);
}

/** Every word of the language, in alphabetical order. */
export function languageWords(): string[] {
  const texts = AMBIGUOUS.flatMap(({ word, link, verbs, senses }) => [
    word,
    link,
    ...verbs,
    ...senses.flatMap(({ cues, endings }) => [...cues, ...endings])
  ]);
  const all = split(...texts, ...PEOPLE, ...COMPANIONS, ...TIMES, ...LEADS, ...NEUTRAL, ...SAYINGS);
  return [...new Set([...all, '.', ','])].sort();
}
