import { expect, it } from 'vitest';
import { endsInStop, isStop, untilStop } from '../../../src/lib/tokenizer/stop';

it.each([
  ['at the bank.', 'at the bank'],
  ['at the bank . ', 'at the bank '],
  ['who is at the bank?', 'who is at the bank'],
  ['at the bank...', 'at the bank..']
])('reads %j up to the mark that ends it', (text, until) => {
  expect(endsInStop(text)).toBe(true);
  expect(untilStop(text)).toBe(until);
});

it.each(['', '.', ' ?! ', 'at the bank', 'dr. who', 'bank ,'])('leaves %j as it is', (text) => {
  expect(endsInStop(text)).toBe(false);
  expect(untilStop(text)).toBe(text);
});

it('knows the mark as a token', () => {
  expect(['.', '!', '?'].every(isStop)).toBe(true);
  expect([',', '..', 'a.', ''].some(isStop)).toBe(false);
});
