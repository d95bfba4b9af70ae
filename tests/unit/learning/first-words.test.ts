import { expect, it } from 'vitest';
import { firstWords } from '../../../src/lib/learning/first-words';

it.each([
  ['\n  one two, three four five six seven\nnext', 'one two, three four five six'],
  ['short line', 'short line'],
  ['我在河边的银行游泳。', '我在河边的银行'],
  [' \n', null]
])('takes the first seven words and marks of the first line: %j', (text, first) => {
  expect(firstWords(text)).toBe(first);
});
