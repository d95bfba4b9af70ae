import { describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';
import { jobOf } from '../../../src/lib/measures/job';
import { lookingOf as measure } from '../../../src/lib/measures/looking';
import { sumsOf } from '../../../src/lib/transformer/map-sums';
import type { Matrix, Trace } from '../../../src/lib/transformer/trace';
import { summariseMap } from '../../../src/lib/measures/summary';
import { matrix } from '../matrix';
import { tokensOf } from '../tokens';

const lookingOf = (pattern: Matrix, tokens: Trace['tokens']) =>
  measure(pattern, tokens, sumsOf({ scores: pattern, pattern, mask: null, divisor: 1 }).columns);

/** [CLS] a b a [SEP]; the rows of [CLS] and [SEP] count for nothing. */
const tokens = tokensOf([1, 2, 1]);
const pattern = matrix([
  [0, 1, 0, 0, 0],
  [0.25, 0, 0.25, 0.5, 0],
  [0, 0.75, 0.25, 0, 0],
  [0, 0, 0.5, 0.25, 0.25],
  [0, 1, 0, 0, 0]
]);

describe('lookingOf', () => {
  const looking = lookingOf(pattern, tokens);

  it('averages the neighbours over words that have one', () => {
    expect(looking.previous).toBe((0.75 + 0.5) / 2);
    expect(looking.next).toBe((0.25 + 0) / 2);
  });
  it('adds up what goes to [CLS] and [SEP]', () => {
    expect(looking.special).toBeCloseTo((0.25 + 0.25) / 3, 12);
  });
  it('finds the column that words look at most', () => {
    // Columns of the three rows: 0.25, 0.75, 1, 0.75, 0.25.
    expect(looking.column).toBeCloseTo(1 / 3, 12);
    expect(looking.columnAt).toBe(2);
  });
  it('averages over words that occur again, and is 0 where none does', () => {
    expect(looking.sameWord).toBe((0.5 + 0) / 2);
    expect(lookingOf(pattern, tokensOf([1, 2, 3])).sameWord).toBe(0);
  });
  it('weighs distances between words alone', () => {
    // Row 1: 0.25 · 1 + 0.5 · 2, row 2: 0.75 · 1, row 3: 0.5 · 1; 2.5 of 3 goes to words.
    expect(looking.distance).toBeCloseTo((1.25 + 0.75 + 0.5) / 2.5, 12);
  });
  it('of a text without words is 0 throughout', () => {
    const none = lookingOf(
      matrix([
        [0.5, 0.5],
        [0.5, 0.5]
      ]),
      tokensOf([])
    );
    expect(Object.values(none).every((value) => value === 0)).toBe(true);
  });
});

describe('jobOf', () => {
  const shares = { previous: 0.2, next: 0.2, selfWeight: 0.1, special: 0.4, column: 0.4 };
  it('is the largest share, the earlier of equals', () => {
    expect(jobOf(shares)).toEqual({ kind: 'special', share: 0.4 });
    expect(jobOf({ ...shares, column: 0.41 })).toEqual({ kind: 'column', share: 0.41 });
  });
});

it('MiniLM’s layer 1, head 3 looks at the previous word, proposal 1 at the word itself', async () => {
  const reader = await openNodeReader('minilm');
  const trace = await readText(reader, 'I went swimming with Anna at the bank.');
  const { dotProduct, heads } = trace.layers[0];
  const third = jobOf(summariseMap(heads[2], trace.tokens));
  expect([third.kind, third.share.toFixed(2)]).toEqual(['previous', '1.00']);
  expect(jobOf(summariseMap(dotProduct, trace.tokens)).kind).toBe('selfWeight');
});
