import { byLength, createSampler, toBatch, type Batch, type Example } from './batch';
import { EXAMINED, EXAM_SEED } from './examined';
import { drawHeldOut, drawSentence, languageWords, type DrawnSentence } from './language';
import { createRandom, type Random } from './random';
import { senseChances, startsOf, type SenseChance } from './senses';
import { createVocabulary, type Vocabulary } from './vocabulary';

/** The probability of every word to come next, for each text of a batch: [texts · vocabulary]. */
export type Predict = (batch: Batch) => Float32Array;

/** How an own text was parted. */
export interface OwnLines {
  readonly learned: number;
  readonly heldOut: readonly string[];
}

/** What there is to learn, and how it is examined. */
export interface Lessons<Scores> {
  readonly vocabulary: Vocabulary;
  /** The batch of a step: the same for every model that learns from these lessons. */
  batch(step: number): Batch;
  /** Examines a model on what training never shows. */
  examine(predict: Predict): Scores;
  /** Lines of an own text that are learned from, and those that are held out; null without such a text. */
  readonly lines: OwnLines | null;
  /**
   * What the words that may follow `word` say of its sense; null where these lessons give it none.
   * @param chances of every word of the vocabulary to come next
   */
  senses(word: string | undefined, chances: Float32Array): readonly SenseChance[] | null;
}

/** Shares, from 0 to 1, of held-out sentences whose sense was found. */
export interface SenseScores {
  /** Without a cue of the other sense. */
  readonly plain: number;
  /** With a clause that holds one. */
  readonly distracted: number;
}

/** Sentences drawn for training; each gives two examples. */
const SENTENCES = 8192;
/** Texts a step. */
const TEXTS = 64;

/** The small language's lessons: half of all examples end on the ambiguous word. */
export function languageLessons(seed: number): Lessons<SenseScores> {
  const vocabulary = createVocabulary(languageWords());
  const random = createRandom(seed);
  const pool: Example[] = [];
  while (pool.length < 2 * SENTENCES) {
    const sentence = drawSentence(random);
    if (sentence.heldOut) continue;
    const ids = sentence.words.map(vocabulary.id);
    pool.push(cut(ids, sentence.ambiguous ? sentence.at + 1 : anywhere(ids, random)));
    pool.push(cut(ids, anywhere(ids, random)));
  }
  const sample = createSampler(pool, TEXTS);
  const exam = createRandom(EXAM_SEED);
  const draw = (distracted: boolean) =>
    Array.from({ length: EXAMINED }, () => drawHeldOut(exam, distracted));
  const [plain, distracted] = [draw(false), draw(true)];
  return {
    vocabulary,
    lines: null,
    batch: (step) => sample(createRandom(Math.imul(seed + 1, 0x9e3779b1) + step)),
    examine: (predict) => ({
      plain: sensesRight(plain, vocabulary, predict),
      distracted: sensesRight(distracted, vocabulary, predict)
    }),
    senses: (word, chances) => senseChances(word, vocabulary, chances)
  };
}

/** The share of sentences whose sense's endings are likelier to begin than the other sense's. */
function sensesRight(
  sentences: readonly DrawnSentence[],
  { id, words }: Vocabulary,
  predict: Predict
): number {
  const examples = sentences.map((sentence) => {
    const starts = startsOf(sentence.ambiguous!).map((words) => words.map(id));
    const ids = sentence.words.slice(0, sentence.at + 1).map(id);
    return { ids, next: -1, right: starts[sentence.sense], wrong: starts[1 - sentence.sense] };
  });
  let correct = 0;
  for (const group of byLength(examples).values()) {
    const chances = predict(toBatch(group));
    group.forEach((example, t) => {
      const { right, wrong } = example as (typeof examples)[number];
      const mass = (ids: readonly number[]) =>
        ids.reduce((sum, word) => sum + chances[t * words.length + word], 0);
      if (mass(right) > mass(wrong)) correct++;
    });
  }
  return correct / sentences.length;
}

const cut = (ids: readonly number[], length: number): Example => ({
  ids: ids.slice(0, length),
  next: ids[length]
});

const anywhere = (ids: readonly number[], random: Random) => 1 + random.below(ids.length - 1);
