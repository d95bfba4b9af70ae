import { memory } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText } from '../../../src/lib/engine/reader';
import { CutError, formatCut, parseCut } from '../../../src/lib/transformer/cuts';
import { hiddenAfter } from '../../../src/lib/transformer/hidden-after';
import { row, type Matrix, type Trace } from '../../../src/lib/transformer/trace';
import { areRefused, someCuts } from './some-cuts';

const text = fc.oneof(
  fc
    .array(fc.constantFrom('i', 'went', 'swimming', 'bank', 'river', 'money', 'the', '.'), {
      maxLength: 12
    })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 20 })
);

/** Every number of a reading; of a text without a token there are none. */
const numbersOf = ({ tokens, hidden, layers }: Trace) => [
  ...hidden,
  ...(tokens.length > 0 ? layers : []).flatMap(({ dotProduct, heads }) => [
    ...[dotProduct, ...heads].flatMap(({ scores, pattern }) => [scores, pattern]),
    ...heads.flatMap(({ q, k, v }) => [q, k, v])
  ])
];

const sumOf = (pattern: Matrix, i: number) =>
  row(pattern, i).reduce((all, weight) => all + weight, 0);

/** Whether two lists of matrices hold the same numbers, to the bit. */
const same = (a: readonly Matrix[], b: readonly Matrix[]) =>
  a.length === b.length && a.every(({ data }, i) => bytes(data).equals(bytes(b[i].data)));
const bytes = ({ buffer, byteOffset, byteLength }: Float32Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

describe.each([
  ['minilm', 40],
  ['lecture', 100],
  ['lecture-unit-dot', 60]
])('%s, any text, any cuts', (name, numRuns) => {
  it('are refused by name or read: rows sum to 1, hidden states are those of a pass from the first cut on, and taken off nothing is left of them', async () => {
    const reader = await openNodeReader(name);
    const { config } = reader.model;
    await readText(reader, 'a first pass makes what is kept for good');
    const tensors = memory().numTensors;
    await fc.assert(
      fc.asyncProperty(text, fc.gen(), async (text, gen) => {
        const whole = await readText(reader, text);
        const n = whole.tokens.length;
        const cuts = gen(() => someCuts(config, n));
        if (areRefused(cuts, config, n)) {
          await expect(readText(reader, text, cuts)).rejects.toThrow(CutError);
          await expect(hiddenAfter(reader.model, whole.hidden, cuts)).rejects.toThrow(CutError);
        } else {
          const cut = await readText(reader, text, cuts);
          for (const { dotProduct, heads } of cut.layers)
            for (const { pattern } of [dotProduct, ...heads])
              for (let i = 0; i < n; i++)
                expect(Math.abs(sumOf(pattern, i) - 1)).toBeLessThan(1e-5);
          expect(numbersOf(cut).every(({ data }) => data.every(Number.isFinite))).toBe(true);
          const after = await hiddenAfter(reader.model, whole.hidden, cuts);
          expect(same(after, cut.hidden)).toBe(true);
          expect(cuts.map(formatCut).map(parseCut)).toEqual(cuts);
        }
        expect(same(numbersOf(await readText(reader, text)), numbersOf(whole))).toBe(true);
        expect(memory().numTensors).toBe(tensors);
      }),
      // What a failure draws cuts from cannot be made smaller in a time that one would wait.
      { numRuns, endOnFailure: true }
    );
  }, 120_000);
});
