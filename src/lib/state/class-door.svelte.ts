import type { ProxyMarked, Remote } from 'comlink';
import { isCrash } from '../engine/crash';
import type { ClassroomApi, TrainingEngine } from '../engine/classroom-contract';

export type Room = Remote<ClassroomApi & ProxyMarked>;

/** Why a class does not train, as facts: words make a sentence of them. */
export type ClassTrouble =
  | { readonly kind: 'paused-hidden'; readonly step: number }
  | { readonly kind: 'crashed' }
  | { readonly kind: 'failed'; readonly error: Error };

/** The way to the room where classes train: opened when one first enters, shut by a crash. */
export class ClassDoor {
  trouble = $state.raw<ClassTrouble | null>(null);
  #engine: TrainingEngine | null = null;
  /** The room, if a class is open in it. */
  #room: Room | null = null;

  get connected(): boolean {
    return this.#engine !== null;
  }

  /** @param oncrash told whether a class was open */
  connect(engine: TrainingEngine, oncrash: (open: boolean) => void): void {
    this.#engine = engine;
    engine.onCrash(() => {
      const open = this.#room !== null;
      this.#room = null;
      this.trouble = { kind: 'crashed' };
      oncrash(open);
    });
  }

  /** Opens a class, in a new room where there is none. */
  async open(work: (room: Room) => Promise<void>): Promise<void> {
    await this.#answered(async (engine) => {
      const room = this.#room ?? (await engine.classroom());
      await work(room);
      this.#room = room;
    });
  }

  /** Asks something of the class that is open; where none is, nothing happens. */
  async ask(work: (room: Room) => Promise<void>): Promise<void> {
    const room = this.#room;
    if (room) await this.#answered(() => work(room));
  }

  /** A failure becomes trouble; a crash is told of by the engine. */
  async #answered(work: (engine: TrainingEngine) => Promise<void>): Promise<void> {
    try {
      await this.#engine!.alive(work(this.#engine!));
    } catch (error) {
      if (!isCrash(error)) this.trouble = { kind: 'failed', error: error as Error };
    }
  }
}
