import { beforeAll, describe, expect, it } from 'vitest';
import { openLesson } from '../../../src/lib/lesson/node';
import { suggestedPlace } from '../../../src/lib/lesson/place';
import { step } from '../../../src/lib/lesson/steps/diagonal';
import { valueAt } from '../../../src/lib/transformer/trace';

const TEXT = 'I went swimming with Anna at the bank.';
const place = { from: 8, to: 3, layer: 1, head: 4 };
let read: Awaited<ReturnType<typeof openLesson>>;

beforeAll(async () => {
  read = await openLesson('minilm');
}, 60_000);

describe('the step of the diagonal', () => {
  it('has the largest weight of the word’s row as its answer', async () => {
    const reader = await read(TEXT);
    const asked = await step.ask(reader, place);
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    const { pattern } = reader.trace.layers[0].dotProduct;
    expect(asked.right).toBe('itself');
    expect(asked.options).toEqual(['sought', 'itself', 'other', 'special']);
    expect(asked.facts.weights.itself).toBe(valueAt(pattern, 8, 8));
    expect(asked.facts.weights.sought).toBe(valueAt(pattern, 8, 3));
    expect(asked.margin).toBeGreaterThan(0.9);
    expect(asked.facts).toMatchObject({ from: 'bank', to: 'swimming', own: 11, n: 11 });
    const own = Array.from({ length: 11 }, (_, i) => valueAt(pattern, i, i));
    expect(asked.facts.mean).toBeCloseTo(own.reduce((a, b) => a + b) / 11, 10);
    expect(asked.facts.lengths.map((length) => length.toFixed(1))).toEqual(['6.7', '11.7']);
  });

  it('takes a word of several pieces whole', async () => {
    const reader = await read('The unbelievableness of it amazed Anna.');
    const { tokens } = reader.trace;
    const from = tokens.findIndex(({ continues }) => continues) - 1;
    const asked = await step.ask(reader, { from, to: tokens.length - 3, layer: 1, head: 1 });
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    expect(asked.facts.from).toBe('unbelievableness');
    const { itself, sought, other, special } = asked.facts.weights;
    expect(itself).toBeGreaterThan(sought + other + special);
  });

  it('asks nothing of a sentence of one word', async () => {
    const reader = await read('Bank');
    expect(suggestedPlace(reader.trace)).toBeNull();
  });
});
