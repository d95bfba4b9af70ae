import { isStepName, type StepName } from './names';

/** What was said at a step, and whether it was right there. */
export interface Answer {
  readonly option: string;
  readonly sure: boolean;
  readonly right: boolean;
  /** Which sentence, words and model it was said of. */
  readonly of: string;
  /** The how-manieth answer it was, from 1. */
  readonly turn: number;
}

/** What one has said of the steps, and of those that came back. */
export interface Progress {
  readonly answers: Readonly<Partial<Record<StepName, Answer>>>;
  /** Whether the question that came back was answered right; each comes back once. */
  readonly again: Readonly<Partial<Record<StepName, boolean>>>;
}

export const NOTHING_SAID: Progress = { answers: {}, again: {} };

/** So many other answers lie between a confident error and its return: later, but in the same sitting. */
export const LATER = 2;

/** The number of answers so far. */
const turnOf = ({ answers }: Progress) =>
  Math.max(0, ...Object.values(answers).map(({ turn }) => turn));

/** Takes an answer; one that was sure and wrong comes back once, however often it was said. */
export function answered(
  progress: Progress,
  step: StepName,
  answer: Omit<Answer, 'turn'>
): Progress {
  const turn = turnOf(progress) + 1;
  return { ...progress, answers: { ...progress.answers, [step]: { ...answer, turn } } };
}

/**
 * The confident error that is to come back now: the earliest one, LATER answers after it was made; null
 * where none is due.
 */
export function due(progress: Progress): StepName | null {
  const { answers, again } = progress;
  const turn = turnOf(progress);
  const waiting = Object.entries(answers)
    .filter(([step]) => isStepName(step) && again[step] === undefined)
    .filter(([, { sure, right, turn: then }]) => sure && !right && turn - then >= LATER)
    .sort(([, a], [, b]) => a.turn - b.turn);
  return (waiting[0]?.[0] as StepName | undefined) ?? null;
}
