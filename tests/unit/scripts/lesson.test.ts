import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isLopsided, largestShare, lessonReport } from '../../../scripts/lesson/report';
import { spreadOf } from '../../../scripts/lesson/spread';
import { lessonTexts } from '../../../scripts/lesson/texts';
import { STEPS } from '../../../src/lib/lesson/steps';
import type { Outcome } from '../../../src/lib/lesson/step';

const figure = { kind: 'dots' } as const;
const asked = (right: string): Outcome => ({
  kind: 'asked',
  options: ['a', 'b'],
  right,
  margin: 1,
  facts: {},
  figure
});
const tied: Outcome = { kind: 'not-asked', reason: 'near-tie', figure };

describe('how a question’s right answers spread', () => {
  test('is counted over the texts that it is put to', () => {
    const outcomes = [asked('a'), asked('b'), asked('b'), tied, 'no-pair', 'no-pair'];
    expect(spreadOf('values', outcomes)).toEqual({
      name: 'values',
      asked: 3,
      answers: [
        ['b', 2],
        ['a', 1]
      ],
      reasons: [
        ['no-pair', 2],
        ['near-tie', 1]
      ],
      open: false
    });
  });

  test('is told where one answer is right too often, unless the step is about that', () => {
    const [five, four] = [5, 4].map((n) => [...Array(n).fill(asked('a')), asked('b')]);
    expect(isLopsided(spreadOf('values', five))).toBe(true);
    expect(isLopsided(spreadOf('values', four))).toBe(false);
    expect(isLopsided(spreadOf('diagonal', five))).toBe(false);
    expect(largestShare(spreadOf('values', [tied]))).toBe(0);
    expect(lessonReport([spreadOf('values', five)], 6)).toContain('83 % (too often)');
  });

  test('over texts that are different, twenty of them from 3 to 60 words', () => {
    const texts = lessonTexts();
    expect(new Set(texts).size).toBe(50);
    const words = texts.slice(30).map((text) => text.split(/\s+/).length);
    expect([Math.min(...words), Math.max(...words)]).toEqual([3, 60]);
  });

  test('stands in docs/lesson.md for every step, and none is right too often there', () => {
    const report = readFileSync(new URL('../../../docs/lesson.md', import.meta.url), 'utf8');
    const rows = report.match(/^\| [a-z][a-z0-9-]+ .*$/gm) ?? [];
    const names = rows.map((row) => row.split('|')[1].trim()).filter((name) => name !== 'step');
    expect(names.sort()).toEqual(Object.keys(STEPS).sort());
    expect(report).not.toContain('too often');
  });
});
