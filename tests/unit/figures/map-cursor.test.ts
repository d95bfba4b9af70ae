import { describe, expect, it } from 'vitest';
import { cellUnder, moved } from '../../../src/lib/figures/map-cursor';

describe('moved', () => {
  it.each([
    ['ArrowUp', { from: 0, to: 2 }],
    ['ArrowDown', { from: 2, to: 2 }],
    ['ArrowLeft', { from: 1, to: 1 }],
    ['ArrowRight', { from: 1, to: 3 }],
    ['Home', { from: 1, to: 0 }],
    ['End', { from: 1, to: 3 }]
  ])('%s', (key, cell) => expect(moved({ from: 1, to: 2 }, key, 4)).toEqual(cell));

  it('stops at the edges', () => {
    expect(moved({ from: 0, to: 3 }, 'ArrowUp', 4)).toEqual({ from: 0, to: 3 });
    expect(moved({ from: 3, to: 3 }, 'ArrowRight', 4)).toEqual({ from: 3, to: 3 });
  });

  it('knows no other key', () => expect(moved({ from: 0, to: 0 }, 'a', 4)).toBeNull());
});

describe('cellUnder', () => {
  const box = { left: 100, top: 50, width: 80, height: 40 };
  const map = { getBoundingClientRect: () => box } as unknown as Element;
  const at = (clientX: number, clientY: number) =>
    cellUnder({ clientX, clientY } as MouseEvent, map, 4);

  it('finds row and column, each by its own side', () => {
    expect(at(121, 59)).toEqual({ from: 0, to: 1 });
    expect(at(119, 61)).toEqual({ from: 1, to: 0 });
  });

  it('takes the nearest one beside the map', () => {
    expect(at(99, 49)).toEqual({ from: 0, to: 0 });
    expect(at(180, 90)).toEqual({ from: 3, to: 3 });
  });
});
