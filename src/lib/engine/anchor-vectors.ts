import {
  ANCHORS,
  meaningLayers,
  wordVectors,
  type MeaningLayer,
  type WordVectors
} from '../measures/meaning';
import { findWord } from '../tokenizer/whole-word';
import { fitTokens } from '../transformer/read';
import type { Anchors, ReadAnchor } from './effects-contract';
import { hiddenStates } from './hidden-states';
import type { Pace } from './pace';
import type { Reader } from './reader';

/** A sentence read for a word in it. */
export interface SentenceWithWord {
  readonly text: string;
  /** How often the word stands in it. */
  readonly times: number;
  /** Where it stands once; else null. */
  readonly vectors: WordVectors | null;
}

/** Two meanings as their anchors have them in a model. */
export interface ReadMeanings {
  readonly anchors: readonly [readonly ReadAnchor[], readonly ReadAnchor[]];
  /** At h^(0..K); null where either meaning has fewer anchors than it takes. */
  readonly layers: readonly MeaningLayer[] | null;
}

/** Sentences that are kept: a dozen sets of two models, 10 kB each in MiniLM. */
const KEPT = 200;

/** Reads sentences for a word, without cuts, and keeps what it found. */
export class AnchorVectors {
  readonly #kept = new Map<string, SentenceWithWord>();

  /** @throws NewerError */
  async read(reader: Reader, word: string, text: string, pace: Pace): Promise<SentenceWithWord> {
    const key = JSON.stringify([reader.identity.sha256, word, text]);
    const found = this.#kept.get(key) ?? (await readFor(reader, word, text, pace));
    this.#kept.delete(key);
    this.#kept.set(key, found); // now the most recently used
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT) this.#kept.delete(oldest);
    return found;
  }

  /** @throws NewerError */
  async meanings(reader: Reader, { word, sentences }: Anchors, pace: Pace): Promise<ReadMeanings> {
    const sets: [SentenceWithWord[], SentenceWithWord[]] = [[], []];
    for (const side of [0, 1] as const) {
      for (const text of sentences[side].slice(0, ANCHORS.most)) {
        sets[side].push(await this.read(reader, word, text, pace));
      }
    }
    const [first, second] = sets.map((set) =>
      set.flatMap(({ vectors }) => (vectors ? [vectors] : []))
    );
    const enough = Math.min(first.length, second.length) >= ANCHORS.least;
    const layers = enough ? meaningLayers([first, second]) : null;
    return { anchors: [judged(sets[0], 0, layers), judged(sets[1], 1, layers)], layers };
  }
}

async function readFor(
  { model, tokenizer }: Reader,
  word: string,
  text: string,
  pace: Pace
): Promise<SentenceWithWord> {
  const tokens = fitTokens(tokenizer.encode(text), model.config.nCtx);
  const places = findWord(text, tokens, word);
  if (places.length !== 1) return { text, times: places.length, vectors: null };
  const hidden = await hiddenStates(model, tokens, { pace });
  return { text, times: 1, vectors: wordVectors(hidden, places[0]) };
}

/** Each sentence of a set with where it falls when it is left out; `leftOut` has those that take part. */
function judged(
  set: readonly SentenceWithWord[],
  side: 0 | 1,
  layers: readonly MeaningLayer[] | null
): ReadAnchor[] {
  let part = 0;
  return set.map(({ text, times, vectors }) => {
    if (!vectors || !layers) return { text, times, leftOut: null };
    const index = part++;
    return { text, times, leftOut: layers.map(({ leftOut }) => leftOut[side][index]) };
  });
}
