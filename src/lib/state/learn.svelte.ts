import { proxy } from 'comlink';
import {
  LEARNERS,
  type ClassOptions,
  type Progress,
  type TrainingEngine
} from '../engine/classroom-contract';
import { EXAMPLES } from '../learning/examples';
import { firstWords } from '../learning/first-words';
import { LEARNING_RATE } from '../learning/recipe';
import type { AttentionKind } from '../transformer/config';
import type { LearnView } from './learn-view';
import { ClassDoor } from './class-door.svelte';
import { ClassLook } from './class-look.svelte';
import { ClassRun } from './class-run.svelte';

/** What the Learn page shows: a class that trains in the worker, and the moment one looks at. */
export class LearnSession {
  readonly door = new ClassDoor();
  readonly look = new ClassLook(this.door);
  /** The class that is open; null until the first one is. */
  run = $state.raw<ClassRun | null>(null);
  /** What the class was opened with, or will be. */
  options = $state.raw<ClassOptions>({
    seed: 1,
    layers: 2,
    learningRate: LEARNING_RATE,
    learners: LEARNERS,
    text: null
  });
  probe = $state<string>(EXAMPLES[0]);
  /** An own text as it stands in its field, learned from or not. */
  draft = $state('');

  readonly running = $derived(this.run?.running ?? false);
  readonly step = $derived(this.run?.step ?? 0);
  /** The class at the moment looked at. */
  readonly frame = $derived(this.look.moment === null ? (this.run?.live ?? null) : this.look.past);

  /** What the address bar says. */
  readonly view: LearnView = $derived.by(() => {
    const { layers, learningRate, seed, learners } = this.options;
    return { text: this.probe, layers, learningRate, seed, learners: learners.length };
  });

  #opening: Promise<void> = Promise.resolve();
  #training: Promise<void> = Promise.resolve();

  /** Opens the first class, in an engine that is kept for all that follow. */
  async connect(engine: TrainingEngine): Promise<void> {
    this.door.connect(engine, (open) => {
      // An engine that crashes before it has opened a class would be started for ever.
      if (open) void this.#reopen({});
      else this.run = null;
    });
    await this.reset();
  }

  /**
   * Takes on what an address says: its sentence, and what a class begins with unless one has learned
   * already, which an address does not discard.
   */
  show({ text, layers, learningRate, seed, learners }: LearnView): void {
    if (text !== this.probe) void this.ask(text);
    const { options, step } = this;
    const same =
      layers === options.layers &&
      learningRate === options.learningRate &&
      seed === options.seed &&
      learners === options.learners.length;
    if (same || step > 0) return;
    const changed = { layers, learningRate, seed, learners: LEARNERS.slice(0, learners) };
    if (this.run) void this.reset(changed);
    else this.options = { ...options, ...changed };
  }

  /** Begins anew, with other options; one that fails changes nothing. One follows the other. */
  async reset(options: Partial<ClassOptions> = {}): Promise<void> {
    this.door.trouble = null;
    await this.#reopen(options);
  }

  async start(): Promise<void> {
    await this.#train(false);
  }
  async stepOnce(): Promise<void> {
    await this.#train(true);
  }
  async pause(): Promise<void> {
    await this.#opening; // what was started meanwhile starts after it
    await this.door.ask((room) => room.pause());
    await this.#training; // the step under way is finished first
  }

  /** Pauses because nobody is looking; the page says so when one comes back. */
  async rest(): Promise<void> {
    await this.pause();
    this.door.trouble = { kind: 'paused-hidden', step: this.step };
  }

  /** Reads another probe, now and at every frame to come. */
  async ask(probe: string): Promise<void> {
    this.probe = probe;
    if (probe.trim() === '') return;
    await this.door.ask((room) => room.watch(probe));
    await this.look.read(this.run, this.probe);
  }

  /** Goes back to a moment, or to now; a class that trains is paused. */
  async goTo(moment: number | null): Promise<void> {
    const paused = this.running ? this.pause() : null;
    this.look.turnTo(moment !== null && moment >= this.step ? null : moment, this.frame);
    await this.look.read(this.run, this.probe);
    await paused;
  }

  /** A learner as a checkpoint folder; null when there is no class. */
  async folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array> | null> {
    let files: ReadonlyMap<string, Uint8Array> | null = null;
    await this.door.ask(async (room) => {
      files = await room.folder(attention);
    });
    return files;
  }

  #reopen(options: Partial<ClassOptions>): Promise<void> {
    this.#opening = this.#opening.then(() => this.#open({ ...this.options, ...options }));
    return this.#opening;
  }

  async #open(options: ClassOptions): Promise<void> {
    const other = options.text !== this.options.text;
    const probe = other ? (firstWords(options.text ?? '') ?? EXAMPLES[0]) : this.probe;
    await this.door.open(async (room) => {
      const { words, first, matrices, lines } = await room.open(options, probe);
      this.look.begin(matrices);
      this.options = options;
      this.run = new ClassRun(options, words, first, lines);
      if (other) this.probe = probe;
    });
    // Typed meanwhile.
    if (this.run && this.run.live.text !== this.probe) await this.ask(this.probe);
  }

  async #train(once: boolean): Promise<void> {
    await this.#opening; // the class that was chosen is the one that trains
    const run = this.run;
    if (!run || run.running) return;
    run.running = true;
    this.door.trouble = null;
    this.look.turnTo(null, null);
    const report = proxy((progress: Progress) => {
      run.take(progress);
      if (progress.exams && run === this.run) void this.look.readMatrices();
    });
    this.#training = this.door.ask((room) => room.train(report, once));
    await this.#training;
    run.running = false;
    if (run === this.run) await this.look.read(this.run, this.probe);
  }
}
