import { expect, it } from 'vitest';
import { AMBIGUOUS } from '../../../src/lib/learning/rules';
import { senseChances, startsOf } from '../../../src/lib/learning/senses';
import { createVocabulary } from '../../../src/lib/learning/vocabulary';

it('adds up what each sense’s endings begin with', () => {
  const vocabulary = createVocabulary(['bank', 'beside', 'under', 'behind', 'before']);
  const chances = Float32Array.of(0, 0, 0.125, 0.5, 0.25, 0.0625, 0.0625);
  expect(senseChances('bank', vocabulary, chances)).toEqual([
    { name: 'river', starts: ['beside', 'under'], probability: 0.75 },
    { name: 'money', starts: ['behind', 'before'], probability: 0.125 }
  ]);
  expect(senseChances('beside', vocabulary, chances)).toBeNull();
  expect(senseChances(undefined, vocabulary, chances)).toBeNull();
});

it('gives no word’s two senses a beginning in common', () => {
  for (const ambiguous of AMBIGUOUS) {
    const [one, other] = startsOf(ambiguous);
    expect(one.filter((start) => other.includes(start))).toEqual([]);
  }
});
