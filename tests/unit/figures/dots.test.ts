import { expect, it } from 'vitest';
import { axisEnd, nearest, placeLabels, steppedDot, type Dot } from '../../../src/lib/figures/dots';

const dot = (x: number, y: number): Dot => ({ x, y, tone: 'other' });

it('an axis ends at 1, 2 or 5 times a power of ten, beyond all values', () => {
  expect(axisEnd([0.03, -0.081], 0.02)).toBe(0.1);
  expect(axisEnd([0.03], 0.02)).toBeCloseTo(0.05);
  expect(axisEnd([], 0.02)).toBeCloseTo(0.02);
  expect(axisEnd([0.6], 0.02)).toBe(1);
});

it('finds the nearest dot, and none that is far', () => {
  const places = [
    [10, 10],
    [20, 10]
  ] as const;
  expect(nearest(places, [16, 11], 18)).toBe(1);
  expect(nearest(places, [60, 60], 18)).toBe(-1);
});

it('steps along either axis, through all dots and no farther', () => {
  const dots = [dot(0.5, 0), dot(0.1, 3), dot(0.9, -2)];
  expect(steppedDot(dots, 0, 'ArrowRight')).toBe(2);
  expect(steppedDot(dots, 2, 'ArrowRight')).toBe(2);
  expect(steppedDot(dots, 0, 'ArrowUp')).toBe(1);
  expect(steppedDot(dots, 0, 'PageDown')).toBe(2);
  expect(steppedDot(dots, 0, 'Home')).toBe(1);
  expect(steppedDot(dots, 0, 'a')).toBeNull();
});

it('equal dots are all reached', () => {
  const dots = [dot(0, 0), dot(0, 0), dot(0, 0)];
  const seen = [0];
  for (let i = 0; i < 2; i++) seen.push(steppedDot(dots, seen[i], 'ArrowRight')!);
  expect(seen).toEqual([0, 1, 2]);
});

it('names stand right of their dots, else left, and never on each other', () => {
  const places = [
    [50, 50],
    [180, 50],
    [52, 54]
  ] as const;
  const wanted = [0, 1, 2].map((i) => ({ dot: i, text: 'name', wide: 40 }));
  const placed = placeLabels(places, wanted, { left: 30, right: 200 });
  expect(placed.map(({ dot, anchor }) => [dot, anchor])).toEqual([
    [0, 'start'],
    [1, 'end']
  ]);
});
