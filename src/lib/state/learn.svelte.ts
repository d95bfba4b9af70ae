import type { ProxyMarked, Remote } from 'comlink';
import { proxy } from 'comlink';
import { EngineClient } from '../engine/client';
import {
  LEARNERS,
  type ClassOptions,
  type ClassroomApi,
  type Exam,
  type Frame,
  type MatrixView,
  type Progress
} from '../engine/classroom-contract';
import { LEARNING_RATE } from '../learning/recipe';
import type { AttentionKind } from '../transformer/config';
import { errorSentence } from '../words/en/errors';

/** The lecture's sentence, up to the word whose sense is in question. */
export const PROBE = 'i went swimming with anna at the bank';

export interface LossPoint {
  readonly step: number;
  readonly losses: readonly number[];
}
export interface ExamPoint {
  readonly step: number;
  readonly exams: readonly Exam[];
}

/** What the Learn page shows: a class that trains in the worker, and the moment one looks at. */
export class LearnSession {
  #client: EngineClient | null = null;
  #room: Remote<ClassroomApi & ProxyMarked> | null = null;
  #training: Promise<void> = Promise.resolve();
  #options = $state.raw<ClassOptions>({
    seed: 1,
    layers: 2,
    learningRate: LEARNING_RATE,
    learners: LEARNERS,
    text: null
  });
  #words = $state.raw<readonly string[]>([]);
  #probe = $state(PROBE);
  #running = $state(false);
  #trouble = $state<string | null>(null);
  #step = $state(0);
  #live = $state.raw<Frame | null>(null);
  #past = $state.raw<Frame | null>(null);
  /** The moment looked at; null for now. */
  #moment = $state<number | null>(null);
  #losses = $state.raw<readonly LossPoint[]>([]);
  #exams = $state.raw<readonly ExamPoint[]>([]);
  #matrices = $state.raw<readonly (readonly MatrixView[])[]>([]);

  get options() {
    return this.#options;
  }
  get words() {
    return this.#words;
  }
  get probe() {
    return this.#probe;
  }
  get running() {
    return this.#running;
  }
  get ready() {
    return this.#live !== null;
  }
  get trouble() {
    return this.#trouble;
  }
  get step() {
    return this.#step;
  }
  get moment() {
    return this.#moment;
  }
  /** The class at the moment looked at. */
  get frame() {
    return this.#moment === null ? this.#live : this.#past;
  }
  get losses() {
    return this.#losses;
  }
  get exams() {
    return this.#exams;
  }
  get matrices() {
    return this.#matrices;
  }

  async connect(client: EngineClient): Promise<void> {
    this.#client = client;
    client.onCrash = () => {
      this.#running = false;
      this.#trouble = 'Training stopped with the worker; start again.';
      void this.#enter();
    };
    await this.#enter();
  }

  /** Begins anew with other options; an own text that cannot be learned from changes nothing. */
  async reset(options: Partial<ClassOptions> = {}): Promise<void> {
    const next = { ...this.#options, ...options };
    await this.pause();
    await this.#try(async (room) => {
      const probe =
        next.text === this.#options.text ? this.#probe : (firstWords(next.text) ?? PROBE);
      const { words, first } = await room.open(next, probe);
      this.#probe = probe;
      this.#options = next;
      this.#words = words;
      this.#live = first;
      this.#step = 0;
      this.#moment = null;
      this.#losses = [];
      this.#exams = [];
      this.#matrices = await room.matrices(null);
    });
  }

  async start(): Promise<void> {
    await this.#train(false);
  }
  async stepOnce(): Promise<void> {
    await this.#train(true);
  }
  async pause(): Promise<void> {
    await this.#room?.pause();
    await this.#training; // the step under way is finished first
  }

  /** Pauses because nobody is looking; the page says so when one comes back. */
  async rest(): Promise<void> {
    await this.pause();
    this.#trouble = `Paused at step ${this.#step} while this tab was hidden. Nothing is lost: go on.`;
  }

  async ask(probe: string): Promise<void> {
    this.#probe = probe;
    if (probe.trim() === '') return;
    await this.#room?.watch(probe);
    await this.#look();
  }

  /** Goes back to a moment, or to now. */
  async goTo(moment: number | null): Promise<void> {
    this.#moment = moment !== null && moment >= this.#step ? null : moment;
    await this.#look();
  }

  async folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array> | null> {
    return (await this.#room?.folder(attention)) ?? null;
  }

  async #enter(): Promise<void> {
    await this.#try(async () => {
      this.#room = await this.#client!.classroom();
    });
    await this.reset();
  }

  async #train(once: boolean): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    this.#trouble = null;
    this.#moment = null;
    const report = proxy((progress: Progress) => this.#take(progress));
    this.#training = this.#try((room) => room.train(report, once));
    await this.#training;
    this.#running = false;
    await this.#look();
  }

  #take({ step, losses, frame, exams }: Progress): void {
    this.#step = step;
    this.#losses = [...this.#losses, { step, losses }];
    if (exams) {
      this.#exams = [...this.#exams, { step, exams }];
      void this.#fetchMatrices();
    }
    if (frame) this.#live = frame;
  }

  async #look(): Promise<void> {
    const probe = this.#probe;
    const moment = this.#moment;
    if (probe.trim() === '') return;
    await this.#try(async (room) => {
      const frame = await room.look(probe, moment);
      if (probe !== this.#probe || moment !== this.#moment) return;
      if (moment === null) this.#live = frame;
      else this.#past = frame;
    });
    await this.#fetchMatrices();
  }

  async #fetchMatrices(): Promise<void> {
    const moment = this.#moment;
    await this.#try(async (room) => {
      const matrices = await room.matrices(moment);
      if (moment === this.#moment) this.#matrices = matrices;
    });
  }

  async #try(work: (room: Remote<ClassroomApi & ProxyMarked>) => Promise<void>): Promise<void> {
    try {
      await this.#client!.alive(work(this.#room!));
    } catch (error) {
      if (!(error instanceof Error) || error.name === 'EngineCrashedError') return;
      this.#trouble = errorSentence(error);
    }
  }
}

/** The beginning of an own text's first line, to be read while it is learned. */
const firstWords = (text: string | null) =>
  text
    ?.split('\n')
    .find((line) => line.trim())
    ?.trim()
    .split(/\s+/)
    .slice(0, 7)
    .join(' ');
