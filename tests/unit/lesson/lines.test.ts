import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeSitting } from '../../../src/lib/lesson/forms/code';
import { MOST_LINES, readLines } from '../../../src/lib/lesson/forms/lines';
import type { Sitting } from '../../../src/lib/lesson/forms/sitting';
import { someSitting } from './some-sitting';

const sitting = (form: 'A' | 'B', answer: number): Sitting => ({
  form,
  answers: Array.from({ length: 8 }, () => answer),
  sure: Array.from({ length: 8 }, (_, i) => i % 2 === 0)
});
const before = sitting('A', 1);
const after = sitting('B', 2);
const [a, b] = [encodeSitting(before), encodeSitting(after)];
/** The code with its last character changed. */
const mistyped = a.slice(0, -1) + (a.endsWith('Z') ? 'Y' : 'Z');

describe('pasted lines', () => {
  test.each([
    ['both codes, a comma', `${a},${b}`, []],
    ['the other way round, a tab', `${b}\t${a}`, []],
    ['small letters, semicolons, quotes', `"${a.toLowerCase()}";"${b}"`, []],
    ['groups of four', `${a.slice(0, 4)} ${a.slice(4)} / ${b.slice(0, 4)}-${b.slice(4)}`, []],
    [
      'a time stamp and a name',
      `2026-11-25 14:02:11,Anna Beth,${a},${b}`,
      ['2026-11-25 14:02:11', 'Anna Beth']
    ],
    ['a name of eight letters', `Margaret\t${a}\t${b}`, ['Margaret']],
    ['another script', `مريم;${a};${b}`, ['مريم']],
    [
      'an identifier and an address',
      `3f2a9b1c-1111-4222-8333-123456789abc,x7k3m92q@uni.example,${a},${b}`,
      ['3f2a9b1c-1111-4222-8333-123456789abc', 'x7k3m92q@uni.example']
    ]
  ])('are read with %s', (_, line, rest) => {
    expect(readLines(line)).toEqual({
      persons: [{ line: 1, rest, before, after }],
      troubles: [],
      headings: false
    });
  });

  test('may have one code alone, blank lines, headings and a byte order mark', () => {
    const { persons, troubles, headings } = readLines(
      `\uFEFFName,Before,After\r\n\r\nAnna,${a},\r\nBen,,${b}\r\n`
    );
    expect(headings).toBe(true);
    expect(troubles).toEqual([]);
    expect(persons).toEqual([
      { line: 3, rest: ['Anna'], before, after: null },
      { line: 4, rest: ['Ben'], before: null, after }
    ]);
  });

  test('name what is no code, with its line, and count the other code of that line', () => {
    const { persons, troubles } = readLines(
      [`Anna ${mistyped} ${b}`, 'nobody home', `Cem ${a.slice(1)}9`, `Dana ${a}7 `].join('\n')
    );
    expect(persons.map(({ line }) => line)).toEqual([1]);
    expect(troubles).toEqual([
      { kind: 'refused', line: 1, found: mistyped, why: { kind: 'mistyped' }, person: true },
      { kind: 'no-code', line: 2, found: 'nobody home' },
      {
        kind: 'refused',
        line: 3,
        found: `${a.slice(1)}9`,
        why: { kind: 'mistyped' },
        person: false
      },
      { kind: 'refused', line: 4, found: `${a}7`, why: { kind: 'length', found: 9 }, person: false }
    ]);
  });

  test('with two codes of one form are refused, the same code twice is one', () => {
    const other = encodeSitting(sitting('A', 3));
    expect(readLines(`${a} ${other}`)).toMatchObject({
      persons: [],
      troubles: [{ kind: 'twice', line: 1, form: 'A' }]
    });
    expect(readLines(`${a} ${a.toLowerCase()}`).persons).toMatchObject([{ before, after: null }]);
  });

  test('are read up to a number that is told', () => {
    const { persons, troubles } = readLines(`${a}\n`.repeat(MOST_LINES + 2));
    expect(persons).toHaveLength(MOST_LINES);
    expect(troubles).toEqual([{ kind: 'too-many', line: MOST_LINES + 1, most: MOST_LINES }]);
  });

  test('give back every sitting that was written, in its line, whatever stands between', () => {
    const separator = fc.constantFrom(',', ';', '\t', ' | ', ', ', '  ', '/');
    fc.assert(
      fc.property(
        fc.array(someSitting, { minLength: 1, maxLength: 20 }),
        separator,
        (all, between) => {
          const { persons, troubles } = readLines(
            all.map((one) => ['Ann-Marie', encodeSitting(one), '12:30'].join(between)).join('\n')
          );
          expect(troubles).toEqual([]);
          expect(persons.map(({ before, after }) => before ?? after)).toEqual(all);
        }
      )
    );
  });

  test('of a file of another kind are named, however long', () => {
    const long = ['a'.repeat(1e6), ' '.repeat(1e5) + 'x' + '"'.repeat(1e5), '@'.repeat(1e5)];
    expect(readLines(long.join('\n')).troubles.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('never throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readLines(text)));
  });
});
