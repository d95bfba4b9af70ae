import { expect, it } from 'vitest';
import { spread } from '../../../src/lib/figures/journey';

it('names stay level with their lines where there is room', () => {
  expect(spread([{ y: 50 }, { y: 100 }], 17, 0, 200)).toEqual([50, 100]);
});

it('names that would lie on each other are pushed apart, in the order of the lines', () => {
  const [a, b, c] = spread([{ y: 52 }, { y: 50 }, { y: 51 }], 17, 0, 200);
  expect(c - b).toBeGreaterThanOrEqual(17);
  expect(a - c).toBeGreaterThanOrEqual(17);
});

it('none stands below the bottom', () => {
  for (const y of spread([{ y: 199 }, { y: 200 }, { y: 198 }], 17, 0, 200))
    expect(y).toBeLessThanOrEqual(200);
});
