import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  keepLesson,
  keptLesson,
  parseLesson,
  type KeptLesson
} from '../../../src/lib/state/kept-lesson';
import { LESSON_VIEW } from '../../../src/lib/state/lesson-view';

const lesson: KeptLesson = {
  view: { ...LESSON_VIEW, text: 'I ate, grandma. & <b>مرحبا</b>', cell: { from: 2, to: 3 } },
  at: 'symmetry',
  progress: {
    answers: { diagonal: { option: 'sought', sure: true, right: false, of: '[]', turn: 1 } },
    again: { softmax: true }
  },
  dots: { '["minilm","I ate",0,"first"]': [6, 4] }
};

const store = new Map<string, string>();
beforeEach(() => {
  store.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => store.get(key) ?? null,
    setItem: (key: string, value: string) => void store.set(key, value),
    removeItem: (key: string) => void store.delete(key)
  });
});
afterEach(() => vi.unstubAllGlobals());

it('comes back as it was kept, and is gone once it is removed', () => {
  expect(keptLesson()).toBeNull();
  keepLesson(lesson);
  expect(keptLesson()).toEqual(lesson);
  keepLesson(null);
  expect(keptLesson()).toBeNull();
  expect(store.size).toBe(0);
});

it('goes on where the browser keeps nothing', () => {
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('no storage here');
    }
  });
  expect(keptLesson()).toBeNull();
  expect(() => keepLesson(lesson)).not.toThrow();
});

it('leaves out what has another form', () => {
  keepLesson(lesson);
  const [written] = store.values();
  const other = JSON.parse(written) as Record<string, unknown>;
  expect(parseLesson(JSON.stringify({ ...other, at: 'nowhere' }))?.at).toBeNull();
  const answers = { diagonal: { option: 1 }, nowhere: lesson.progress.answers.diagonal };
  expect(parseLesson(JSON.stringify({ ...other, progress: { answers } }))?.progress).toEqual({
    answers: {},
    again: {}
  });
  expect(
    parseLesson(JSON.stringify({ ...other, dots: { a: [11], b: 'x', c: [1] } }))?.dots
  ).toEqual({
    c: [1]
  });
  expect(parseLesson(JSON.stringify({ ...other, view: '?model=nobody' }))?.view.model).toBe(
    'minilm'
  );
  for (const nothing of ['', 'null', '3', '"text"', '{']) {
    expect(parseLesson(nothing)?.progress.answers ?? {}).toEqual({});
  }
});
