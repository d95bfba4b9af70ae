import { describe, expect, it } from 'vitest';
import { languageWords } from '../../../src/lib/learning/language';
import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { typedWords } from '../../../src/lib/panels/learn/probe';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';

const words = languageWords();
const { encode } = createTokenizer(tokenizerJson(createVocabulary(words)));
const typed = (text: string) =>
  typedWords({ step: 0, text, tokens: encode(text), learners: [] }, words);

describe('unknown words', () => {
  it('are those of the tokenizer: a mark that touches a word is not part of it', () => {
    expect(typed('i ate, grandma').unknown).toEqual([]);
    expect(typed('I ATE,grandma.').unknown).toEqual([]);
    expect(typed('Ben went xylophone, xylophone Zebra ').unknown).toEqual(['xylophone', 'zebra']);
  });
});

describe('suggestions', () => {
  it('complete an unknown word that is still being typed', () => {
    const { suggestions, from } = typed('ben  SWI');
    expect(suggestions).toEqual(words.filter((word) => word.startsWith('swi')));
    expect(suggestions).toContain('swimming');
    expect(from).toBe('ben  '.length);
    expect(typed('i ate,swi').from).toBe('i ate,'.length);
  });

  it('are no more than eight', () => {
    expect(words.filter((word) => word.startsWith('b')).length).toBeGreaterThan(8);
    expect(typed('b').suggestions).toHaveLength(8);
  });

  it.each(['ben swimming', 'ben sw ', 'ben xylophone', ''])('are none for "%s"', (text) => {
    expect(typed(text).suggestions).toEqual([]);
  });
});
