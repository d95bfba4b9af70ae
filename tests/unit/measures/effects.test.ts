import { describe, expect, it } from 'vitest';
import {
  controlOf,
  cutsOf,
  effectFacts,
  everywhere,
  ranked,
  type WeightEffect
} from '../../../src/lib/measures/effects';
import { formatCut } from '../../../src/lib/transformer/cuts';

const effect = (to: number, weight: number, moved: number): WeightEffect => ({
  kind: 'mute',
  layer: 1,
  head: 1,
  to,
  weight,
  moved
});

describe('effectFacts', () => {
  it('tells of the ten largest weights where they go, and what they move', () => {
    const large = Array.from({ length: 9 }, (_, i) =>
      effect(0, 0.9 - i / 100, i === 4 ? -0.02 : 0.01)
    );
    const effects = [effect(3, 0.1, -0.5), effect(2, 0.2, 0.03), ...large, effect(1, 0.05, 0.04)];
    const facts = effectFacts(effects, [true, false, false, false])!;
    expect(facts.largest.map(({ weight }) => weight)).toEqual([
      ...large.map(({ weight }) => weight),
      0.2
    ]);
    expect(facts).toMatchObject({ toSpecial: 9, most: 0.03, strongest: effect(3, 0.1, -0.5) });
  });

  it('compares ranks of weight and size of effect, equal ones sharing theirs', () => {
    const agreement = (pairs: [number, number][]) =>
      effectFacts(
        pairs.map(([weight, moved]) => effect(1, weight, moved)),
        []
      )!.agreement;
    expect(
      agreement([
        [0.1, 0.1],
        [0.2, -0.3],
        [0.9, 0.4]
      ])
    ).toBeCloseTo(1, 12);
    expect(
      agreement([
        [0.1, -0.4],
        [0.2, 0.3],
        [0.9, 0.1]
      ])
    ).toBeCloseTo(-1, 12);
    // Ranks 0, 1.5, 1.5, 3 against 1, 0, 2, 3: (1.5·.5 + 0 + 0 + 1.5·1.5) / √(4.5 · 5)
    expect(
      agreement([
        [0.1, 0.2],
        [0.2, 0.1],
        [0.2, 0.3],
        [0.9, 0.4]
      ])
    ).toBeCloseTo(3 / Math.sqrt(22.5), 12);
    expect(
      agreement([
        [0.5, 0.1],
        [0.5, 0.2]
      ])
    ).toBe(0);
  });

  it('has nothing to say of no weights', () => {
    expect(effectFacts([], [])).toBeNull();
  });
});

it('the control is the weight nearest in size to another token, and not to the word itself', () => {
  const focused = effect(3, 0.3, -0.08);
  const others = [effect(3, 0.3, 0), effect(8, 0.3, 0), effect(0, 0.33, 0), effect(1, 0.28, 0.01)];
  expect(controlOf([focused, ...others], focused, [8])).toBe(others[3]);
  expect(controlOf([focused, others[1]], focused, [8])).toBeNull();
});

it('ranks by size, whichever way', () => {
  const [a, b, c] = [effect(0, 0.1, 0.1), effect(1, 0.1, -0.3), effect(2, 0.1, 0.2)];
  expect(ranked([a, b, c])).toEqual([b, c, a]);
});

it('spells the cuts that an effect is of, a word in pieces muted together', () => {
  const said = (...args: Parameters<typeof cutsOf>) => cutsOf(...args).map(formatCut);
  expect(said({ kind: 'mute', layer: 6, head: 7, to: 3 }, [8, 9])).toEqual([
    'mute layer=6 head=7 from=8 to=3',
    'mute layer=6 head=7 from=9 to=3'
  ]);
  const whole = { to: null, layer: 2 };
  expect(said({ ...whole, kind: 'head', head: 5 }, [8])).toEqual(['head layer=2 head=5']);
  expect(said({ ...whole, kind: 'attention', head: null }, [8])).toEqual(['attention layer=2']);
  expect(said({ ...whole, kind: 'mlp', head: null }, [8])).toEqual(['mlp layer=2']);
  expect(everywhere('edge', [8], [3, 4]).map(formatCut)).toEqual([
    'edge layer=* head=* from=8 to=3',
    'edge layer=* head=* from=8 to=4'
  ]);
});
