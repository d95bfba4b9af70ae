import { describe, expect, it } from 'vitest';
import {
  checkCuts,
  CutError,
  edgeMask,
  formatCut,
  isCut,
  parseCut
} from '../../../src/lib/transformer/cuts';
import { said } from '../said';

const shape = { nLayers: 2, nHeads: 3 };

describe('parseCut', () => {
  it.each([
    'edge layer=1 head=4 from=8 to=3',
    'edge layer=* head=* from=8 to=*',
    'head layer=3 head=5',
    'attention layer=2',
    'mlp layer=6'
  ])('reads "%s" and writes it back', (text) => {
    expect(formatCut(parseCut(text))).toBe(text);
  });

  it.each([
    ['', 'begin with edge'],
    ['wire layer=1', 'begin with edge'],
    ['mlp', 'layer= should be a number'],
    ['mlp layer=x', 'layer= should be a number'],
    ['mlp layer=1 head=2', 'mlp takes layer'],
    ['mlp layer=1 layer=2', 'mlp takes layer'],
    ['constructor layer=1', 'begin with edge']
  ])('refuses "%s" and says why', (text, reason) => {
    expect(() => parseCut(text)).toThrow(CutError);
    expect(said(() => parseCut(text))).toContain(reason);
  });
});

describe('checkCuts', () => {
  it('names what does not exist in the model', () => {
    expect(said(() => checkCuts([parseCut('mlp layer=3')], shape, 5))).toContain(
      'layer goes from 1 to 2'
    );
    expect(said(() => checkCuts([parseCut('head layer=1 head=0')], shape, 5))).toContain(
      'head goes from 1'
    );
  });
  it('refuses to leave a row nothing to look at', () => {
    const cut = parseCut('edge layer=1 head=1 from=2 to=*');
    expect(said(() => checkCuts([cut], shape, 5))).toContain('position 2 nothing to look at');
  });
});

describe('edgeMask', () => {
  it('is 1 on the cut edges of that layer and head, and 0 elsewhere', () => {
    const cuts = [parseCut('edge layer=1 head=* from=0 to=1')];
    expect(edgeMask(cuts, 1, 3, 2)).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(edgeMask(cuts, 2, 3, 2)).toBeNull();
  });
});

describe('isCut', () => {
  it('tells layers and heads apart', () => {
    const cuts = [parseCut('head layer=1 head=2'), parseCut('mlp layer=*')];
    expect(isCut(cuts, 'head', 1, 2)).toBe(true);
    expect(isCut(cuts, 'head', 1, 1)).toBe(false);
    expect(isCut(cuts, 'mlp', 2)).toBe(true);
    expect(isCut(cuts, 'attention', 1)).toBe(false);
  });
});
