import { describe, expect, it } from 'vitest';
import {
  editDistance,
  knownWords,
  replaceUnknown,
  suggest,
  unknownWords
} from '../../../src/lib/tokenizer/suggest';
import type { Token } from '../../../src/lib/tokenizer/token';

const words = ['[PAD]', '[UNK]', ',', '.', '##s', 'a', 'bank', 'dark', 'lake', 'paper', 'swimming'];

/** Words and marks of a text as tokens; those not in the list are unknown. */
function tokens(text: string): Token[] {
  return [...text.matchAll(/\p{L}+|[^\s\p{L}]/gu)].map(({ 0: word, index }) => {
    const known = words.includes(word.toLowerCase());
    const text = known ? word.toLowerCase() : '[UNK]';
    const place = { start: index, end: index + word.length, continues: false, special: false };
    return { text, name: known ? text : word, unknown: !known, id: 0, ...place };
  });
}

it('counts letters added, dropped and replaced', () => {
  expect(editDistance('bank', 'bank')).toBe(0);
  expect(editDistance('', 'bank')).toBe(4);
  expect(editDistance('kitten', 'sitting')).toBe(3);
  expect(editDistance('🐢a', 'a')).toBe(1);
});

it('knows words alone: no pieces, no brackets, no punctuation', () => {
  expect(knownWords(words)).toEqual(['a', 'bank', 'dark', 'lake', 'paper', 'swimming']);
});

describe('suggestions', () => {
  const known = knownWords(words);
  it('are the nearest words, whatever the case', () => {
    expect(suggest('Bnk', known)[0]).toBe('bank');
    expect(suggest('swiming', known)).toEqual(['swimming']);
  });
  it('are none where nothing is near', () => {
    expect(suggest('xylophonist', known)).toEqual([]);
    expect(suggest('!', known)).toEqual([]);
    expect(suggest('swimsuit', known)).toEqual([]); // four letters from "swimming", half of it
    expect(suggest('wimmin', known)).toEqual(['swimming']); // two
  });
  it('are at most as many as asked', () => {
    expect(suggest('park', known, 2)).toHaveLength(2);
  });
});

describe('a text with unknown words', () => {
  const text = 'Parc at the bank, parc.';
  it('names each once, in order', () => {
    expect(unknownWords(tokens(text))).toEqual(['parc', 'at', 'the']);
  });
  it('has every one of them replaced, and nothing else', () => {
    expect(replaceUnknown(text, tokens(text), 'parc', 'lake')).toBe('lake at the bank, lake.');
  });
});
