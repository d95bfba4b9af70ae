import { describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';
import { suggestedPair } from '../../../src/lib/measures/suggest';
import { matrix } from '../matrix';

/** Tokens by name: `-s` continues the word before it, `[CLS]` is special. */
const named = (...names: string[]) =>
  names.map((name) => ({
    name: name.replace(/^-/, ''),
    continues: name.startsWith('-'),
    special: name.startsWith('[')
  }));
const words = (n: number) => named(...'abcdef'.slice(0, n));

describe('suggestedPair', () => {
  it('finds the largest number off the diagonal where other rows give as much', () => {
    const all = matrix([
      [9, 2],
      [3, 9]
    ]);
    // Of two rows the other one's is the mean: 2 − 9 against 3 − 9.
    expect(suggestedPair({ pattern: all, mask: null }, words(2))).toEqual({ from: 1, to: 0 });
  });
  it('prefers less weight that no other row gives to more that all rows give', () => {
    const pattern = matrix([
      [0.1, 0.2, 0.7],
      [0.4, 0.0, 0.6],
      [0.0, 0.3, 0.7]
    ]);
    // Above the others: 0.4 − 0.05 against 0.7 − 0.65 and 0.6 − 0.7.
    expect(suggestedPair({ pattern, mask: null }, words(3))).toEqual({ from: 1, to: 0 });
  });
  it('is never a masked one, were all weights 0', () => {
    const pattern = matrix([
      [1, 0],
      [0, 1]
    ]);
    expect(suggestedPair({ pattern, mask: Uint8Array.of(0, 1, 0, 0) }, words(2))).toEqual({
      from: 1,
      to: 0
    });
    expect(suggestedPair({ pattern, mask: Uint8Array.of(0, 1, 1, 0) }, words(2))).toBeNull();
  });
  it('is null where there is no pair', () => {
    expect(suggestedPair({ pattern: matrix([[1]]), mask: null }, words(1))).toBeNull();
  });

  /** Row 0 looks at 1, row 2 at 3, each at nothing else; the first more. */
  const two = matrix([
    [0, 1, 0, 0],
    [0.25, 0.25, 0.25, 0.25],
    [0, 0.2, 0, 0.8],
    [0.25, 0.25, 0.25, 0.25]
  ]);
  it.each([
    ['words', ['a', 'b', 'c', 'd'], { from: 0, to: 1 }],
    ['no punctuation', ['a', ',', 'c', 'd'], { from: 2, to: 3 }],
    ['no piece of a word', ['a', '-s', 'c', 'd'], { from: 2, to: 3 }],
    ['no beginning of a word in pieces', ['a', 'b', '-s', 'd'], { from: 3, to: 0 }],
    ['no special token', ['[CLS]', 'b', 'c', 'd'], { from: 2, to: 3 }],
    ['punctuation and pieces where there is nothing else', ['a', ',', '.', '!'], { from: 0, to: 1 }]
  ])('takes %s', (_, names, pair) => {
    expect(suggestedPair({ pattern: two, mask: null }, named(...names))).toEqual(pair);
  });

  it('suggests words that their own rows alone look at, in MiniLM', async () => {
    const reader = await openNodeReader('minilm');
    const { layers, tokens } = await readText(reader, 'I went swimming with Anna at the bank.');
    const pair = suggestedPair(layers[0].heads[3], tokens)!;
    expect([pair.from, pair.to].map((at) => tokens[at].name)).toEqual(['bank', 'swimming']);
    // Most weight of that head goes from “at” to “flew”, at which other rows look too.
    const bat = await readText(reader, 'The bat flew out of the cave at night.');
    const there = suggestedPair(bat.layers[0].heads[0], bat.tokens)!;
    expect([there.from, there.to].map((at) => bat.tokens[at].name)).toEqual(['night', 'bat']);
  });
});
