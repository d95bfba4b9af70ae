import { toFolder } from '../learning/folder';
import { realWords } from '../learning/vocabulary';
import type { AttentionKind } from '../transformer/config';
import type { ClassOptions, ClassroomApi, Frame, Matrices, Progress } from './classroom-contract';
import { Lockstep } from './lockstep';
import { matrixViews } from './matrix-views';

/** Milliseconds between two frames: several a second, and most of the time left to training. */
const FRAME_EVERY = 120;
/** Steps between two examinations. */
const EXAM_EVERY = 20;

/** The room in the worker where one class trains at a time. */
export class Classroom implements ClassroomApi {
  #class!: Lockstep;
  #probe = '';
  /** The class that trains: one that was opened later ends it. */
  #running: Lockstep | null = null;

  async open(options: ClassOptions, probe: string) {
    const opened = new Lockstep(options);
    this.#running = null;
    const words = realWords(opened.lessons.vocabulary);
    const first = await opened.look(probe, null);
    // Until this answer is on its way, all that is asked is asked of the class before.
    this.#class = opened;
    this.#running = null;
    this.#probe = probe;
    return { words, first, matrices: this.matrices(null), lines: opened.lessons.lines };
  }

  watch(probe: string): void {
    this.#probe = probe;
  }

  pause(): void {
    this.#running = null;
  }

  async train(report: (progress: Progress) => void, once: boolean): Promise<void> {
    const mine = this.#class;
    this.#running = mine;
    let drawn = 0;
    while (this.#running === mine) {
      const losses = await mine.advance();
      const { step } = mine;
      const due = once || performance.now() - drawn > FRAME_EVERY;
      const frame = due ? await mine.look(this.#probe, null) : null;
      if (due) drawn = performance.now();
      report({ step, losses, frame, exams: step % EXAM_EVERY === 0 ? mine.examine() : null });
      if (once && this.#running === mine) this.#running = null;
    }
  }

  look(probe: string, step: number | null): Promise<Frame> {
    return this.#class.look(probe, step);
  }

  matrices(step: number | null): Matrices {
    const then = this.#class.learned(step);
    const start = this.#class.start;
    const slopes = step === null ? then.layers : null;
    return {
      moment: step === null ? null : then.step,
      layers: matrixViews(start.layers, then.layers, slopes),
      words: { start: start.words, now: then.words }
    };
  }

  async folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array>> {
    const { options, lessons } = this.#class;
    const { seed, learningRate, text } = options;
    const { config, parameters, step } = this.#class.learner(attention);
    return toFolder(config, parameters, lessons.vocabulary, {
      name: 'trained',
      facts: [
        // A model card is a file, written in English as model cards are.
        /* eslint-disable riverbank/no-words */
        `**Source:** trained in a browser, on ${text === null ? 'the small language' : 'a visitor’s own text'}`,
        `**Attention:** ${attention}`,
        `**Training:** seed ${seed}, ${step} steps, learning rate ${learningRate}`
        /* eslint-enable riverbank/no-words */
      ]
    });
  }
}
