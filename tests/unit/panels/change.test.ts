import { describe, expect, it } from 'vitest';
import { changed } from '../../../src/lib/panels/change';
import { proposalDrawn } from '../../../src/lib/panels/proposals';
import { Session } from '../../../src/lib/state/session.svelte';
import type { Picture } from '../../../src/lib/state/picture';
import { DEFAULT_VIEW } from '../../../src/lib/state/view';
import type { Attention } from '../../../src/lib/transformer/trace';
import { words } from '../../../src/lib/words/en';
import { matrix } from '../matrix';
import { readingOf } from '../state/reading';

const attention = (pattern: number[][], mask: Uint8Array | null = null): Attention => ({
  ...{ scores: matrix(pattern), pattern: matrix(pattern), mask, divisor: 1 }
});
const open = attention([
  [0.5, 0.5],
  [0.25, 0.75]
]);
const cut = attention(
  [
    [0, 1],
    [0.5, 0.5]
  ],
  Uint8Array.of(1, 0, 0, 0)
);
const base = new Session(DEFAULT_VIEW, readingOf('')).showing.picture;
const picture: Picture = {
  ...base,
  ...{ positions: [0, 1], one: open, two: { ...base.two!, ...cut }, mixed: cut },
  before: { one: open, two: open, mixed: open }
};

describe('what cuts change', () => {
  const own = proposalDrawn(words, picture)!;

  it('is after minus before; where a cut is there is no number', () => {
    const { change, name, colours } = changed(words, picture, 'drawn', own)!;
    expect([...change.data]).toEqual([0, 0.5, 0.25, -0.25]);
    expect(name).toBe(`${own.name}: after − before`);
    expect([0.5, -0.5].map(colours.level)).toEqual([colours.inks.length - 1, 0]);
    expect(colours.ticks.map(({ value }) => value)).toEqual([-0.5, 0, 0.5]);
  });

  it('has one scale for both maps', () => {
    const one = changed(words, picture, 'one', own)!;
    expect([...one.change.data]).toEqual([0, 0, 0, 0]);
    expect(one.colours.ticks.at(-1)!.value).toBe(0.5);
  });

  it('is nothing where the reading without cuts is not at hand', () => {
    expect(changed(words, { ...picture, before: null }, 'drawn', own)).toBeNull();
  });
});
