import { describe, expect, it } from 'vitest';
import { markOf, maskPath } from '../../../src/lib/figures/cell-marks';

describe('what a cell is', () => {
  const marks = { cut: Uint8Array.of(0, 1, 0, 0), muted: Uint8Array.of(0, 1, 1, 0) };
  it('is cut before it is muted, and otherwise nothing', () => {
    const cells = [0, 1, 2, 3].map((i) => markOf(marks, 2, i >> 1, i & 1));
    expect(cells).toEqual([null, 'cut', 'muted', null]);
    expect(markOf({ cut: null, muted: null }, 2, 0, 1)).toBeNull();
  });
});

describe('the path around masked cells', () => {
  it('joins neighbours of a row', () => {
    expect(maskPath(Uint8Array.of(1, 1, 0, 0, 0, 1, 0, 0, 0), 3)).toBe('M0 0h2v1h-2zM2 1h1v1h-1z');
  });
  it('is empty where nothing is masked', () => {
    expect(maskPath(null, 3)).toBe('');
    expect(maskPath(new Uint8Array(9), 3)).toBe('');
  });
});
