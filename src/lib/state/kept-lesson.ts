import { isStepName, type StepName } from '../lesson/names';
import { NOTHING_SAID, type Answer, type Progress } from '../lesson/progress';
import { formatLesson, lessonView, type LessonView } from './lesson-view';
import { MODELS } from '../engine/models';
import { parseView } from './view';

/** Where one can stop. */
export type Stand = StepName | 'end';

/** What of a lesson outlives the page. */
export interface KeptLesson {
  /** The sentence, as an address says it. */
  readonly view: LessonView;
  /** The step where one stopped, or the end; null before the first. */
  readonly at: Stand | null;
  readonly progress: Progress;
  /** Ten dots, by sentence, the word that looks and when: one number for each word. */
  readonly dots: Readonly<Record<string, readonly number[]>>;
}

/** Where this browser keeps it; it goes nowhere else. */
const KEY = 'riverbank-lesson';

/** What was kept; null where nothing was, or the browser keeps nothing. */
export function keptLesson(): KeptLesson | null {
  try {
    return parseLesson(localStorage.getItem(KEY) ?? '');
  } catch {
    return null;
  }
}

/** Keeps a lesson; null removes it. A browser that keeps nothing goes on without. */
export function keepLesson(lesson: KeptLesson | null): void {
  try {
    if (lesson === null) localStorage.removeItem(KEY);
    else {
      const { view, ...rest } = lesson;
      localStorage.setItem(KEY, JSON.stringify({ ...rest, view: formatLesson(view) }));
    }
  } catch {
    // It stays until the page is reloaded.
  }
}

/** Reads what was kept; whatever has another form is left out. Null where there is nothing of it. */
export function parseLesson(json: string): KeptLesson | null {
  try {
    const kept = JSON.parse(json) as Record<string, unknown> | null;
    if (kept === null || typeof kept !== 'object') return null;
    const { view, at, progress, dots } = kept;
    const said = (progress ?? NOTHING_SAID) as Partial<Record<keyof Progress, unknown>>;
    return {
      view: lessonView(parseView(new URLSearchParams(String(view ?? '')), Object.keys(MODELS))),
      at: typeof at === 'string' && (at === 'end' || isStepName(at)) ? at : null,
      progress: {
        answers: entriesOf(said.answers, isStepName, isAnswer),
        again: entriesOf(said.again, isStepName, (value) => typeof value === 'boolean')
      },
      dots: entriesOf(dots, (_): _ is string => true, isRow)
    };
  } catch {
    return null; // nothing, or nothing that was written here
  }
}

function entriesOf<Key extends string, T>(
  value: unknown,
  isKey: (key: string) => key is Key,
  isValue: (value: unknown) => value is T
): Record<Key, T> {
  const entries = Object.entries((value ?? {}) as object);
  const known = entries.filter(([key, one]) => isKey(key) && isValue(one));
  return Object.fromEntries(known) as Record<Key, T>;
}

function isAnswer(value: unknown): value is Answer {
  const { option, sure, right, of, turn } = (value ?? {}) as Record<string, unknown>;
  const types = [typeof option, typeof sure, typeof right, typeof of, typeof turn].join();
  return types === 'string,boolean,boolean,string,number';
}

const isRow = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => Number.isInteger(n) && n >= 0 && n <= 10);
