import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutPlaces } from '../../../src/lib/state/held-text';
import { formatShortCut } from '../../../src/lib/transformer/short-cut';
import type { Cut } from '../../../src/lib/transformer/cuts';
import {
  DEFAULT_VIEW,
  DRAWN,
  formatView,
  parseView,
  SIDES,
  type View
} from '../../../src/lib/state/view';

const parse = (query: string) => parseView(new URLSearchParams(query), ['minilm', 'lecture']);

describe('an address', () => {
  it('without parameters is the default view', () => {
    expect(parse('')).toEqual(DEFAULT_VIEW);
  });

  it('begins another text with no cell', () => {
    expect(parse('text=Hello').cell).toBeNull();
  });

  it.each([
    'layer=0',
    'layer=-1',
    'layer=1.5',
    'layer=1e3',
    'layer=9999999',
    'layer= 1',
    'layer=Infinity',
    'head=0',
    'head=four',
    'head=',
    'model=bar',
    'model=constructor',
    'model=__proto__',
    'similarity=foo',
    'similarity=toString',
    'special=shown',
    'draw=numbers',
    'draw=__proto__',
    'blend=2',
    'blend=-0.5',
    'blend=1e-1',
    'blend=NaN',
    'blend=',
    'show=after%20all',
    'cut=',
    'cut=edge',
    'cut=edge.1.4.8',
    'cut=edge.1.4.8.3.1',
    'cut=edge.1.4.8.x',
    'cut=edge.1.-4.8.3',
    'cut=edge.1.4.8.1e3',
    'cut=toString.1',
    'cut=__proto__.1',
    'cut=head.1.9999999',
    'nonsense=1'
  ])('"%s" falls back to the default', (query) => {
    expect({ ...parse(query), cell: null }).toEqual({ ...DEFAULT_VIEW, cell: null });
  });

  it('needs both words of a cell', () => {
    expect(parse('layer=1&from=8').cell).toBeNull();
    expect(parse('layer=1&from=8&to=x').cell).toBeNull();
    expect(parse('layer=1&from=8&to=0').cell).toEqual({ from: 8, to: 0 });
  });

  it('says how the maps are drawn only where that is not the usual way', () => {
    expect(formatView(DEFAULT_VIEW)).not.toMatch(/draw|blend|special|cut|show/);
    expect(parse('draw=scores&blend=0.4')).toMatchObject({ drawn: 'scores', blend: 0.4 });
    expect(formatView({ ...DEFAULT_VIEW, drawn: 'scores', blend: 0.4 })).toMatch(
      /draw=scores&blend=0\.4/
    );
  });

  it('has each cut once, in a parameter of its own', () => {
    const { cuts } = parse('cut=edge.1.4.8.3&cut=mlp.*&cut=none.1&cut=edge.1.4.8.3');
    expect(cuts).toEqual([
      { kind: 'edge', layer: 1, head: 4, from: 8, to: 3 },
      { kind: 'mlp', layer: '*' }
    ]);
    expect(formatView({ ...DEFAULT_VIEW, cuts })).toContain('&cut=edge.1.4.8.3&cut=mlp.*');
  });

  it('leaves out cuts that count the words of a text it does not hold', () => {
    const said = withoutPlaces('?from=1&to=2&cut=mute.1.4.8.3&cut=head.1.4&cut=edge.*.*.8.3');
    expect(said.toString()).toBe('cut=head.1.4');
  });

  it('takes the first of a parameter given twice', () => {
    expect(parse('layer=2&layer=3').layer).toBe(2);
  });

  const wellFormed = fc.string({ unit: 'binary' });
  const whole = (min: number) => fc.integer({ min, max: 999_999 });
  const which = fc.oneof(fc.constant('*' as const), whole(0));
  const cut: fc.Arbitrary<Cut> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('edge' as const, 'mute' as const),
      ...{ layer: which, head: which, from: which, to: which }
    }),
    fc.record({
      kind: fc.constantFrom('head' as const, 'keys' as const),
      ...{ layer: which, head: which }
    }),
    fc.record({ kind: fc.constantFrom('attention' as const, 'mlp' as const), layer: which })
  );
  const view: fc.Arbitrary<View> = fc.record({
    text: wellFormed,
    model: fc.constantFrom('minilm', 'lecture'),
    layer: whole(1),
    head: whole(1),
    cell: fc.option(fc.record({ from: whole(0), to: whole(0) })),
    similarity: fc.constantFrom('dot' as const, 'scaled' as const, 'cosine' as const),
    drawn: fc.constantFrom(...DRAWN),
    cuts: fc.uniqueArray(cut, { selector: formatShortCut }),
    side: fc.constantFrom(...SIDES),
    blend: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
    hideSpecial: fc.boolean()
  });

  it('reads back every view', () => {
    fc.assert(
      fc.property(view, (given) => {
        expect(parse(formatView(given))).toEqual(given);
      })
    );
    expect(parse(formatView({ ...DEFAULT_VIEW, cell: null })).cell).toBeNull();
  });

  it('survives any query whatever', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const { layer, head, cell } = parse(query);
        expect(layer).toBeGreaterThanOrEqual(1);
        expect(head).toBeGreaterThanOrEqual(1);
        expect(cell === null || (cell.from >= 0 && cell.to >= 0)).toBe(true);
      })
    );
  });

  it('stands a lone surrogate in the text', () => {
    const text = 'a \ud83d b';
    expect(parse(formatView({ ...DEFAULT_VIEW, text })).text).toBe('a \ufffd b');
  });
});
