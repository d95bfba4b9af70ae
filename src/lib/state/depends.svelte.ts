import type { EffectsRequest, Journey, JourneyRequest } from '../engine/effects-contract';
import type { Cut } from '../transformer/cuts';
import { EffectsState } from './effects.svelte';

/** What moves: a word between two meanings, or the chance of a next word or of a class. */
export type Moving =
  | { readonly kind: 'meaning'; readonly word: string; readonly names: readonly [string, string] }
  | { readonly kind: 'next'; readonly word: string; readonly token: string }
  | { readonly kind: 'class'; readonly word: string; readonly label: string };

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

/** What the panel of causes asks: a word's way under several cuts, and how long a sweep takes. */
export class Depends extends EffectsState {
  ways = $state.raw<Ways | null>(null);

  /**
   * Asks for a word's way, and for the way under each of other cuts. The newest wins.
   * @param others cuts besides those of the request
   */
  async show(request: JourneyRequest, others: readonly (readonly Cut[])[]): Promise<void> {
    const journey = await this.askJourney(request);
    if (!journey) return;
    const ways: (readonly number[] | null)[] = [];
    for (const cuts of others) {
      const other = await this.askJourney({ ...request, cuts: [...request.cuts, ...cuts] });
      if (!other) return;
      ways.push(other.after);
    }
    this.ways = { request, journey, others: ways };
  }

  /** Leaves out each part in turn; what comes is in `sweep` at once. @param tokens of the text */
  async sweepOver(request: EffectsRequest, tokens: number): Promise<void> {
    const begun = performance.now();
    await this.start(request);
    const { sweep } = this;
    if (sweep?.request === request && sweep.end === 'all' && sweep.total > 0)
      pace = (performance.now() - begun) / (sweep.total * tokens);
  }
}
