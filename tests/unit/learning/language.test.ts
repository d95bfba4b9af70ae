import { describe, expect, it } from 'vitest';
import { drawHeldOut, drawSentence, languageWords } from '../../../src/lib/learning/language';
import { createRandom } from '../../../src/lib/learning/random';
import { AMBIGUOUS } from '../../../src/lib/learning/rules';

const draw = (count: number, seed = 1) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => drawSentence(random));
};

describe('the rules', () => {
  it('are at least 12 ambiguous words over at most 300 words, bank first', () => {
    expect(AMBIGUOUS.length).toBeGreaterThanOrEqual(12);
    expect(languageWords().length).toBeLessThanOrEqual(300);
    expect(AMBIGUOUS[0].word).toBe('bank');
  });

  it.each(AMBIGUOUS)('give both senses of $word every verb, and endings that differ', (entry) => {
    const [first, second] = entry.senses;
    expect(first.cues).toHaveLength(entry.verbs.length);
    expect(second.cues).toHaveLength(entry.verbs.length);
    expect(first.cues.filter((cue) => second.cues.includes(cue))).toEqual([]);
    const starts = [first, second].map(({ endings }) => endings.map((e) => e.split(' ')[0]));
    expect(starts[0].filter((word) => starts[1].includes(word))).toEqual([]);
  });

  it('have every word of the lecture', () => {
    const words = new Set(languageWords());
    const lecture =
      'i went swimming with anna at the bank . i borrowed money at the bank . i ate , grandma . i ate grandma . the boy went to the park .';
    expect(lecture.split(' ').filter((word) => !words.has(word))).toEqual([]);
  });
});

describe('drawSentence', () => {
  it('draws the same sentences from the same seed, others from another', () => {
    expect(draw(50)).toEqual(draw(50));
    expect(draw(50)).not.toEqual(draw(50, 2));
  });

  it('lets half of the sentences begin with a clause that holds a cue of the other sense', () => {
    const sentences = draw(4000).filter(({ ambiguous }) => ambiguous);
    const distracted = sentences.filter((sentence) => sentence.distracted);
    expect(distracted.length / sentences.length).toBeCloseTo(0.5, 1);
    for (const { words, at, sense, ambiguous } of distracted) {
      const clause = words.slice(0, words.indexOf(',')).join(' ');
      const others = ambiguous!.senses[1 - sense].cues;
      expect(words[at]).toBe(ambiguous!.word);
      expect(others.some((cue) => clause.endsWith(` ${cue}`))).toBe(true);
    }
  });

  it('says where the word stands that tells the sense', () => {
    for (const { words, cueAt, sense, ambiguous } of draw(500)) {
      if (!ambiguous) continue;
      const ends = ambiguous.senses[sense].cues.map((cue) => cue.split(' ').at(-1));
      expect(ends).toContain(words[cueAt]);
    }
  });

  it('uses no word but those of the language', () => {
    const words = new Set(languageWords());
    expect(draw(2000).flatMap((s) => s.words.filter((word) => !words.has(word)))).toEqual([]);
  });
});

describe('drawHeldOut', () => {
  it('draws sentences that are kept from training, with a distracting clause or without', () => {
    const random = createRandom(3);
    for (const distracted of [true, false]) {
      const sentences = Array.from({ length: 50 }, () => drawHeldOut(random, distracted));
      expect(sentences.every((s) => s.heldOut && s.distracted === distracted)).toBe(true);
    }
  });

  it('keeps about a fifth of the combinations', () => {
    const kept = draw(4000).filter((sentence) => sentence.heldOut).length;
    expect(kept / 4000).toBeCloseTo(0.2, 1);
  });
});
