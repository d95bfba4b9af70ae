import { toFolder } from '../learning/folder';
import { languageLessons, type Lessons } from '../learning/lessons';
import { textLessons } from '../learning/own-text';
import { innerProduct } from '../learning/product';
import { Trainer } from '../learning/trainer';
import { realWords } from '../learning/vocabulary';
import type { AttentionKind } from '../transformer/config';
import type {
  ClassOptions,
  ClassroomApi,
  Exam,
  Frame,
  LearnerView,
  MatrixView,
  Progress
} from './classroom-contract';
import { Moments } from './moments';
import { nextTask } from './next-task';

/** Milliseconds between two frames: several a second, and most of the time left to training. */
const FRAME_EVERY = 120;
/** Steps between two examinations. */
const EXAM_EVERY = 20;
/** Likeliest next words that are shown. */
const NEXT_WORDS = 4;

type Learner = Trainer<Exam>;

/** Several models that learn in lockstep, on the same sentences, from the same start. */
export class Classroom implements ClassroomApi {
  #options!: ClassOptions;
  #lessons!: Lessons<Exam>;
  #learners: Learner[] = [];
  /** Learners whose weights are set to a moment of the past, to look at it. */
  #mirrors: Learner[] = [];
  #moments = new Moments();
  #probe = '';
  #running = false;

  async open(options: ClassOptions, probe: string) {
    this.#running = false;
    const { seed, text, learners, layers, learningRate } = options;
    // Throws before anything of the class that is open has changed.
    const lessons: Lessons<Exam> = text === null ? languageLessons(seed) : textLessons(text, seed);
    const make = () =>
      learners.map((attention) => new Trainer({ lessons, attention, seed, layers, learningRate }));
    this.#options = options;
    this.#lessons = lessons;
    this.#learners = make();
    this.#mirrors = make();
    this.#moments = new Moments();
    this.#keep();
    this.#probe = probe;
    return { words: realWords(lessons.vocabulary), first: await this.look(probe, null) };
  }

  watch(probe: string): void {
    this.#probe = probe;
  }

  pause(): void {
    this.#running = false;
  }

  async train(report: (progress: Progress) => void, once: boolean): Promise<void> {
    this.#running = true;
    let drawn = 0;
    while (this.#running) {
      const losses: number[] = [];
      for (const learner of this.#learners) {
        losses.push(learner.advance().loss);
        await nextTask(); // reading, pausing and new probes come in between
      }
      const step = this.#learners[0].step;
      if (this.#moments.wants(step)) this.#keep();
      const due = once || performance.now() - drawn > FRAME_EVERY;
      const frame = due ? await this.#read(this.#learners, this.#probe) : null;
      if (due) drawn = performance.now();
      const exams = step % EXAM_EVERY === 0 ? this.#learners.map((one) => one.evaluate()) : null;
      report({ step, losses, frame, exams });
      if (once) this.#running = false;
    }
  }

  async look(probe: string, step: number | null): Promise<Frame> {
    return this.#read(this.#at(step), probe);
  }

  matrices(step: number | null): readonly (readonly MatrixView[])[] {
    const now = this.#at(step)[0]?.learned() ?? [];
    const start = this.#at(0)[0]?.learned() ?? [];
    const gradients = step === null ? this.#learners[0].learned() : [];
    return now.map((layer, l) => {
      const names = ['query', 'key', 'value'] as const;
      const own = names.map((name) => ({
        name: `W_${name[0].toUpperCase()}`,
        start: start[l][name].weight,
        now: layer[name].weight,
        gradient: gradients[l]?.[name].gradient ?? null
      }));
      const product = {
        name: 'W_Q W_Kᵀ',
        start: innerProduct(start[l].query.weight, start[l].key.weight),
        now: innerProduct(layer.query.weight, layer.key.weight),
        gradient: null
      };
      return [...own, product];
    });
  }

  async folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array>> {
    const learner = this.#learners[this.#options.learners.indexOf(attention)];
    const { seed, learningRate, text } = this.#options;
    return toFolder(learner.config, learner.parameters, this.#lessons.vocabulary, {
      name: 'trained',
      facts: [
        `**Source:** trained in a browser, on ${text === null ? 'the small language' : 'a visitor’s own text'}`,
        `**Attention:** ${attention}`,
        `**Training:** seed ${seed}, ${learner.step} steps, learning rate ${learningRate}`
      ]
    });
  }

  #keep(): void {
    this.#moments.keep(
      this.#learners[0].step,
      this.#learners.map((learner) => learner.snapshot().parameters)
    );
  }

  /** The learners now, or mirrors of them as they were. */
  #at(step: number | null): Learner[] {
    const moment = step === null ? null : this.#moments.at(step);
    if (!moment) return this.#learners;
    this.#mirrors.forEach((mirror, i) =>
      mirror.restore({ ...mirror.snapshot(), parameters: moment[i] })
    );
    return this.#mirrors;
  }

  async #read(learners: readonly Learner[], probe: string): Promise<Frame> {
    const traces = [];
    for (const learner of learners) traces.push(await learner.read(probe));
    const views = traces.map((trace, i): LearnerView => ({
      attention: this.#options.learners[i],
      patterns: trace.layers.map(({ heads }) => heads[0].pattern),
      next: 'next' in trace.output ? trace.output.next.slice(0, NEXT_WORDS) : []
    }));
    return { step: learners[0].step, tokens: traces[0].tokens, learners: views };
  }
}
