import { describe, expect, it } from 'vitest';
import { languageWords } from '../../../src/lib/learning/language';
import { createVocabulary, tokenizerJson } from '../../../src/lib/learning/vocabulary';
import { complete, unknownIn } from '../../../src/lib/panels/learn/probe';
import { createTokenizer } from '../../../src/lib/tokenizer/tokenizer';

const words = languageWords();
const { encode } = createTokenizer(tokenizerJson(createVocabulary(words)));
const frame = (text: string) => ({ step: 0, text, tokens: encode(text), learners: [] });
const unknown = (text: string) => unknownIn(text, frame(text));

describe('unknown words', () => {
  it('are those of the tokenizer: a mark that touches a word is not part of it', () => {
    expect(unknown('i ate, grandma')).toEqual([]);
    expect(unknown('I ATE,grandma.')).toEqual([]);
    expect(unknown('Ben went xylophone, xylophone Zebra ')).toEqual(['xylophone', 'zebra']);
  });

  it('leave out the last word that was read while it is typed further', () => {
    const before = frame('zebra swimmin');
    expect(unknownIn('zebra swimmin', before)).toEqual(['zebra', 'swimmin']);
    expect(unknownIn('zebra swimming', before)).toEqual(['zebra']);
  });

  it('are none of a text that is empty or was not read', () => {
    expect(unknownIn(' ', frame('zebra'))).toEqual([]);
    expect(unknownIn('zebra', null)).toEqual([]);
  });
});

describe('suggestions', () => {
  it('complete the word that is being typed', () => {
    const { suggestions, before } = complete('ben  SWI', words);
    expect(suggestions).toEqual(words.filter((word) => word.startsWith('swi')));
    expect(suggestions).toContain('swimming');
    expect(before).toBe('ben  ');
    expect(complete('i ate,swi', words)).toEqual({ before: 'i ate,', suggestions });
  });

  it('are no more than eight', () => {
    expect(words.filter((word) => word.startsWith('b')).length).toBeGreaterThan(8);
    expect(complete('b', words).suggestions).toHaveLength(8);
  });

  it.each(['ben swimming', 'ben sw ', 'i ate,', 'ben xylophone', ''])(
    'are none for "%s"',
    (text) => {
      expect(complete(text, words).suggestions).toEqual([]);
    }
  );
});
