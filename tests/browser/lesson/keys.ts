import { expect } from '@playwright/test';
import type { StepName } from '../../../src/lib/lesson/names';
import { asSaid, type TraceJson } from '../page';
import { cosine, softmax, weighted, type Vector } from './numbers';

interface Head {
  readonly q: number[][];
  readonly k: number[][];
  readonly v: number[][];
  readonly scores: number[][];
  readonly pattern: number[][];
}
/** A trace with the tensors that the keys are computed from. */
export interface LessonTrace extends Omit<TraceJson, 'layers'> {
  readonly model: { readonly nLayers: number; readonly nHeads: number; readonly dModel: number };
  readonly hidden: number[][][];
  readonly layers: { readonly dotProduct: Omit<Head, 'q' | 'k' | 'v'>; readonly heads: Head[] }[];
}
/** The two words, layer and head that the steps ask about. */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly layer: number;
  readonly head: number;
}
/** The right answer as it is read, 'tie' where the best two are too close, null where nothing is asked. */
type Key = (trace: LessonTrace, place: Place) => string | 'tie' | null;

const name = ({ tokens }: LessonTrace, at: number) => tokens[at].text;
const isSpecial = (trace: LessonTrace, at: number) => /^\[(CLS|SEP)\]$/.test(name(trace, at));

/** How each question's answer follows from the trace, computed here and nowhere else. */
export const KEYS: Partial<Record<StepName, Key>> = {
  'which-bank': () => null,

  'n-in-n-out'({ hidden, tokens, model }) {
    // One vector a token throughout, and as many numbers in each: only how many there are can grow.
    for (const state of hidden) {
      expect(state).toHaveLength(tokens.length);
      for (const vector of state) expect(vector).toHaveLength(model.dModel);
    }
    return 'the number of vectors';
  },

  softmax({ layers }, { from, to, layer, head }) {
    const scores = layers[layer - 1].heads[head - 1].scores[from];
    const before = softmax(scores);
    const after = softmax(scores.map((score, j) => (j === to ? score + 2 : score)));
    const factors = scores.flatMap((_, j) => (j === to ? [] : [after[j] / before[j]]));
    expect(Math.max(...factors) - Math.min(...factors)).toBeLessThan(1e-6);
    expect(factors[0]).toBeLessThan(1);
    return 'all shrink by one factor';
  },

  'weighted-sum'({ layers, tokens }, { layer, head }) {
    const { v } = layers[layer - 1].heads[head - 1];
    const sums = tokens.map(() => weighted(Array(tokens.length).fill(1 / tokens.length), v));
    expect(new Set(sums.map((sum) => JSON.stringify(sum))).size).toBe(1);
    return 'one';
  },

  diagonal(trace, { from, to, layer }) {
    const row = trace.layers[layer - 1].dotProduct.pattern[from];
    const best = (special: boolean) =>
      trace.tokens
        .map((_, j) => j)
        .filter((j) => j !== from && j !== to && isSpecial(trace, j) === special)
        .sort((a, b) => row[b] - row[a])[0] as number | undefined;
    const [other, special] = [best(false), best(true)];
    const answers = [
      { label: name(trace, to), weight: row[to] },
      { label: `${name(trace, from)} itself`, weight: row[from] },
      ...(other === undefined
        ? []
        : [{ label: `another word, as ${name(trace, other)}`, weight: row[other] }]),
      ...(special === undefined ? [] : [{ label: name(trace, special), weight: row[special] }])
    ].sort((a, b) => b.weight - a.weight);
    return answers[0].weight - answers[1].weight < 0.02 ? 'tie' : answers[0].label;
  },

  dimensions: ({ model }) => `about ${asSaid(1 / Math.sqrt(model.dModel))}`,

  symmetry(trace, { from, to, layer }) {
    const { pattern, scores } = trace.layers[layer - 1].dotProduct;
    expect(scores[from][to]).toBeCloseTo(scores[to][from], 4);
    const [forth, back] = [pattern[from][to], pattern[to][from]];
    if (Math.max(forth, back) / Math.min(forth, back) < 1.1) return 'tie';
    return `${name(trace, forth > back ? from : to)} gives more`;
  }
};

/** Cosines of all pairs of different words before a layer. */
export function cosines({ tokens, hidden }: LessonTrace, layer: number): number[] {
  const vectors: readonly Vector[] = hidden[layer - 1];
  return vectors.flatMap((x, i) =>
    vectors.slice(0, i).flatMap((y, j) => (tokens[i].text === tokens[j].text ? [] : cosine(x, y)))
  );
}
