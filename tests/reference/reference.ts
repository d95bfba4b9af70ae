import { readFileSync } from 'node:fs';
import { parseSafetensors } from '../../src/lib/checkpoint/safetensors';
import type { Matrix } from '../../src/lib/transformer/trace';

/** One text as PyTorch read it; see make_reference.py. */
export interface ReferenceSentence {
  readonly text: string;
  readonly ids: readonly number[];
  /** [start, end) in UTF-16 units; null for a token that the text does not contain. */
  readonly offsets: readonly (readonly [number, number] | null)[];
  /** Every stride-th number is kept. */
  readonly stride: number;
}

/** One attention weight from its query and key to the softmax. */
export interface ReferenceChain {
  readonly sentence: number;
  readonly layer: number;
  readonly head: number;
  readonly from: number;
  readonly to: number;
  readonly q: readonly number[];
  readonly k: readonly number[];
  readonly dot: number;
  readonly score: number;
  readonly exponential: number;
  readonly total: number;
  readonly weight: number;
}

const here = (file: string) => readFileSync(new URL(file, import.meta.url));

export const { sentences, chains } = JSON.parse(here('minilm.json').toString()) as {
  sentences: ReferenceSentence[];
  chains: ReferenceChain[];
};

const numbers = parseSafetensors(here('minilm.safetensors'));

/** PyTorch's numbers for a sentence, row after row, matrix after matrix, thinned by its stride. */
export function expected(sentence: number, name: 'hidden' | 'pattern' | 'dotProduct') {
  return numbers.get(`${sentence}.${name}`)!.values();
}

/** The largest distance between matrices put end to end and the numbers kept of them. */
export function largestDifference(
  matrices: readonly Matrix[],
  kept: Float32Array,
  stride: number
): number {
  const all = matrices.flatMap(({ data }) => [...data]);
  if (Math.ceil(all.length / stride) !== kept.length) return NaN;
  return kept.reduce((most, value, i) => {
    const difference = Math.abs(value - all[i * stride]);
    return difference <= most ? most : difference; // NaN stays
  }, 0);
}
