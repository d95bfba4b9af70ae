import type { OwnLines } from '../learning/lessons';
import type { ClassOptions, Exam, Frame, Progress } from '../engine/classroom-contract';

export interface LossPoint {
  readonly step: number;
  readonly losses: readonly number[];
}
export interface ExamPoint {
  readonly step: number;
  readonly exams: readonly Exam[];
}

/** One class from its opening on: what it has reported. A class that is opened later has its own. */
export class ClassRun {
  readonly options: ClassOptions;
  /** The words of its language. */
  readonly words: readonly string[];
  /** How its own text was parted; null without one. */
  readonly lines: OwnLines | null;
  running = $state(false);
  step = $state(0);
  /** The class now; while it trains, a moment ago. */
  live = $state.raw<Frame>(null!);
  losses = $state.raw<readonly LossPoint[]>([]);
  exams = $state.raw<readonly ExamPoint[]>([]);

  constructor(
    options: ClassOptions,
    words: readonly string[],
    first: Frame,
    lines: OwnLines | null
  ) {
    this.lines = lines;
    this.options = options;
    this.words = words;
    this.live = first;
  }

  /** Writes down what a step reported. */
  take({ step, losses, frame, exams }: Progress): void {
    this.step = step;
    this.losses = [...this.losses, { step, losses }];
    if (exams) this.exams = [...this.exams, { step, exams }];
    if (frame) this.live = frame;
  }
}
