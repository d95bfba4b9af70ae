import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCut } from '../../../src/lib/transformer/cuts';
import { formatShortCut, parseShortCut } from '../../../src/lib/transformer/short-cut';
import { someCuts } from './some-cuts';

it.each([
  ['edge layer=1 head=4 from=8 to=3', 'edge.1.4.8.3'],
  ['mute layer=1 head=4 from=8 to=3', 'mute.1.4.8.3'],
  ['mute layer=* head=* from=8 to=*', 'mute.*.*.8.*'],
  ['keys layer=1 head=4', 'keys.1.4'],
  ['head layer=3 head=*', 'head.3.*'],
  ['attention layer=2', 'attention.2'],
  ['mlp layer=6', 'mlp.6']
])('writes "%s" as "%s" and reads it back', (written, short) => {
  expect(formatShortCut(parseCut(written))).toBe(short);
  expect(parseShortCut(short)).toEqual(parseCut(written));
});

it('reads back whatever cut there is', () => {
  fc.assert(
    fc.property(someCuts({ nLayers: 6, nHeads: 12 }, 40), (cuts) => {
      const real = cuts.filter((cut) => !Object.values(cut).includes(-1));
      expect(real.map(formatShortCut).map(parseShortCut)).toEqual(real);
    })
  );
});

it.each([
  ...['', 'edge', 'edge.1.4.8', 'edge.1.4.8.3.2', 'edge.1.4.8.x', 'edge.1.4.8.-1', 'mlp.1.5'],
  ...['mlp.', 'mlp.1e3', 'mlp.9999999', 'mlp. 1', 'keys.1.4.1', 'constructor.1', 'MLP.1', 'mlp.**']
])('takes "%s" for no cut, and throws nothing', (text) => {
  expect(parseShortCut(text)).toBeNull();
});

it('throws at no string', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseShortCut(text)));
});
