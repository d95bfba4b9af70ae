import { expect, it } from 'vitest';
import { formatLabelled, parseLabelled, type Refusal } from '../../../src/lib/learning/labelled';
import { quoted } from '../../../src/lib/words/en/quoted';
import { words } from '../../../src/lib/words/en/classes';

const limits = { labels: 5, examples: 100 };
const said = (refusal: Refusal) => quoted(words.examples.refused(refusal, limits));

it('says what is wrong with a line, and in which', () => {
  expect(said({ kind: 'no-tab', line: 3, found: 'river The bank' })).toBe(
    'Line 3 has no tab between label and sentence: “river The bank”.'
  );
  expect(said({ kind: 'many-labels', line: 12, label: 'f' })).toBe(
    'Line 12: “f” is one label too many; there can be 5.'
  );
  expect(said({ kind: 'many-examples', line: 101, label: 'a' })).toContain('there can be 100');
});

it('tells a long line by its beginning', () => {
  const sentence = said({ kind: 'no-tab', line: 1, found: 'x'.repeat(5000) });
  expect(sentence.length).toBeLessThan(120);
});

it('has a ready set that can be learned from: 8 sentences of each label at least', () => {
  const labels = Object.keys(words.ready);
  const examples = Object.values(words.ready).flatMap((sentences, label) =>
    sentences.map((sentence) => ({ label, sentence }))
  );
  const read = parseLabelled(formatLabelled({ labels, examples }));
  expect(read).toEqual({ labels: ['river', 'money'], examples, repeated: 0 });
  for (const sentences of Object.values(words.ready)) {
    expect(sentences.length).toBeGreaterThanOrEqual(8);
    expect(sentences.every((sentence) => /\bbank\b/.test(sentence))).toBe(true);
  }
});

it('counts one as one', () => {
  expect(words.examples.repeated(1)).toContain('it counts once');
  expect(words.ask.lost(1)).toContain('1 line and');
  expect(words.leftOut.wrong(1)).toBe('The one that is not');
});
