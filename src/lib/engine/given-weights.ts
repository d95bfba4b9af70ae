import type { MadeMap } from '../transformer/attention';
import type { LayerStep } from '../transformer/forward';
import { row, type Mask, type Matrix } from '../transformer/trace';
import type { Watch } from './hidden-states';
import type { Part } from './parts';

/** What a head gave the word's tokens: their rows of its map, [tokens][n], and whose values by it. */
interface Given {
  readonly rows: readonly Float32Array[];
  values?: Matrix; // [n, dHead]
  muted?: Mask;
}

/** The weights that a word gives in a reading, and what it gathers by them. */
export class GivenWeights implements Watch {
  readonly parts: Part[] = [];
  readonly #from: readonly number[];
  /** By layer and head, from 0. */
  readonly #given: Given[][] = [];

  /** @param from the tokens of the word: of several, the weights are their mean */
  constructor(from: readonly number[]) {
    this.#from = from;
  }

  see(layer: number, head: number, { pattern, mask }: MadeMap): void {
    const n = pattern.columns;
    const rows = this.#from.map((from) => row(pattern, from).slice());
    (this.#given[layer - 1] ??= []).push({ rows });
    for (let to = 0; to < n; to++) {
      // An edge that is cut gives nothing that could be withheld.
      if (mask && this.#from.every((from) => mask[from * n + to] === 1)) continue;
      const weight = rows.reduce((sum, weights) => sum + weights[to], 0) / rows.length;
      this.parts.push({ kind: 'mute', layer, head, to, weight });
    }
  }

  take({ number, heads }: LayerStep): void {
    heads.forEach(({ v, muted }, h) =>
      Object.assign(this.#given[number - 1][h], { values: v, muted })
    );
  }

  /** What each of the word's tokens gathers where one weight is muted, [tokens, dModel]. */
  gatheredWithout({ layer, head, to }: Pick<Part, 'layer' | 'head' | 'to'>): Float32Array {
    const heads = this.#given[layer - 1];
    const { rows: n, columns: dHead } = heads[0].values!;
    const gathered = new Float64Array(this.#from.length * heads.length * dHead);
    this.#from.forEach((from, i) => {
      heads.forEach(({ rows, values, muted }, h) => {
        const start = (i * heads.length + h) * dHead;
        for (let j = 0; j < n; j++) {
          if (muted?.[from * n + j] === 1 || (h === head! - 1 && j === to)) continue;
          const weight = rows[i][j];
          for (let d = 0; d < dHead; d++)
            gathered[start + d] += weight * values!.data[j * dHead + d];
        }
      });
    });
    return Float32Array.from(gathered);
  }
}
