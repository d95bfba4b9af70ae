import { row, type Matrix } from '../transformer/trace';
import { cosine } from './vectors';

/** Sentences that a meaning is known by: fewer prove nothing, more take long to read. */
export const ANCHORS = { least: 2, most: 8 } as const;

/** A word of two meanings, each with the sentences that anchor it. */
export interface AnchorSet {
  readonly word: string;
  /** Which of both a place of 1 means, then which a place of 0. */
  readonly meanings: readonly [AnchoredMeaning, AnchoredMeaning];
  /** A sentence that calls for neither meaning. */
  readonly neutral: string;
  /** For either meaning, a sentence that calls for it and is no anchor. */
  readonly examples: readonly [string, string];
}

export interface AnchoredMeaning {
  readonly name: string;
  /** ANCHORS.least to ANCHORS.most sentences; the word stands once in each. */
  readonly sentences: readonly string[];
}

/** A word's vectors in one sentence, at every layer h^(0..K): [dModel] each. */
export type WordVectors = readonly Float32Array[];

/** Where both meanings of a word lie at one layer, and whether their anchors hold. */
export interface MeaningLayer {
  /** m_1 and m_2: the means of the word's vectors in either set of anchor sentences, [dModel]. */
  readonly means: readonly [Float64Array, Float64Array];
  /** For either set, t of each anchor against the means of all others. */
  readonly leftOut: readonly [readonly number[], readonly number[]];
  /** How many of them fall on their own side. */
  readonly right: number;
  /** How many anchors there are. */
  readonly total: number;
  /** Whether all, or all but one, do. Elsewhere t says nothing that can be relied on. */
  readonly sure: boolean;
}

/** Half-way between both means: an anchor's own side begins beyond it. */
const HALF = 0.5;

/**
 * A word's vectors at every layer, from one sentence's hidden states.
 * @param hidden h^(0..K), [n, dModel] each
 * @param positions its tokens; of a word in several pieces it is the mean of their vectors
 */
export function wordVectors(hidden: readonly Matrix[], positions: readonly number[]): WordVectors {
  return hidden.map((matrix) =>
    Float32Array.from(meanOf(positions.map((position) => row(matrix, position))))
  );
}

/**
 * How far x lies on the way from m_2 to m_1: (x - m_2)·(m_1 - m_2) / |m_1 - m_2|².
 * @returns 1 at m_1, 0 at m_2, not held between them; 0.5 where the means are one, since nothing tells
 */
export function placeBetween(
  x: ArrayLike<number>,
  [first, second]: readonly [ArrayLike<number>, ArrayLike<number>]
): number {
  let [along, apart] = [0, 0];
  for (let d = 0; d < x.length; d++) {
    const way = first[d] - second[d];
    along += (x[d] - second[d]) * way;
    apart += way * way;
  }
  return apart > 0 ? along / apart : HALF;
}

/**
 * Both meanings at every layer, from a word's vectors in either set of anchor sentences. Each anchor
 * is left out in turn and has to fall on its own side of half-way between the means of the others.
 * @param anchors two sets, of 2 sentences each at least
 */
export function meaningLayers(
  anchors: readonly [readonly WordVectors[], readonly WordVectors[]]
): MeaningLayer[] {
  return anchors[0][0].map((_, layer) => {
    const [first, second] = anchors.map((set) => set.map((vectors) => vectors[layer]));
    const means = [meanOf(first), meanOf(second)] as const;
    const leftOut = [
      first.map((x, i) => placeBetween(x, [meanOf(without(first, i)), means[1]])),
      second.map((x, i) => placeBetween(x, [means[0], meanOf(without(second, i))]))
    ] as const;
    const right =
      leftOut[0].filter((t) => t > HALF).length + leftOut[1].filter((t) => t < HALF).length;
    const total = first.length + second.length;
    return { means, leftOut, right, total, sure: right >= total - 1 };
  });
}

/** A word's place between both meanings at every layer: see `placeBetween`. */
export const journey = (vectors: WordVectors, layers: readonly MeaningLayer[]): number[] =>
  vectors.map((x, layer) => placeBetween(x, layers[layer].means));

/** The cosine of a word's vectors in two sentences at every layer, in [-1, 1]. */
export const cosines = (a: WordVectors, b: WordVectors): number[] =>
  a.map((x, layer) => cosine(x, b[layer]));

const without = <T>(all: readonly T[], index: number) => all.filter((_, i) => i !== index);

/** The mean of vectors, in float64. */
function meanOf(vectors: readonly Float32Array[]): Float64Array {
  const mean = new Float64Array(vectors[0].length);
  for (const vector of vectors) {
    for (let d = 0; d < mean.length; d++) mean[d] += vector[d] / vectors.length;
  }
  return mean;
}
