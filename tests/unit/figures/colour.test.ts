import { lab } from 'd3';
import { describe, expect, it } from 'vitest';
import {
  LEVELS,
  weightInks,
  weightLevel,
  weightScale,
  type Ink
} from '../../../src/lib/figures/colour';
import { weightColours } from '../../../src/lib/figures/scale';

const lightness = (inks: readonly Ink[], theme: keyof Ink) => inks.map((ink) => lab(ink[theme]).l);

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const clay = lightness(weightInks('clay'), theme);
  const river = lightness(weightInks('river'), theme);

  it('both hues are equally light at every level', () => {
    clay.forEach((l, level) => expect(Math.abs(l - river[level])).toBeLessThan(1.5));
  });

  it('each level is strictly further from the paper than the one before', () => {
    const direction = theme === 'light' ? -1 : 1;
    for (const levels of [clay, river]) {
      for (let i = 1; i < LEVELS; i++) {
        expect(direction * (levels[i] - levels[i - 1])).toBeGreaterThan(0);
      }
    }
  });
});

describe('levels', () => {
  it('run from none at 0 to the last at 1, and stay inside for anything else', () => {
    expect(weightLevel(0)).toBe(0);
    expect(weightLevel(1)).toBe(LEVELS - 1);
    expect(weightLevel(-0.1)).toBe(0);
    expect(weightLevel(1.0000001)).toBe(LEVELS - 1);
  });

  it('follow the square root, so that small weights can be told from none', () => {
    expect(weightScale(0.25)).toBeCloseTo(0.5);
    expect(weightLevel(0.01)).toBe(Math.round(0.1 * (LEVELS - 1)));
  });

  it('never fall as the weight rises', () => {
    for (let i = 1; i <= 1000; i++) {
      expect(weightLevel(i / 1000)).toBeGreaterThanOrEqual(weightLevel((i - 1) / 1000));
    }
  });

  it('of the legend stand where their colours are', () => {
    const { ticks, level } = weightColours('clay');
    for (const { value, at } of ticks) {
      expect(Math.abs(level(Number(value)) / (LEVELS - 1) - at)).toBeLessThanOrEqual(
        0.5 / LEVELS + 0.01
      );
    }
  });
});
