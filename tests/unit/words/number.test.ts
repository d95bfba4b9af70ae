import { expect, it } from 'vitest';
import type { Handed } from '../../../src/lib/measures/handed';
import { words } from '../../../src/lib/words/en';

const { number, quoted } = words;
const cls: Handed = { length: 0.16, size: 0.0576, all: 1.2, median: 3, compared: 'short' };

it('what a weight adds stands beside it', () => {
  expect(number.adds({ ...cls, size: 0.0027 })).toBe(
    'adds 0.0027 of 1.20, the row’s sum of weight\u00a0×\u00a0|v|'
  );
});

it('a special token that takes much and hands over little is said to have a short value', () => {
  expect(quoted(number.sink('bank', '[CLS]', 0.36, cls))).toBe(
    '“bank” gives “[CLS]” 0.36 here, but its value is short (|v| is 0.16, the words’ median 3.00): it adds 0.06 of 1.20, the row’s sum of weight\u00a0×\u00a0|v|. A row has to spend all of its weight; spent here, it changes little.'
  );
});

it('one whose value is not short is not said to have one', () => {
  const said = (compared: Handed['compared']) =>
    number.sink('bank', '[CLS]', 0.36, { ...cls, compared });
  expect(said('alike')).toContain('and its value is about as long as others’ (');
  expect(said('longer')).toContain('and its value is longer than others’ (');
  expect(said('shorter')).not.toContain('is short ');
});

it('two roots are told apart, where there are two', () => {
  expect(number.roots(384, 32)).toContain(
    '384 where proposal 1 compares all of x, 32 where a head compares its q and k'
  );
  expect(number.roots(64, 64)).not.toContain('64');
});
