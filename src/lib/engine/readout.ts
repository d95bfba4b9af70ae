import { journey, wordVectors } from '../measures/meaning';
import { dot } from '../measures/vectors';
import { nextWord, type Model } from '../transformer/forward';
import { meanRow } from '../transformer/read';
import { row, type Matrix } from '../transformer/trace';
import type { AnchorVectors } from './anchor-vectors';
import type { Readout } from './effects-contract';
import type { Pace } from './pace';
import type { Reader } from './reader';

/** One number from the last hidden states, [n, dModel]. */
export type ReadOut = (last: Matrix) => number | Promise<number>;

/**
 * Makes a readout ready for a reader.
 * @param positions the tokens of the chosen word
 * @returns null where there is nothing to read out: too few anchors, no such word or class
 * @throws NewerError
 */
export async function readoutFor(
  reader: Reader,
  readout: Readout,
  positions: readonly number[],
  { anchors, pace }: { readonly anchors: AnchorVectors; readonly pace: Pace }
): Promise<ReadOut | null> {
  switch (readout.kind) {
    case 'meaning': {
      const { layers } = await anchors.meanings(reader, readout.anchors, pace);
      const last = layers?.slice(-1);
      return last ? (hidden) => journey(wordVectors([hidden], positions), last)[0] : null;
    }
    case 'next':
      return chanceOf(reader.model, readout.token);
    case 'class':
      return readout.index < readout.weight.rows ? (last) => classChance(readout, last) : null;
  }
}

function chanceOf(model: Model, token: string): ReadOut | null {
  const id = model.words.indexOf(token);
  if (id < 0 || model.config.output !== 'next-word') return null;
  return async (last) => (await nextWord(model, row(last, last.rows - 1)))![id];
}

/** softmax(W s + b) of one class, s the sentence vector. */
function classChance(
  { weight, bias, index }: Extract<Readout, { kind: 'class' }>,
  last: Matrix
): number {
  const sentence = meanRow(last);
  const scores = Array.from(bias, (b, c) => b + dot(row(weight, c), sentence));
  return 1 / scores.reduce((sum, score) => sum + Math.exp(score - scores[index]), 0);
}
