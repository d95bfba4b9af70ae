import { expect } from '@playwright/test';
import type { StepName } from '../../../src/lib/lesson/names';
import { anchors } from '../../../src/lib/words/en/anchors';
import { asSaid, trace, type TraceJson } from '../page';
import {
  argmax,
  cosine,
  dot,
  length,
  mean,
  minus,
  softmax,
  sum,
  weighted,
  type Vector
} from './numbers';

interface Head {
  readonly q: number[][];
  readonly k: number[][];
  readonly v: number[][];
  readonly scores: number[][];
  readonly pattern: number[][];
}
/** A trace with the tensors that the keys are computed from. */
export interface LessonTrace extends Omit<TraceJson, 'layers'> {
  readonly text: string;
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
/** The right answer as it is read, or why there is no question; null where the step asks nothing at all. */
export type Key = { readonly right: string } | { readonly not: RegExp } | null;
type KeyOf = (trace: LessonTrace, place: Place) => Key | Promise<Key>;

const TIE = { not: /too close to call/ };
const right = (label: string): Key => ({ right: label });

const name = ({ tokens }: LessonTrace, at: number) => tokens[at].text;
const isSpecial = (trace: LessonTrace, at: number) => /^\[(CLS|SEP)\]$/.test(name(trace, at));

/** How each question's answer follows from the trace, computed here and nowhere else. */
export const KEYS: Partial<Record<StepName, KeyOf>> = {
  'which-bank': () => null,

  'n-in-n-out'({ hidden, tokens, model }) {
    // One vector a token throughout, and as many numbers in each: only how many there are can grow.
    for (const state of hidden) {
      expect(state).toHaveLength(tokens.length);
      for (const vector of state) expect(vector).toHaveLength(model.dModel);
    }
    return right('the number of vectors');
  },

  softmax({ layers }, { from, to, layer, head }) {
    const scores = layers[layer - 1].heads[head - 1].scores[from];
    const before = softmax(scores);
    const after = softmax(scores.map((score, j) => (j === to ? score + 2 : score)));
    const factors = scores.flatMap((_, j) => (j === to ? [] : [after[j] / before[j]]));
    expect(Math.max(...factors) - Math.min(...factors)).toBeLessThan(1e-6);
    expect(factors[0]).toBeLessThan(1);
    return right('all shrink by one factor');
  },

  'weighted-sum'({ layers, tokens }, { layer, head }) {
    const { v } = layers[layer - 1].heads[head - 1];
    const sums = tokens.map(() => weighted(Array(tokens.length).fill(1 / tokens.length), v));
    expect(new Set(sums.map((sum) => JSON.stringify(sum))).size).toBe(1);
    return right('one');
  },

  diagonal(trace, place) {
    const ranked = whoIn(
      trace,
      place,
      trace.layers[place.layer - 1].dotProduct.pattern[place.from]
    );
    if (ranked[0].value - ranked[1].value < 0.02) return TIE;
    const { who, label } = ranked[0];
    return right(who === 'other' ? `another word, as ${label}` : label);
  },

  dimensions: ({ model }) => right(`about ${asSaid(1 / Math.sqrt(model.dModel))}`),

  symmetry(trace, { from, to, layer }) {
    const { pattern, scores } = trace.layers[layer - 1].dotProduct;
    expect(scores[from][to]).toBeCloseTo(scores[to][from], 4);
    const [forth, back] = [pattern[from][to], pattern[to][from]];
    if (Math.max(forth, back) / Math.min(forth, back) < 1.1) return TIE;
    return right(`${name(trace, forth > back ? from : to)} gives more`);
  },

  'three-vectors'(trace, { layer, head }) {
    const { scores, pattern } = queriesForKeys(trace, layer, head);
    for (const [i, row] of scores.entries())
      for (const [j, score] of row.entries()) expect(score).toBeCloseTo(scores[j][i], 9);
    const own = pattern.filter((row, i) => argmax(row) === i).length;
    if (own === pattern.length) return right('equal scores, and every row on itself');
    return right(
      own > pattern.length / 2
        ? 'equal scores, and most rows on themselves'
        : 'equal scores, and half of the rows or fewer on themselves'
    );
  },

  'proposal-2'({ layers }, { from, to, layer, head }) {
    const share = layers[layer - 1].heads[head - 1].pattern[from][to];
    const before = layers[layer - 1].dotProduct.pattern[from][to];
    if ([before, 0.25, 0.5].some((bound) => Math.abs(share - bound) < 0.02)) return TIE;
    if (share < before) return right('no more than that');
    if (share > 0.5) return right('more than half');
    return right(share < 0.25 ? 'more, up to a quarter' : 'a quarter to a half');
  },

  heads({ layers }, { from, to }) {
    const count = headsLookingAt(layers, from, to).length;
    if (count === 0) return right('in none');
    if (count > 9) return right('in 10 or more');
    return right(count < 4 ? 'in 1 to 3' : 'in 4 to 9');
  },

  values(trace, place) {
    const { layer, head } = sinkHead(trace, place);
    const { pattern, v } = trace.layers[layer - 1].heads[head - 1];
    const sizes = v.map((value, j) => pattern[place.from][j] * length(value));
    const [first, second] = whoIn(trace, place, sizes);
    return (first.value - second.value) / first.value < 0.1 ? TIE : right(first.label);
  },

  async 'next-layer'(trace, { from }) {
    const along = await wayOf(trace, from);
    if (!along) return { not: /No sentences are at hand/ };
    const places = along[along.length - 1] > 0.5 ? along : along.map((t) => 1 - t);
    const late = places.findLastIndex((t) => t <= 0.5) + 1;
    if (places.slice(Math.max(0, late - 1)).some((t) => Math.abs(t - 0.5) < 0.03)) return TIE;
    return right(late === 0 ? 'before layer 1' : `after layer ${late}`);
  },

  // Of no sentence: the shipped learners are examined (tests/unit/learning/senses.test.ts, docs/findings.md).
  learning: () => right('the one with learned Q, K and V'),

  async cuts(trace, place) {
    const [first, second] = (await effectsOf(trace, place)).sort((a, b) => b.moved - a.moved);
    return first.moved - second.moved < 0.02 ? TIE : right(first.label);
  }
};

type Who = 'sought' | 'itself' | 'other' | 'special';

/** The four that a row is asked about, the largest number first: of all others, the first word and special token. */
function whoIn(trace: LessonTrace, { from, to }: Place, numbers: Vector) {
  const best = (special: boolean) =>
    trace.tokens
      .map((_, j) => j)
      .filter((j) => j !== from && j !== to && isSpecial(trace, j) === special)
      .sort((a, b) => numbers[b] - numbers[a])[0] as number | undefined;
  const all: readonly (readonly [Who, number | undefined])[] = [
    ['sought', to],
    ['itself', from],
    ['other', best(false)],
    ['special', best(true)]
  ];
  return all
    .flatMap(([who, at]) => {
      if (at === undefined) return [];
      const label = who === 'itself' ? `${name(trace, at)} itself` : name(trace, at);
      return [{ who, at, label, value: numbers[at] }];
    })
    .sort((a, b) => b.value - a.value);
}

/** A head that is compared by its queries alone: q·q ÷ √dHead, and its softmax. */
export function queriesForKeys({ layers }: LessonTrace, layer: number, head: number) {
  const { q } = layers[layer - 1].heads[head - 1];
  const scores = q.map((x) => q.map((y) => dot(x, y) / Math.sqrt(x.length)));
  return { scores, pattern: scores.map(softmax) };
}

/** The heads, in order, in which one word looks most at another. */
export const headsLookingAt = (layers: LessonTrace['layers'], from: number, to: number) =>
  layers.flatMap(({ heads }, l) =>
    heads.flatMap(({ pattern }, h) =>
      argmax(pattern[from]) === to ? [{ layer: l + 1, head: h + 1 }] : []
    )
  );

/** The first head of the layer in which a special token gets most of the row; else the first of any layer. */
export function sinkHead(trace: LessonTrace, { from, layer, head }: Place) {
  const sinks = trace.tokens
    .flatMap((_, j) => (isSpecial(trace, j) ? headsLookingAt(trace.layers, from, j) : []))
    .sort((a, b) => a.layer - b.layer || a.head - b.head);
  return sinks.find((one) => one.layer === layer) ?? sinks[0] ?? { layer, head };
}

/** The word's place between its meanings at h^(0..K), 1 at the first; null where it has no anchors. */
async function wayOf({ tokens, hidden }: LessonTrace, from: number): Promise<number[] | null> {
  const word = tokens[from].text;
  const set = anchors.find((one) => one.word === word);
  if (!set || tokens.filter(({ text }) => text === word).length !== 1) return null;
  const [first, second] = await Promise.all(
    set.meanings.map(async ({ sentences }) => {
      const vectors: number[][][] = [];
      for (const sentence of sentences) {
        const read = (await trace(sentence)) as unknown as LessonTrace;
        const at = read.tokens.findIndex(({ text }) => text === word);
        vectors.push(read.hidden.map((state) => state[at]));
      }
      return hidden.map((_, layer) => mean(vectors.map((states) => states[layer])));
    })
  );
  return hidden.map((state, layer) => {
    const way = minus(first[layer], second[layer]);
    return dot(minus(state[from], second[layer]), way) / dot(way, way);
  });
}

/** Of three others: their weights over all heads, and how far the word moves without what it takes of each. */
export async function effectsOf(numbers: LessonTrace, place: Place) {
  const rows = numbers.layers.flatMap(({ heads }) =>
    heads.map(({ pattern }) => pattern[place.from])
  );
  const others = whoIn(numbers, place, sum(rows)).filter(({ who }) => who !== 'itself');
  return Promise.all(
    others.map(async ({ at, label, value }) => {
      const cut = `mute layer=* head=* from=${place.from} to=${at}`;
      const read = (await trace(numbers.text, ['--cut', cut])) as unknown as LessonTrace;
      const [before, after] = [numbers, read].map(({ hidden }) => hidden.at(-1)![place.from]);
      return { label, weight: value, moved: length(minus(before, after)) / length(before) };
    })
  );
}

/** Cosines of all pairs of different words before a layer. */
export function cosines({ tokens, hidden }: LessonTrace, layer: number): number[] {
  const vectors: readonly Vector[] = hidden[layer - 1];
  return vectors.flatMap((x, i) =>
    vectors.slice(0, i).flatMap((y, j) => (tokens[i].text === tokens[j].text ? [] : cosine(x, y)))
  );
}
