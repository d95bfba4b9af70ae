import type { EffectsApi } from '../engine/effects-contract';
import type { Effect } from '../measures/effects';
import type { SenseScores } from '../learning/lessons';
import type { AnchorSet } from '../measures/meaning';
import { findWord, lettersOf, wholeWord } from '../tokenizer/whole-word';
import type { Cut } from '../transformer/cuts';
import type { HeadWeights } from '../transformer/head-weights';
import type { Trace } from '../transformer/trace';
import type { LessonReader } from './reader';

/** What a reader is made of, on the page and in Node. */
export interface ReaderParts {
  readonly trace: Trace;
  read(cuts: readonly Cut[]): Promise<Trace>;
  weights(layer: number, head: number): Promise<HeadWeights | null>;
  exam(model: string): Promise<SenseScores>;
  /** The room of causes; a page's is behind a worker. */
  room(): Promise<{
    journey(request: Parameters<EffectsApi['journey']>[0]): ReturnType<EffectsApi['journey']>;
    effects: EffectsApi['effects'];
  }>;
  /** A language's words of two meanings. */
  ready(): Promise<readonly AnchorSet[]>;
  /** A callback as the room can call it. */
  callback<T extends (progress: Parameters<Parameters<EffectsApi['effects']>[1]>[0]) => void>(
    report: T
  ): T;
}

/** The shipped learners are the same for every sentence: each is examined once. */
const exams = new Map<string, Promise<SenseScores>>();

/** What steps ask of one sentence. A word that stands more than once in it has no journey. */
export function makeReader({
  trace,
  read,
  weights,
  exam,
  room,
  ready,
  callback
}: ReaderParts): LessonReader {
  const { text, tokens } = trace;
  const known = { model: trace.model.name, text };
  const cutTraces = new Map<string, Promise<Trace>>();
  return {
    trace,
    weights,
    exam: (model) => {
      const asked = exams.get(model) ?? exam(model);
      exams.set(model, asked);
      asked.catch(() => exams.delete(model)); // it is asked for again
      return asked;
    },
    cut(cuts) {
      const key = JSON.stringify(cuts);
      const asked = cutTraces.get(key) ?? read(cuts);
      cutTraces.set(key, asked);
      return asked;
    },
    async anchors(position) {
      const letters = lettersOf(text, tokens, wholeWord(tokens, position)).toLowerCase();
      const once = findWord(text, tokens, letters).length === 1;
      return (once && (await ready()).find(({ word }) => word === letters)) || null;
    },
    journey: async (request) => (await room()).journey({ ...known, ...request }),
    async effects(request) {
      const effects: Effect[] = [];
      let base = 0;
      const end = await (
        await room()
      ).effects(
        { ...known, ...request },
        callback((progress) => {
          base = progress.base;
          effects.push(...progress.effects);
        })
      );
      return { end, base, effects };
    }
  };
}
