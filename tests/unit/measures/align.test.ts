import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, sharedOf } from '../../../src/lib/measures/align';

/** Tokens of words: "##x" continues the word before it, "[x]" is special. */
const tokensOf = (text: string) =>
  text
    .split(' ')
    .filter((name) => name !== '')
    .map((name) => ({
      name: name.replace(/^##/, ''),
      continues: name.startsWith('##'),
      special: name.startsWith('[')
    }));
const pairs = (a: string, b: string) =>
  sharedOf(align(tokensOf(a), tokensOf(b))).map((pair) => [pair.a, pair.b]);

const name = fc.constantFrom('a', 'b', 'c', '##a', '##b', '[CLS]');
const text = fc.array(name, { maxLength: 24 }).map((names) => names.join(' '));

describe('two texts lined up', () => {
  it('lines up the words of both in their order', () => {
    expect(pairs('[CLS] i ate , grandma [SEP]', '[CLS] i ate grandma [SEP]')).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
      [4, 3],
      [5, 4]
    ]);
  });

  it('keeps what each has alone between them, the first text before the second', () => {
    expect(align(tokensOf('i went by boat home'), tokensOf('i walked home'))).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: null },
      { a: 2, b: null },
      { a: 3, b: null },
      { a: null, b: 1 },
      { a: 4, b: 2 }
    ]);
  });

  it('compares whole words: pieces are lined up with their word or not at all', () => {
    expect(pairs('cl ##s is', 'cl ##s is')).toHaveLength(3);
    expect(pairs('cl ##s is', 'cl ##ip is')).toEqual([[2, 2]]);
    expect(pairs('cl ##s is', 'cl is')).toEqual([[2, 1]]);
  });

  it('takes no word of the text for a special token of its name', () => {
    const spelled = [{ name: '[CLS]', continues: false, special: false }];
    expect(sharedOf(align(tokensOf('[CLS]'), spelled))).toEqual([]);
  });

  it('has nothing to line up with nothing, or where no word is in both', () => {
    expect(align([], [])).toEqual([]);
    expect(pairs('hello there', 'green ideas sleep')).toEqual([]);
    expect(align(tokensOf('hello'), [])).toEqual([{ a: 0, b: null }]);
  });

  it('of any two texts has every token once and in order, and lines up equal ones alone', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [a, b] = [tokensOf(one), tokensOf(other)];
        const aligned = align(a, b);
        const places = (side: 'a' | 'b') =>
          aligned.map((pair) => pair[side]).filter((p) => p !== null);
        expect(places('a')).toEqual([...a.keys()]);
        expect(places('b')).toEqual([...b.keys()]);
        for (const pair of sharedOf(aligned)) expect(a[pair.a]).toEqual(b[pair.b]);
      })
    );
  });

  it('of a text and itself lines up everything', () => {
    fc.assert(
      fc.property(text, (one) => {
        const tokens = tokensOf(one);
        expect(sharedOf(align(tokens, tokens))).toEqual(
          [...tokens.keys()].map((i) => ({ a: i, b: i }))
        );
      })
    );
  });
});
