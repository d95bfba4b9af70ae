import { describe, expect, it } from 'vitest';
import {
  checkCuts,
  CutError,
  edgeMask,
  formatCut,
  isCut,
  muteMask,
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
    'mlp layer=6',
    'mute layer=1 head=4 from=8 to=3',
    'mute layer=* head=* from=* to=*',
    'keys layer=1 head=4'
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
    ['constructor layer=1', 'begin with edge'],
    ['mute layer=1 head=4 from=8', 'to= should be a number'],
    ['mute layer=1', 'head= should be a number'],
    ['mute layer=1 head=4 from=8 to=3 of=2', 'mute takes layer, head, from, to'],
    ['keys layer=1', 'head= should be a number'],
    ['keys layer=1 head=4 from=8', 'keys takes layer, head'],
    ['key layer=1 head=4', 'mlp, mute or keys']
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
  it.each([
    ['mute layer=1 head=1 from=5 to=0', 'from goes from 0 to 4'],
    ['mute layer=1 head=1 from=0 to=5', 'to goes from 0 to 4'],
    ['mute layer=1 head=4 from=0 to=0', 'head goes from 1 to 3'],
    ['keys layer=3 head=1', 'layer goes from 1 to 2'],
    ['keys layer=1 head=0', 'head goes from 1 to 3']
  ])('refuses "%s"', (text, reason) => {
    expect(said(() => checkCuts([parseCut(text)], shape, 5))).toContain(reason);
  });
  it.each([1.5, -1, NaN, Infinity])('refuses position %s, whoever made the cut', (to) => {
    const cut = { kind: 'mute', layer: 1, head: 1, from: 0, to } as const;
    expect(() => checkCuts([cut], shape, 5)).toThrow(CutError);
  });
  it('lets a row be muted whole: its weights stay', () => {
    const cuts = ['mute layer=* head=* from=* to=*', 'keys layer=* head=*'].map(parseCut);
    expect(() => checkCuts(cuts, shape, 5)).not.toThrow();
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

describe('muteMask', () => {
  it('is 1 where mutes are, whatever edges there are', () => {
    const cuts = ['mute layer=* head=2 from=1 to=*', 'edge layer=1 head=2 from=0 to=1'].map(
      parseCut
    );
    expect(muteMask(cuts, 1, 2, 2)).toEqual(Uint8Array.of(0, 0, 1, 1));
    expect(edgeMask(cuts, 1, 2, 2)).toEqual(Uint8Array.of(0, 1, 0, 0));
    expect(muteMask(cuts, 1, 1, 2)).toBeNull();
  });
});

describe('isCut', () => {
  it('tells layers and heads apart', () => {
    const cuts = [parseCut('head layer=1 head=2'), parseCut('mlp layer=*')];
    expect(isCut(cuts, 'head', 1, 2)).toBe(true);
    expect(isCut(cuts, 'head', 1, 1)).toBe(false);
    expect(isCut(cuts, 'mlp', 2)).toBe(true);
    expect(isCut(cuts, 'attention', 1)).toBe(false);
    const keys = [parseCut('keys layer=* head=3')];
    expect([isCut(keys, 'keys', 2, 3), isCut(keys, 'keys', 2, 2)]).toEqual([true, false]);
    expect(isCut(keys, 'head', 2, 3)).toBe(false);
  });
});
