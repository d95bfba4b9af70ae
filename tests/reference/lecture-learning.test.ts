import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RIVERBANK, riverbankWeights, selfAttention } from '../../src/lib/learning/probes';
import { row, type Output, type Trace } from '../../src/lib/transformer/trace';
import { openShipped } from './read';

const BANK = 7;
const SWIMMING = 2;

describe('the shipped lecture model', () => {
  let trace: Trace;
  beforeAll(async () => {
    trace = await (await openShipped('lecture'))(RIVERBANK);
  });

  it('weighs less than 600 kB', () => {
    expect(statSync('static/models/lecture/model.safetensors').size).toBeLessThan(600_000);
  });

  it('has bank look most at swimming in layer 1 or 2, and swimming hardly at bank', () => {
    const found = trace.layers.some(({ heads: [{ pattern }] }, l) => {
      const looks = row(pattern, BANK);
      const { swimmingToBank } = riverbankWeights(trace)[l];
      return (
        looks.every((weight) => weight <= looks[SWIMMING]) && swimmingToBank < looks[SWIMMING] / 2
      );
    });
    expect(found).toBe(true);
  });

  it('goes on by the water', () => {
    const { next } = trace.output as Extract<Output, { next: unknown }>;
    expect(['beside', 'under']).toContain(next[0].token);
    expect(next).toHaveLength(10);
  });

  it('goes on by the counter when money was borrowed', async () => {
    const read = await openShipped('lecture');
    const { output } = await read('I borrowed money at the bank');
    const { next } = output as Extract<Output, { next: unknown }>;
    expect(['behind', 'before']).toContain(next[0].token);
  });
});

describe('its twins', () => {
  it.each(['lecture-dot', 'lecture-unit-dot'])(
    '%s: every row looks most at itself',
    async (name) => {
      const trace = await (await openShipped(name))(RIVERBANK);
      for (const { heads } of trace.layers) {
        expect(heads).toHaveLength(1);
        expect(heads[0].q).toEqual(heads[0].k);
      }
      expect(selfAttention(trace)[0].rows).toBe(1);
    }
  );
});
