import type { Frame, Matrices } from '../engine/classroom-contract';
import { Newest } from '../engine/newest';
import type { ClassDoor } from './class-door.svelte';
import type { ClassRun } from './class-run.svelte';

/** The moment of a class that one looks at, and what was seen there. */
export class ClassLook {
  /** Null for now. */
  moment = $state<number | null>(null);
  /** What is shown of the past: what was shown before, until that moment has come. */
  past = $state.raw<Frame | null>(null);
  /** What is learned, and the moment that it is of. */
  matrices = $state.raw<Matrices>({
    moment: null,
    layers: [],
    words: { start: [], now: [] }
  });
  readonly #door: ClassDoor;
  readonly #frames = new Newest();
  readonly #matrixViews = new Newest();

  constructor(door: ClassDoor) {
    this.#door = door;
  }

  /** Another class: what was asked of the one before is of no use. @param matrices its own */
  begin(matrices: Matrices): void {
    this.#frames.begin();
    this.#matrixViews.begin();
    this.moment = null;
    this.past = null;
    this.matrices = matrices;
  }

  /** @param shown what stands there until the moment has come */
  turnTo(moment: number | null, shown: Frame | null): void {
    this.past = shown;
    this.moment = moment;
  }

  /** Reads a probe at the moment looked at; an empty one is waited out. */
  async read(run: ClassRun | null, probe: string): Promise<void> {
    const { moment } = this;
    if (!run || probe.trim() === '') return;
    await this.#door.ask(async (room) => {
      const frame = await this.#frames.ask(room.look(probe, moment));
      if (!frame) return;
      if (moment === null) run.live = frame;
      else this.past = frame;
    });
    await this.readMatrices();
  }

  async readMatrices(): Promise<void> {
    await this.#door.ask(async (room) => {
      const matrices = await this.#matrixViews.ask(room.matrices(this.moment));
      if (matrices) this.matrices = matrices;
    });
  }
}
