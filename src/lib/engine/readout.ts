import { classChances } from '../learning/classify';
import { journey, wordVectors } from '../measures/meaning';
import { nextWord, type Model } from '../transformer/forward';
import { row, type Matrix } from '../transformer/trace';
import type { AnchorVectors } from './anchor-vectors';
import type { Readout } from './effects-contract';
import type { Pace } from './pace';
import type { Reader } from './reader';

/** One number from some rows of the last hidden states. */
export interface ReadOut {
  /** Which it is read from. */
  readonly positions: readonly number[];
  /** @param rows those, [positions, dModel] */
  read(rows: Matrix): number | Promise<number>;
}

/** What a readout is made ready with. */
interface ToReadOut {
  readonly anchors: AnchorVectors;
  readonly pace: Pace;
  /** The tokens of the chosen word. */
  readonly positions: readonly number[];
  /** How many tokens there are. */
  readonly n: number;
}

/**
 * Makes a readout ready for a reader.
 * @returns null where there is nothing to read out: too few anchors, no such word or class
 * @throws NewerError
 */
export async function readoutFor(
  reader: Reader,
  readout: Readout,
  { anchors, pace, positions, n }: ToReadOut
): Promise<ReadOut | null> {
  switch (readout.kind) {
    case 'meaning': {
      const { layers } = await anchors.meanings(reader, readout.anchors, pace);
      const last = layers?.slice(-1);
      if (!last) return null;
      const read = (rows: Matrix) => journey(wordVectors([rows], [...positions.keys()]), last)[0];
      return { positions, read };
    }
    case 'next':
      return chanceOf(reader.model, readout.token, n - 1);
    case 'class': {
      if (readout.index >= readout.weight.rows) return null;
      const all = Array.from({ length: n }, (_, position) => position);
      return { positions: all, read: (rows) => classChances(readout, rows)[readout.index] };
    }
  }
}

function chanceOf(model: Model, token: string, last: number): ReadOut | null {
  const id = model.words.indexOf(token);
  if (id < 0 || model.config.output !== 'next-word') return null;
  const read = async (rows: Matrix) => (await nextWord(model, row(rows, 0)))![id];
  return { positions: [last], read };
}
