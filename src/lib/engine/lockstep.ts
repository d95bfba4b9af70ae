import type { LearnedMatrices } from '../learning/learned';
import { languageLessons, type Lessons } from '../learning/lessons';
import type { WordMaps } from '../learning/word-maps';
import { textLessons } from '../learning/own-text';
import { Trainer } from '../learning/trainer';
import { untilStop } from '../tokenizer/stop';
import type { AttentionKind } from '../transformer/config';
import type { ClassOptions, Exam, Frame, LearnerView } from './classroom-contract';
import { Moments } from './moments';
import { nextTask } from './next-task';

/** Likeliest next words that are shown. */
const NEXT_WORDS = 4;

/** Learners, and the step that their weights are of. */
interface Stand {
  readonly step: number;
  readonly learners: readonly Trainer<Exam>[];
}

/** Several models that learn in lockstep, on the same sentences, from the same start; and their past. */
export class Lockstep {
  readonly options: ClassOptions;
  readonly lessons: Lessons<Exam>;
  /** What the first learner began with. */
  readonly start: ReturnType<Lockstep['learned']>;
  readonly #learners: readonly Trainer<Exam>[];
  /** Learners whose weights are set to a moment of the past, to look at it. */
  readonly #mirrors: readonly Trainer<Exam>[];
  readonly #moments = new Moments();
  /** In the middle of a step, when some have taken it and others have not. */
  #stepping = false;
  /** What waits for the step under way to end. */
  readonly #waiting: (() => void)[] = [];

  /** @throws OwnTextError when the options' text cannot be learned from */
  constructor(options: ClassOptions) {
    const { seed, text, learners, layers, learningRate } = options;
    const lessons: Lessons<Exam> = text === null ? languageLessons(seed) : textLessons(text, seed);
    const make = () =>
      learners.map((attention) => new Trainer({ lessons, attention, seed, layers, learningRate }));
    this.options = options;
    this.lessons = lessons;
    this.#learners = make();
    this.#mirrors = make();
    this.#keep();
    this.start = this.learned(0);
  }

  /** Whole steps that were taken. */
  get step(): number {
    return this.#learners[0].step;
  }

  /** A learner of these options. */
  learner(attention: AttentionKind): Trainer<Exam> {
    return this.#learners[this.options.learners.indexOf(attention)];
  }

  /**
   * Takes one step, giving way after each learner: reading, pausing, new probes come in between.
   * @returns the losses before the step, in the learners' order
   * @throws DivergedError when a learner went back to an earlier state
   */
  async advance(): Promise<number[]> {
    this.#stepping = true;
    try {
      const losses: number[] = [];
      for (const learner of this.#learners) {
        losses.push(learner.advance().loss);
        await nextTask();
      }
      if (this.#moments.wants(this.step)) this.#keep();
      return losses;
    } finally {
      this.#stepping = false;
      this.#waiting.splice(0).forEach((begin) => begin());
    }
  }

  examine(): Exam[] {
    return this.#learners.map((learner) => learner.evaluate());
  }

  /** What all make of a text at the kept moment at or before `step`; null for now. */
  look(text: string, step: number | null): Promise<Frame> {
    const read = () => readFrame(this.#at(step), text, this.lessons);
    if (step !== null || !this.#stepping) return read();
    return new Promise((resolve) => this.#waiting.push(() => resolve(read())));
  }

  /** The first learner's matrices at such a moment, and its step; the past has no gradients. */
  learned(step: number | null): {
    step: number;
    layers: readonly LearnedMatrices[];
    words: readonly WordMaps[];
  } {
    const stand = this.#at(step);
    const [first] = stand.learners;
    return { step: stand.step, layers: first.learned(), words: first.wordMaps() };
  }

  #keep(): void {
    const weights = this.#learners.map((learner) => learner.snapshot().parameters);
    this.#moments.keep(this.step, weights);
  }

  /**
   * The learners now, or the mirrors as they were. All who look back share the mirrors: what is made
   * of them has to be begun before anything is awaited.
   */
  #at(step: number | null): Stand {
    const moment = step === null ? undefined : this.#moments.at(step);
    if (!moment) return { step: this.step, learners: this.#learners };
    this.#mirrors.forEach((mirror, i) =>
      mirror.restore({ ...mirror.snapshot(), parameters: moment.weights[i] })
    );
    return { step: moment.step, learners: this.#mirrors };
  }
}

/**
 * All begin to read at once: a trainer reads with the weights that it has when it is asked, and
 * training, or a look at another moment, may change them meanwhile.
 */
async function readFrame(
  { step, learners }: Stand,
  text: string,
  lessons: Lessons<Exam>
): Promise<Frame> {
  // Nothing follows a sentence's end in the language; of a text of one's own that is not known.
  const wanted = lessons.lines ? text : untilStop(text);
  const read = await Promise.all(
    learners.map(async (learner) => ({
      attention: learner.config.attention,
      ...(await learner.readOn(wanted))
    }))
  );
  const views = read.map(({ attention, trace, chances }): LearnerView => ({
    attention,
    patterns: trace.layers.map(({ heads }) => heads[0].pattern),
    next: 'next' in trace.output ? trace.output.next.slice(0, NEXT_WORDS) : [],
    senses: lessons.senses(trace.tokens.at(-1)?.text, chances)
  }));
  return { step, text, tokens: read[0].trace.tokens, learners: views };
}
