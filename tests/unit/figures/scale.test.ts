import { expect, it } from 'vitest';
import { LEVELS } from '../../../src/lib/figures/colour';
import { largestScore, scoreColours } from '../../../src/lib/figures/scale';
import { matrix } from '../matrix';

it('scores are coloured about 0, as far as the largest on either side', () => {
  const { level, ticks, inks } = scoreColours('clay', largestScore(matrix([[-4.04, 1]])));
  expect([level(-4.04), level(4.04), inks.length]).toEqual([0, LEVELS - 1, LEVELS]);
  expect(ticks.map(({ value }) => value)).toEqual([-4, 0, 4]);
  expect(ticks.map(({ at }) => at)).toEqual([0, 0.5, 1]);
});

it('scores that are all 0 have a scale too', () => {
  expect(scoreColours('clay', largestScore(matrix([[0]]))).ticks.map(({ value }) => value)).toEqual(
    [-1, 0, 1]
  );
});

it('scores between the proposals begin as proposal 1 and end as proposal 2', () => {
  expect(scoreColours(0, 2).inks).toEqual(scoreColours('clay', 2).inks);
  expect(scoreColours(1, 2).inks).toEqual(scoreColours('river', 2).inks);
  expect(scoreColours(0.4, 2).ticks.map(({ value }) => value)).toEqual([-2, 0, 2]);
});
