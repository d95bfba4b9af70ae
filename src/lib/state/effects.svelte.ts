import { proxy, type ProxyMarked, type Remote } from 'comlink';
import { isCrash } from '../engine/crash';
import type {
  EffectsApi,
  EffectsEnd,
  EffectsEngine,
  EffectsRequest,
  Journey,
  JourneyRequest
} from '../engine/effects-contract';
import { Newest } from '../engine/newest';
import type { Effect } from '../measures/effects';

/** What has come of leaving parts out, one after the other. */
export interface Sweep {
  readonly request: EffectsRequest;
  /** The readout as read; null until the first report. */
  readonly base: number | null;
  readonly effects: readonly Effect[];
  /** How many there will be; 0 until the first report. */
  readonly total: number;
  /** How it ended; null while it runs. */
  readonly end: EffectsEnd | 'failed' | null;
}

/**
 * What depends on what, as a page asks it: a journey and a sweep, the newest of either. After a crash
 * it asks a fresh engine; what was under way is failed, and what has come stays.
 */
export class EffectsState {
  journey = $state.raw<Journey | null>(null);
  sweep = $state.raw<Sweep | null>(null);
  /** Why the latest question was not answered; crashes are told by the engine. */
  trouble = $state.raw<Error | null>(null);
  readonly #engine: EffectsEngine;
  readonly #journeys = new Newest();
  readonly #sweeps = new Newest();
  #room: Promise<Remote<EffectsApi & ProxyMarked>> | null = null;

  readonly #forget: () => void;

  constructor(engine: EffectsEngine) {
    this.#engine = engine;
    this.#forget = engine.onCrash(() => (this.#room = null));
  }

  /**
   * Asks for a journey; the one before stays until it comes.
   * @returns null when a newer one was asked for, or when it failed
   */
  async askJourney(request: JourneyRequest): Promise<Journey | null> {
    let journey: Journey | null = null;
    await this.#asked(async () => {
      journey = await this.#journeys.ask(this.#ask((room) => room.journey(request)));
    });
    this.journey = journey ?? this.journey;
    return journey;
  }

  /** Begins a sweep, in place of the one before. */
  async start(request: EffectsRequest): Promise<void> {
    const newest = this.#sweeps.begin();
    this.sweep = { request, base: null, effects: [], total: 0, end: null };
    /** Changes the sweep, unless another took its place. */
    const change = (next: (sweep: Sweep) => Partial<Sweep>) => {
      if (newest() && this.sweep) this.sweep = { ...this.sweep, ...next(this.sweep) };
    };
    await this.#asked(async () => {
      try {
        const end = await this.#ask((room) =>
          room.effects(
            request,
            proxy(({ base, total, effects }) =>
              change((sweep) => ({ base, total, effects: [...sweep.effects, ...effects] }))
            )
          )
        );
        change(() => ({ end }));
      } catch (error) {
        change(() => ({ end: 'failed' }));
        if (newest()) throw error;
      }
    });
  }

  /** Ends a sweep that runs; what has come stays. */
  async stop(): Promise<void> {
    if (this.sweep?.end === null) await this.#asked(() => this.#ask((room) => room.stop()));
  }

  /** Ends all that is under way, and listens to the engine no more. */
  leave(): void {
    this.#journeys.begin();
    void this.stop();
    this.#forget();
  }

  #ask<T>(question: (room: Remote<EffectsApi & ProxyMarked>) => Promise<T>): Promise<T> {
    const room = (this.#room ??= this.#engine.effects());
    // A room that cannot be opened is asked for again.
    room.catch(() => (this.#room = this.#room === room ? null : this.#room));
    return this.#engine.alive(room.then(question));
  }

  /** A failure becomes trouble. */
  async #asked(work: () => Promise<void>): Promise<void> {
    this.trouble = null;
    try {
      await work();
    } catch (error) {
      if (!isCrash(error)) this.trouble = error as Error;
    }
  }
}
