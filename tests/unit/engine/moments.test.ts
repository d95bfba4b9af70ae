import { expect, it } from 'vitest';
import { Moments } from '../../../src/lib/engine/moments';

/** A run of so many steps, of which the wanted ones are kept. */
function run(steps: number): Moments {
  const moments = new Moments();
  for (let step = 0; step <= steps; step++) {
    if (moments.wants(step)) moments.keep(step, [new Map([['step', Float32Array.of(step)]])]);
  }
  return moments;
}

it('finds the latest moment at or before a step, and says which one it is', () => {
  const moments = run(40);
  for (const [asked, found] of [
    [0, 0],
    [9, 0],
    [10, 10],
    [37, 30],
    [1000, 40]
  ]) {
    const moment = moments.at(asked)!;
    expect(moment.step).toBe(found);
    expect(moment.weights[0].get('step')![0]).toBe(found);
  }
});

it('has nothing before the first moment that was kept', () => {
  const moments = new Moments();
  expect(moments.at(5)).toBeUndefined();
  moments.keep(20, []);
  expect(moments.at(19)).toBeUndefined();
});

it('keeps no more than 64 moments of a long run, from its start to its end, evenly', () => {
  const moments = run(5000);
  const steps = new Set(Array.from({ length: 5001 }, (_, step) => moments.at(step)!.step));
  const kept = [...steps];
  expect(kept.length).toBeLessThanOrEqual(64);
  expect(kept[0]).toBe(0);
  expect(5000 - kept.at(-1)!).toBeLessThan(kept[1]);
  expect(new Set(kept.slice(1).map((step, i) => step - kept[i])).size).toBe(1);
});
