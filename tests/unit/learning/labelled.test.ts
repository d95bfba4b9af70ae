import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatLabelled,
  MOST_EXAMPLES,
  MOST_LABELS,
  parseLabelled
} from '../../../src/lib/learning/labelled';

const lines = (...all: string[]) => all.join('\n');
const pair = lines('a\tone', 'a\ttwo', 'b\tthree', 'b\tfour');
/** So many sentences of one label. */
const many = (label: string, count: number) =>
  lines(...Array.from({ length: count }, (_, i) => `${label}\tsentence ${i}`));

it('reads labels in the order in which they come, each line an example', () => {
  expect(parseLabelled('b\tone\r\na\ttwo\n\n  \nb\t three \na\tfour\n')).toEqual({
    labels: ['b', 'a'],
    examples: [
      { label: 0, sentence: 'one' },
      { label: 1, sentence: 'two' },
      { label: 0, sentence: 'three' },
      { label: 1, sentence: 'four' }
    ],
    repeated: 0
  });
});

it('counts a sentence once that comes again under its label, and keeps it under another', () => {
  const read = parseLabelled(lines(pair, 'a\tone', ' a \t one ', 'b\tone'));
  expect(read).toMatchObject({ repeated: 2, examples: { length: 5 } });
});

it('parts a line at its first tab', () => {
  expect(parseLabelled(lines(pair, 'a\tx\ty'))).toMatchObject({
    examples: { 4: { sentence: 'x\ty' } }
  });
});

describe('refuses, with the line as an editor counts it,', () => {
  it.each([
    ['a line without a tab', lines('', pair, 'a one'), { kind: 'no-tab', line: 6, found: 'a one' }],
    ['a line without a label', lines('\tone', pair), { kind: 'no-label', line: 1 }],
    [
      'a line without a sentence',
      lines(pair, 'a\t '),
      { kind: 'no-sentence', line: 5, label: 'a' }
    ],
    [
      'a label too many',
      lines(...['a', 'b', 'c', 'd', 'e', 'f'].map((label) => many(label, 2))),
      { kind: 'many-labels', line: 11, label: 'f' }
    ],
    [
      'an example too many',
      lines(pair, many('a', MOST_EXAMPLES - 1)),
      { kind: 'many-examples', line: 4 + MOST_EXAMPLES - 1, label: 'a' }
    ],
    ['nothing', ' \n', { kind: 'few-labels', found: 0 }],
    ['one label', many('a', 3), { kind: 'few-labels', found: 1 }],
    [
      'a label with one example',
      lines(pair, 'c\tx'),
      { kind: 'few-examples', label: 'c', found: 1 }
    ],
    ['one that is only repeated', lines(pair, 'c\tx', 'c\tx'), { kind: 'few-examples', label: 'c' }]
  ])('%s', (_, text, refusal) => {
    expect(parseLabelled(text)).toMatchObject(refusal);
  });

  it('but takes as many labels and examples as there may be', () => {
    const labels = Array.from({ length: MOST_LABELS }, (_, i) => `label ${i}`);
    const read = parseLabelled(lines(...labels.map((label) => many(label, MOST_EXAMPLES))));
    expect(read).toMatchObject({ labels, examples: { length: MOST_LABELS * MOST_EXAMPLES } });
  });
});

it('takes any text or says what is wrong with it, and reads back what it writes', () => {
  const piece = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\t', '\n', '\r', 'a\tb'));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const read = parseLabelled(pieces.join(''));
      if ('kind' in read) return;
      expect(parseLabelled(formatLabelled(read))).toEqual({ ...read, repeated: 0 });
      for (const { label, sentence } of read.examples) {
        expect(read.labels[label].trim()).not.toBe('');
        expect(sentence.trim()).not.toBe('');
      }
    }),
    { numRuns: 500 }
  );
});

it('reads back any labels and sentences that hold no tab, no end of a line and no edge of blanks', () => {
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => !/[\t\r\n]/.test(text) && text.trim() === text);
  const group = fc.uniqueArray(name, { minLength: 2, maxLength: 6 });
  const set = fc
    .uniqueArray(name, { minLength: 2, maxLength: MOST_LABELS })
    .chain((labels) => fc.tuple(...labels.map(() => group)).map((groups) => ({ labels, groups })));
  fc.assert(
    fc.property(set, ({ labels, groups }) => {
      const examples = groups.flatMap((sentences, label) =>
        sentences.map((sentence) => ({ label, sentence }))
      );
      const read = parseLabelled(formatLabelled({ labels, examples }));
      expect(read).toEqual({ labels, examples, repeated: 0 });
    })
  );
});
