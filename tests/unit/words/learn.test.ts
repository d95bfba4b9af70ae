import { describe, expect, it } from 'vitest';
import { LEARNERS } from '../../../src/lib/engine/classroom-contract';
import { quoted } from '../../../src/lib/words/en/quoted';
import { words } from '../../../src/lib/words/en/learn';

describe('the story', () => {
  const { story } = words.page;
  const senses = LEARNERS.map((_, i) => ({ plain: 1, distracted: 0.5 + i / 10 }));

  it('begins at random, and waits for the first examination', () => {
    expect(story(0, LEARNERS, undefined)).toContain('all weights are random');
    expect(story(19, LEARNERS, undefined)).toBe('Step 19: the first examination comes at step 20.');
  });

  it('tells what each learner has understood', () => {
    expect(story(40, LEARNERS, senses)).toBe(
      'Step 40: how many of new sentences with a distracting clause are understood? Learned Q, K, V 50 %, Dot product 60 %, Dot product, unit length 70 %.'
    );
  });

  it('of an own text tells how many next words are right, or that there are none', () => {
    const exams = [
      { accuracy: 0.25, loss: 2 },
      { accuracy: null, loss: null }
    ];
    expect(story(20, LEARNERS.slice(0, 2), exams)).toBe(
      'Step 20: how many of next words are right on held-out lines? Learned Q, K, V 25 %, Dot product has none.'
    );
  });
});

it('an examination is a figure and what it counts; without one there is none', () => {
  const { exam } = words.learner;
  expect(exam(undefined)).toEqual({ figure: '–', words: 'not examined yet' });
  expect(exam({ plain: 0.9, distracted: 0.5 })).toEqual({
    figure: '90 %',
    words: 'of new sentences read in the right sense; 50 % with a distracting clause'
  });
  expect(exam({ accuracy: 0.25, loss: 1.5 }).words).toMatch(/held-out lines; loss 1.50$/);
  expect(exam({ accuracy: null, loss: null })).toEqual({
    figure: '–',
    words: 'of next words right on held-out lines'
  });
});

it('a trouble is a sentence of its facts', () => {
  const { trouble } = words.controls;
  expect(trouble({ kind: 'paused-hidden', step: 62 })).toContain('Paused at step 62');
  expect(trouble({ kind: 'crashed' })).toBe('Training stopped with the worker; start again.');
  expect(trouble({ kind: 'failed', error: new Error('Too little.') })).toBe('Too little.');
});

it('a saved map says the step that it is of', () => {
  expect(words.learner.stamp('i ate', 'dot-product', 2, 40)).toEqual([
    ['sentence', 'i ate'],
    ['model', 'Dot product'],
    ['layer', 2],
    ['head', 1],
    ['step', 40]
  ]);
});

describe('the sentence on a learner', () => {
  const verdict = (...facts: Parameters<typeof words.learner.verdict>) =>
    quoted(words.learner.verdict(...facts));
  const even = { kind: 'even', words: 7.6 } as const;

  it('says where the last word looks, and what became of it on new sentences', () => {
    expect(verdict('bank', '', even, 8, { plain: 0.97, distracted: 0.6 })).toBe(
      '“bank” averages the sentence: its look spreads over 7.6 of 8 words. Enough until a clause distracts.'
    );
    const look = { kind: 'word', to: 2, weight: 0.87, layer: 2 } as const;
    expect(verdict('bank', 'swimming', look, 8, { plain: 1, distracted: 0.99 })).toBe(
      '“bank” looks at “swimming”: 0.87 in layer 2. A clause that distracts does not mislead it.'
    );
    const self = { kind: 'self', weight: 0.98 } as const;
    expect(verdict('bank', '', self, 8, { plain: 0.5, distracted: 0.5 })).toBe(
      '“bank” looks at itself (0.98 or more in every layer). The sense stays a guess.'
    );
    expect(verdict('bank', '', even, 8, { plain: 0.7, distracted: 0.7 })).toMatch(/Not enough yet/);
  });

  it('tells of the look alone before an examination, and of an own text', () => {
    const looks = '“bank” averages the sentence: its look spreads over 7.6 of 8 words.';
    expect(verdict('bank', '', even, 8, undefined)).toBe(looks);
    expect(verdict('bank', '', even, 8, { accuracy: 1, loss: 0 })).toBe(looks);
    expect(verdict('bank', '', even, 8, undefined, false)).toMatch(/of 8 tokens\.$/);
  });
});
