import { proxy, type ProxyMarked, type Remote } from 'comlink';
import type {
  EffectsApi,
  EffectsEngine,
  EffectsProgress,
  EffectsRequest,
  Journey,
  JourneyRequest
} from '../engine/effects-contract';
import { Newest } from '../engine/newest';
import type { Effect } from '../measures/effects';
import type { Cut } from '../transformer/cuts';

/** What moves: a word between two meanings, or the chance of a next word. */
export type Moving =
  | { readonly kind: 'meaning'; readonly word: string; readonly names: readonly [string, string] }
  | { readonly kind: 'next'; readonly word: string; readonly token: string };

/** What was left out so far, one part after the other. */
export interface Sweep {
  /** What it is of: text, model, word, cuts, readout and parts. */
  readonly request: EffectsRequest;
  /** The readout as read; null until the first report. */
  readonly base: number | null;
  readonly total: number;
  readonly effects: readonly Effect[];
  readonly state: 'running' | 'stopped' | 'all' | 'no-readout';
}

/** A word's way between two meanings, and the same under each of other cuts. */
export interface Ways {
  readonly request: JourneyRequest;
  readonly journey: Journey;
  /** t at h^(0..K) under each of the other cuts; null as in a `Journey`. */
  readonly others: readonly (readonly number[] | null)[];
}

/** Milliseconds that one part takes for each token, as the last sweep of this tab had it. */
let pace = 0.6;

/** About how long a sweep takes, in seconds. */
export const secondsFor = (parts: number, tokens: number): number => (parts * tokens * pace) / 1000;

/** Whether both ask for the same: they are plain values. */
export const sameRequest = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What depends on what in one text: a word's way between two meanings, and what each part moves. */
export class Depends {
  ways = $state.raw<Ways | null>(null);
  sweep = $state.raw<Sweep | null>(null);
  trouble = $state.raw<Error | null>(null);
  readonly #engine: EffectsEngine;
  readonly #journeys = new Newest();
  readonly #sweeps = new Newest();
  #room: Remote<EffectsApi & ProxyMarked> | null = null;

  readonly #forget: () => void;

  constructor(engine: EffectsEngine) {
    this.#engine = engine;
    this.#forget = engine.onCrash(() => (this.#room = null));
  }

  /**
   * Asks for a word's way, and for the way under each of other cuts. The newest wins.
   * @param others cuts besides those of the request
   */
  async show(request: JourneyRequest, others: readonly (readonly Cut[])[]): Promise<void> {
    const newest = this.#journeys.begin();
    await this.#ask(newest, async (room) => {
      const journey = await room.journey(request);
      const ways: (readonly number[] | null)[] = [];
      for (const cuts of others) {
        if (!journey || !newest()) return;
        const other = await room.journey({ ...request, cuts: [...request.cuts, ...cuts] });
        ways.push(other?.after ?? null);
      }
      if (journey && newest()) this.ways = { request, journey, others: ways };
    });
  }

  /** Leaves out each part in turn; what comes is in `sweep` at once. */
  async start(request: EffectsRequest, tokens: number): Promise<void> {
    const newest = this.#sweeps.begin();
    const begun = performance.now();
    this.sweep = { request, base: null, total: 0, effects: [], state: 'running' };
    const take = ({ base, total, effects }: EffectsProgress) => {
      if (!newest()) return;
      const before = this.sweep!;
      this.sweep = { ...before, base, total, effects: [...before.effects, ...effects] };
    };
    await this.#ask(newest, async (room) => {
      const end = await room.effects(request, proxy(take));
      if (!newest()) return;
      this.sweep = { ...this.sweep!, state: end };
      const { total } = this.sweep;
      if (end === 'all' && total > 0) pace = (performance.now() - begun) / (total * tokens);
    });
    if (newest() && this.sweep.state === 'running') this.#stopped();
  }

  /** Ends what `start` is at; what has come stays. */
  stop(): void {
    if (this.sweep?.state !== 'running') return;
    this.#sweeps.begin();
    void this.#room?.stop();
    this.#stopped();
  }

  /** The page is left. */
  leave(): void {
    this.stop();
    this.#journeys.begin();
    this.#forget();
  }

  #stopped(): void {
    this.sweep = { ...this.sweep!, state: 'stopped' };
  }

  /** A failure becomes trouble, unless something newer was asked for. */
  async #ask(
    newest: () => boolean,
    work: (room: Remote<EffectsApi & ProxyMarked>) => Promise<void>
  ): Promise<void> {
    this.trouble = null;
    try {
      const room = (this.#room ??= await this.#engine.alive(this.#engine.effects()));
      await this.#engine.alive(work(room));
    } catch (error) {
      if (newest()) this.trouble = error as Error;
    }
  }
}
