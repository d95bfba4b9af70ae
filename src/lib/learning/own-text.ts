import { FactError } from '../fact-error';
import { bertWords } from '../tokenizer/bert-words';
import { byLength, createSampler, toBatch, type Example } from './batch';
import type { Lessons, Predict } from './lessons';
import { createRandom } from './random';
import { createVocabulary, tokenizerJson, UNKNOWN, type Vocabulary } from './vocabulary';

/** A text that cannot be learned from. */
export class OwnTextError extends FactError<
  | { kind: 'few'; words: number; least: number }
  | { kind: 'short-lines' }
  | { kind: 'one-word'; word: string }
  | { kind: 'nothing-twice' }
> {
  override readonly name = 'OwnTextError';
}

/** How well held-out lines are continued. */
export interface TextScores {
  /** −log p of the word that came next, on average; null when no held-out line has two words. */
  readonly loss: number | null;
  /** The share of words that were thought likeliest; words outside the vocabulary do not count. */
  readonly accuracy: number | null;
}

/** More lines than this are left out. */
export const MAX_LINES = 2000;
/** The most frequent words are kept, so that the model stays small enough to train at once. */
export const KEPT_WORDS = 400;
/** One line in so many is held out. */
const HELD_OUT_EVERY = 10;
/** Prefixes of held-out lines that are examined, lest an examination outlast twenty steps. */
const MOST_EXAMINED = 512;
/** Words of a line that are read; the next is the last one to be guessed. */
const MAX_WORDS = 24;
/** Fewer would be learned by heart. */
const LEAST_EXAMPLES = 64;
const TEXTS = 64;

/**
 * Lessons made of a visitor's own lines, in any language: whole words, parted and spelled by the
 * tokenizer that reads what is typed later.
 * @throws OwnTextError when there is too little, one word only, or nothing that comes twice
 */
export function textLessons(text: string, seed: number): Lessons<TextScores> {
  const splitWords = bertWords(tokenizerJson(createVocabulary([])));
  const read = text
    .split(/\r?\n/)
    .map((line) => ({ line, words: splitWords(line) }))
    .filter(({ words }) => words.length > 1)
    .slice(0, MAX_LINES);
  const lines = read.map(({ words }) => words.slice(0, MAX_WORDS + 1));
  const counts = new Map<string, number>();
  for (const word of lines.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  check(lines, counts);
  const frequent = [...counts].sort(([, a], [, b]) => b - a).slice(0, KEPT_WORDS);
  const vocabulary = createVocabulary(frequent.map(([word]) => word));
  const held = (_: unknown, i: number) => i % HELD_OUT_EVERY === HELD_OUT_EVERY - 1;
  const train = lines.filter((line, i) => !held(line, i)).flatMap(prefixes(vocabulary));
  const exam = lines.filter(held).flatMap(prefixes(vocabulary)).slice(0, MOST_EXAMINED);
  if (train.length < LEAST_EXAMPLES) {
    throw new OwnTextError({ kind: 'few', words: train.length, least: LEAST_EXAMPLES });
  }
  const sample = createSampler(train, TEXTS);
  const heldOut = read.filter(held).map(({ line }) => line.trim());
  return {
    vocabulary,
    lines: { learned: read.length - heldOut.length, heldOut },
    batch: (step) => sample(createRandom(Math.imul(seed + 1, 0x9e3779b1) + step)),
    examine: (predict) => examine(exam, vocabulary.words.length, predict),
    senses: () => null
  };
}

function check(lines: readonly (readonly string[])[], counts: ReadonlyMap<string, number>): void {
  if (lines.length === 0) {
    throw new OwnTextError({ kind: 'short-lines' });
  }
  if (counts.size === 1) {
    throw new OwnTextError({ kind: 'one-word', word: lines[0][0] });
  }
  if (![...counts.values()].some((count) => count > 1)) {
    throw new OwnTextError({ kind: 'nothing-twice' });
  }
}

/** Every beginning of a line whose next word is known. */
const prefixes = (vocabulary: Vocabulary) => (line: readonly string[]) => {
  const ids = line.map(vocabulary.id);
  const unknown = vocabulary.id(UNKNOWN);
  return ids
    .map((next, i): Example => ({ ids: ids.slice(0, i), next }))
    .filter(({ ids: before, next }) => before.length > 0 && next !== unknown);
};

function examine(exam: readonly Example[], words: number, predict: Predict): TextScores {
  if (exam.length === 0) return { loss: null, accuracy: null };
  let loss = 0;
  let right = 0;
  for (const group of byLength(exam).values()) {
    for (let from = 0; from < group.length; from += TEXTS) {
      const part = group.slice(from, from + TEXTS);
      const chances = predict(toBatch(part));
      part.forEach(({ next }, t) => {
        const row = chances.subarray(t * words, (t + 1) * words);
        loss -= Math.log(row[next]);
        if (row.every((chance) => chance <= row[next])) right++;
      });
    }
  }
  return { loss: loss / exam.length, accuracy: right / exam.length };
}
