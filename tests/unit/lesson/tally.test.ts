import { expect, test } from 'vitest';
import { ORDER, QUESTIONS, rightOf, FORMS } from '../../../src/lib/lesson/forms/questions';
import {
  countConfidentErrors,
  countRight,
  verdictOf,
  type Sitting
} from '../../../src/lib/lesson/forms/sitting';
import { gainOf, tallyOf } from '../../../src/lib/lesson/forms/tally';

const right = QUESTIONS.map((_, i) => rightOf(i));
const sitting = (form: 'A' | 'B', wrong: readonly number[], sure: readonly number[]): Sitting => ({
  form,
  answers: right.map((option, i) => (wrong.includes(i) ? (option + 1) % 4 : option)),
  sure: right.map((_, i) => sure.includes(i))
});
const person = {
  line: 1,
  rest: [],
  before: sitting('A', [0, 1, 2], [0, 3]),
  after: sitting('B', [1], [1, 2])
};

test('an answer counts by whether it is right and whether it was meant', () => {
  expect([0, 1, 3, 4].map((i) => verdictOf(person.before, i))).toEqual([
    'wrong-sure',
    'wrong',
    'right-sure',
    'right'
  ]);
  expect(countRight(person.before)).toBe(5);
  expect(countConfidentErrors(person.before)).toBe(1);
  expect(gainOf(person)).toBe(2);
  expect(gainOf({ ...person, after: null })).toBeNull();
});

test('a class is counted form by form, those who answered one of them too', () => {
  const alone = { line: 2, rest: [], before: sitting('A', [0], [0]), after: null };
  const tally = tallyOf('A', [person, alone]);
  expect(tally).toMatchObject({ form: 'A', sittings: 2, meanRight: 6, confidentErrors: 2 });
  expect(tally.questions[0]).toEqual({ 'wrong-sure': 2, wrong: 0, right: 0, 'right-sure': 0 });
  expect(tally.questions[3]).toEqual({ 'wrong-sure': 0, wrong: 0, right: 1, 'right-sure': 1 });
  expect(tallyOf('B', [person, alone])).toMatchObject({ sittings: 1, meanRight: 7 });
  expect(tallyOf('B', [alone])).toMatchObject({ sittings: 0, meanRight: null, confidentErrors: 0 });
});

test('each form lists every option of every question once, and no question in the same order', () => {
  for (const { name } of QUESTIONS) {
    for (const form of FORMS) expect([...ORDER[form][name]].sort()).toEqual([0, 1, 2, 3]);
    expect(ORDER.A[name]).not.toEqual(ORDER.B[name]);
  }
});

test('no place in a list is right so often that choosing it would do', () => {
  for (const form of FORMS) {
    const places = QUESTIONS.map(({ name }, i) => ORDER[form][name].indexOf(rightOf(i)));
    for (const place of [0, 1, 2, 3])
      expect(places.filter((at) => at === place).length).toBeLessThanOrEqual(3);
  }
});
