import { beforeAll, describe, expect, it } from 'vitest';
import { openLesson } from '../../../src/lib/lesson/node';
import { suggestedPlace } from '../../../src/lib/lesson/place';
import { unitsOf, wordAt, wordRow, wordsOf } from '../../../src/lib/lesson/words';

let read: Awaited<ReturnType<typeof openLesson>>;
beforeAll(async () => {
  read = await openLesson('minilm');
}, 120_000);

describe('the words of a sentence', () => {
  it('are whole, without marks and special tokens', async () => {
    const { trace } = await read('I ate, grandma: unbelievableness!');
    expect(wordsOf(trace.tokens).map(({ name }) => name)).toEqual([
      'i',
      'ate',
      'grandma',
      'unbelievableness'
    ]);
  });

  it('are marks where there is nothing else', async () => {
    const { trace } = await read('! ?');
    expect(wordsOf(trace.tokens).map(({ name }) => name)).toEqual(['!', '?']);
  });

  it('give all of their row to the units of the text, pieces taken together', async () => {
    const { trace } = await read('The unbelievableness of it amazed Anna.');
    const units = unitsOf(trace.tokens);
    for (const layer of trace.layers) {
      for (const attention of [layer.dotProduct, layer.heads[3]]) {
        for (const unit of units) {
          const row = wordRow(attention, units, unit);
          expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
        }
      }
    }
  });
});

describe('the suggested place', () => {
  it('is two different words of the text and a head of the model', async () => {
    for (const text of ['Anna ate fish.', 'I ate, grandma.', '<b>مرحبا</b> naïveté 🤷 the the']) {
      const { trace } = await read(text);
      const place = suggestedPlace(trace)!;
      const words = wordsOf(trace.tokens);
      expect(place.from).not.toBe(place.to);
      expect(wordAt(words, place.from)).toBeGreaterThanOrEqual(0);
      expect(place.layer).toBeLessThanOrEqual(6);
      expect(place.head).toBeLessThanOrEqual(12);
    }
  });

  it('has the word of two meanings look, where one stands once', async () => {
    const asker = async (text: string, ambiguous?: string[]) => {
      const { trace } = await read(text);
      const place = suggestedPlace(trace, ambiguous)!;
      expect(wordAt(wordsOf(trace.tokens), place.to)).toBeGreaterThanOrEqual(0);
      return trace.tokens[place.from].name;
    };
    const ambiguous = ['spring', 'bank', 'unbelievableness'];
    const text = 'She deposited the cheque at the Bank, then walked home in spring.';
    expect(await asker(text)).not.toBe('bank');
    expect(await asker(text, ambiguous)).toBe('bank');
    expect(await asker('A bank is no river bank in spring.', ambiguous)).toBe('spring');
    expect(await asker('The unbelievableness of it amazed Anna.', ambiguous)).toBe('unbelievable');
    const none = 'The banks of the riverbank amazed Anna.';
    expect(await asker(none, ambiguous)).toBe(await asker(none));
  });

  it('is nowhere in a text of one word', async () => {
    expect(suggestedPlace((await read('Bank')).trace)).toBeNull();
  });
});
