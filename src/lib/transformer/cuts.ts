import { FactError } from '../fact-error';
import type { Mask } from './trace';

/**
 * What a reading does without. Layers and heads count from 1, positions from 0. Cuts act together and
 * in no order: keys first, then edges, then the softmax, then mutes and heads.
 */
export type Cut =
  | {
      /**
       * An edge: the score counts as minus infinity, and the row's other weights share the rest. Mute:
       * the weight stays, and what it would hand over is withheld.
       */
      readonly kind: 'edge' | 'mute';
      readonly layer: Which;
      readonly head: Which;
      readonly from: Which;
      readonly to: Which;
    }
  /** A head that hands over nothing, or one whose keys are its queries. */
  | { readonly kind: 'head' | 'keys'; readonly layer: Which; readonly head: Which }
  /** A part that adds nothing to the residual stream. */
  | { readonly kind: 'attention' | 'mlp'; readonly layer: Which };

/** A number, or every one of them: which layer, head or word a cut means. */
export type Which = number | '*';

/** A cut that cannot be read or does not fit the model or the text. */
export class CutError extends FactError<
  | { kind: 'no-cut'; text: string; expected: readonly string[] }
  | { kind: 'names'; text: string; cut: string; expected: readonly string[] }
  | { kind: 'number'; text: string; name: string }
  | { kind: 'range'; text: string; name: string; least: number; most: number }
  | { kind: 'row'; layer: number; head: number; from: number }
> {
  override readonly name = 'CutError';
}

/** The numbers of each kind of cut, in the order in which they are written. */
export const CUT_FIELDS = {
  edge: ['layer', 'head', 'from', 'to'],
  head: ['layer', 'head'],
  attention: ['layer'],
  mlp: ['layer'],
  mute: ['layer', 'head', 'from', 'to'],
  keys: ['layer', 'head']
} as const;

/**
 * Reads a cut as docs and command line write it: `edge layer=1 head=4 from=8 to=3`.
 * @throws CutError naming what was found and what was expected.
 */
export function parseCut(text: string): Cut {
  const [kind, ...pairs] = text.trim().split(/\s+/);
  if (!Object.hasOwn(CUT_FIELDS, kind)) {
    throw new CutError({ kind: 'no-cut', text, expected: Object.keys(CUT_FIELDS) });
  }
  const names: readonly string[] = CUT_FIELDS[kind as keyof typeof CUT_FIELDS];
  const given = new Map(pairs.map((pair) => pair.split('=', 2) as [string, string]));
  const unknown = [...given.keys()].find((name) => !names.includes(name));
  if (unknown !== undefined || given.size !== pairs.length) {
    throw new CutError({ kind: 'names', text, cut: kind, expected: names });
  }
  const entries = names.map((name) => {
    const value = given.get(name);
    if (value === undefined || !/^(\*|\d+)$/.test(value)) {
      throw new CutError({ kind: 'number', text, name });
    }
    return [name, value === '*' ? value : Number(value)] as const;
  });
  return { kind, ...Object.fromEntries(entries) } as Cut;
}

/** The text that `parseCut` reads back. */
export function formatCut(cut: Cut): string {
  const fields = CUT_FIELDS[cut.kind].map(
    (name) => `${name}=${(cut as Record<string, Which | string>)[name]}`
  );
  return [cut.kind, ...fields].join(' ');
}

/**
 * Checks that every number of `cuts` exists in a model of this shape reading n tokens.
 * @throws CutError for the first that does not, or when a row is left with nothing to look at.
 */
export function checkCuts(
  cuts: readonly Cut[],
  shape: { nLayers: number; nHeads: number },
  n: number
): void {
  for (const cut of cuts) checkCut(cut, shape, n);
  for (let layer = 1; layer <= shape.nLayers; layer++) {
    for (let head = 1; head <= shape.nHeads; head++) {
      const mask = edgeMask(cuts, layer, head, n);
      for (let from = 0; mask && from < n; from++) {
        if (mask.subarray(from * n, (from + 1) * n).every((masked) => masked === 1)) {
          throw new CutError({ kind: 'row', layer, head, from });
        }
      }
    }
  }
}

/**
 * Checks that every number of one cut exists in a model of this shape reading n tokens.
 * @throws CutError naming the first that does not
 */
export function checkCut(
  cut: Cut,
  shape: { readonly nLayers: number; readonly nHeads: number },
  n: number
): void {
  const bounds: Record<string, [number, number]> = {
    layer: [1, shape.nLayers],
    head: [1, shape.nHeads],
    from: [0, n - 1],
    to: [0, n - 1]
  };
  for (const name of CUT_FIELDS[cut.kind]) {
    const which = (cut as unknown as Record<string, Which>)[name];
    const [least, most] = bounds[name];
    if (which !== '*' && !(Number.isInteger(which) && which >= least && which <= most)) {
      throw new CutError({ kind: 'range', text: formatCut(cut), name, least, most });
    }
  }
}

const covers = (which: Which, number: number) => which === '*' || which === number;

/** Whether some cut of this kind covers the layer (and head, where the kind has one). */
export function isCut(
  cuts: readonly Cut[],
  kind: 'head' | 'keys' | 'attention' | 'mlp',
  layer: number,
  head = 0
): boolean {
  return cuts.some(
    (cut) =>
      cut.kind === kind && covers(cut.layer, layer) && (!('head' in cut) || covers(cut.head, head))
  );
}

/** Whether one token cannot look at another in a head. */
export const isEdgeCut = (
  cuts: readonly Cut[],
  layer: number,
  head: number,
  from: number,
  to: number
): boolean =>
  cuts.some(
    (cut) =>
      cut.kind === 'edge' &&
      covers(cut.layer, layer) &&
      covers(cut.head, head) &&
      covers(cut.from, from) &&
      covers(cut.to, to)
  );

/** Which cells of a head's map edge cuts mask, [n · n]; null where none is. */
export const edgeMask = (cuts: readonly Cut[], layer: number, head: number, n: number): Mask =>
  cellsOf('edge', cuts, layer, head, n);

/** Which cells of a head's map hand nothing over, [n · n]; null where none is. */
export const muteMask = (cuts: readonly Cut[], layer: number, head: number, n: number): Mask =>
  cellsOf('mute', cuts, layer, head, n);

function cellsOf(
  kind: 'edge' | 'mute',
  cuts: readonly Cut[],
  layer: number,
  head: number,
  n: number
): Mask {
  let cells: Mask = null;
  for (const cut of cuts) {
    if (cut.kind !== kind || !covers(cut.layer, layer) || !covers(cut.head, head)) continue;
    cells ??= new Uint8Array(n * n);
    for (const from of positions(cut.from, n)) {
      for (const to of positions(cut.to, n)) cells[from * n + to] = 1;
    }
  }
  return cells;
}

/** The positions that are meant, of n. */
const positions = (which: Which, n: number): readonly number[] =>
  which === '*' ? Array.from({ length: n }, (_, position) => position) : [which];
