import fc from 'fast-check';
import { checkCuts, CutError, type Cut, type Which } from '../../../src/lib/transformer/cuts';

/** Cuts of every kind; most exist in a model of this shape that reads n tokens, some do not. */
export function someCuts(
  shape: { readonly nLayers: number; readonly nHeads: number },
  n: number
): fc.Arbitrary<readonly Cut[]> {
  const which = (least: number, most: number): fc.Arbitrary<Which> =>
    fc.oneof(
      { weight: 60, arbitrary: fc.integer({ min: least, max: Math.max(least, most) }) },
      { weight: 30, arbitrary: fc.constant('*' as const) },
      { weight: 1, arbitrary: fc.constantFrom(least - 1, most + 1) }
    );
  const layer = which(1, shape.nLayers);
  const head = which(1, shape.nHeads);
  const position = which(0, n - 1);
  const cell = { layer, head, from: position, to: position };
  const cut: fc.Arbitrary<Cut> = fc.oneof(
    fc.record({ kind: fc.constantFrom('edge' as const, 'mute' as const), ...cell }),
    fc.record({ kind: fc.constantFrom('head' as const, 'keys' as const), layer, head }),
    fc.record({ kind: fc.constantFrom('attention' as const, 'mlp' as const), layer })
  );
  return fc.array(cut, { maxLength: 6 });
}

/** Whether they are refused, and then by a CutError. */
export function areRefused(
  cuts: readonly Cut[],
  shape: { readonly nLayers: number; readonly nHeads: number },
  n: number
): boolean {
  try {
    checkCuts(cuts, shape, n);
    return false;
  } catch (error) {
    if (error instanceof CutError) return true;
    throw error;
  }
}
