import type { ProxyMarked, Remote } from 'comlink';
import type {
  ClassOptions,
  ClassroomApi,
  Frame,
  Matrices,
  Progress,
  TrainingEngine
} from '../../../src/lib/engine/classroom-contract';
import type { AttentionKind } from '../../../src/lib/transformer/config';

/** The class after a step as a room might show it: `next` says when and of what. */
export const frameOf = (text: string, step: number): Frame => ({
  step,
  text,
  tokens: [],
  learners: [
    {
      attention: 'learned',
      patterns: [],
      next: [{ token: `${text} at ${step}`, probability: 1 }],
      senses: null
    }
  ]
});

interface Look {
  readonly probe: string;
  readonly step: number | null;
  answer(step: number): void;
}

/** A room whose steps are taken, and whose looks are answered, when the test says so. */
export class FakeRoom implements ClassroomApi {
  readonly opened: { options: ClassOptions; probe: string }[] = [];
  readonly looks: Look[] = [];
  readonly watched: string[] = [];
  #report: ((progress: Progress) => void) | null = null;
  #end: () => void = () => undefined;
  #probe = '';

  open(options: ClassOptions, probe: string) {
    if (options.text === 'hola') return Promise.reject(new Error('No line has two words.'));
    this.opened.push({ options, probe });
    this.#probe = probe;
    this.#end();
    const first = frameOf(probe, 0);
    return Promise.resolve({
      words: ['bank', 'swimming'],
      first,
      matrices: this.matrices(null),
      lines: null
    });
  }
  watch(probe: string): void {
    this.watched.push(probe);
    this.#probe = probe;
  }
  train(report: (progress: Progress) => void): Promise<void> {
    this.#report = report;
    return new Promise((resolve) => (this.#end = resolve));
  }
  pause(): void {
    this.#end();
  }
  look(probe: string, step: number | null): Promise<Frame> {
    return new Promise((resolve) =>
      this.looks.push({ probe, step, answer: (kept) => resolve(frameOf(probe, kept)) })
    );
  }
  /** Kept every ten steps, and named by the class and the moment that they are of. */
  matrices(step: number | null): Matrices {
    const matrix = { rows: 0, columns: 0, data: new Float32Array() };
    const moment = step === null ? null : step - (step % 10);
    const name = `class ${this.opened.length} at ${moment}`;
    return {
      moment,
      layers: [[{ name, start: matrix, now: matrix, gradient: null }]],
      words: { start: [], now: [] }
    };
  }
  folder(attention: AttentionKind): Promise<ReadonlyMap<string, Uint8Array>> {
    return Promise.resolve(new Map([[attention, new Uint8Array()]]));
  }

  /** Takes a step, whoever still listens to it. */
  step(step: number, exams: Progress['exams'] = null): void {
    this.#report!({ step, losses: [1 / step], frame: frameOf(this.#probe, step), exams });
  }
}

/** An engine with a new fake room for each classroom. */
export class FakeTrainingEngine implements TrainingEngine {
  readonly rooms: FakeRoom[] = [];
  /** Whether classrooms can be had. */
  stuck = false;
  readonly #listeners = new Set<() => void>();
  #fail: (error: Error) => void = () => undefined;
  #crash = this.#life();

  classroom(): Promise<Remote<ClassroomApi & ProxyMarked>> {
    if (this.stuck) return new Promise(() => undefined);
    const room = new FakeRoom();
    this.rooms.push(room);
    return Promise.resolve(room as unknown as Remote<ClassroomApi & ProxyMarked>);
  }
  alive<T>(answer: Promise<T>): Promise<T> {
    return Promise.race([answer, this.#crash]);
  }
  onCrash(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Dies as the client does: whoever waits is told, then who listens. */
  crash(): void {
    const fail = this.#fail;
    this.#crash = this.#life();
    fail(Object.assign(new Error('dead'), { name: 'EngineCrashedError' }));
    this.#listeners.forEach((listener) => listener());
  }

  #life(): Promise<never> {
    const crash = new Promise<never>((_, reject) => (this.#fail = reject));
    crash.catch(() => undefined);
    return crash;
  }
}
