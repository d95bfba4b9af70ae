import type { ProxyMarked, Remote } from 'comlink';
import type {
  EffectsApi,
  EffectsEngine,
  Journey,
  JourneyRequest
} from '../engine/effects-contract';
import { isCrash } from '../engine/crash';
import { Newest } from '../engine/newest';

/** A word in two texts, and what its meanings are known by. */
export interface JourneysRequest extends Pick<JourneyRequest, 'model' | 'anchors' | 'neutral'> {
  readonly a: Pick<JourneyRequest, 'text' | 'position'>;
  readonly b: Pick<JourneyRequest, 'text' | 'position'>;
}

/** A word's ways between two meanings in two texts, each t at h^(0..K). */
export interface Journeys {
  readonly request: JourneysRequest;
  readonly layers: NonNullable<Journey['layers']>;
  readonly a: readonly number[];
  readonly b: readonly number[];
  /** In a neutral sentence; null where the word does not stand once in it. */
  readonly neutral: readonly number[] | null;
  /** cos of the word's vectors in A and B; null where it does not stand once in B. */
  readonly cosines: readonly number[] | null;
}

/** Asks for a word's ways in two texts; the newest question wins. */
export class JourneyRoom {
  journeys = $state.raw<Journeys | null>(null);
  /** What has no ways: either meaning has too few sentences with the word in them once. */
  tooFew = $state.raw<JourneysRequest | null>(null);
  trouble = $state.raw<Error | null>(null);
  readonly #engine: EffectsEngine;
  readonly #newest = new Newest();
  readonly #forget: () => void;
  #room: Remote<EffectsApi & ProxyMarked> | null = null;

  constructor(engine: EffectsEngine) {
    this.#engine = engine;
    this.#forget = engine.onCrash(() => (this.#room = null));
  }

  /** What it last answered stays until the next answer has come. */
  async show(request: JourneysRequest): Promise<void> {
    const newest = this.#newest.begin();
    try {
      const journeys = await this.#engine.alive(this.#ask(request, newest));
      if (!newest()) return;
      this.trouble = null;
      if (journeys === 'few') this.tooFew = request;
      else if (journeys) this.journeys = journeys;
    } catch (error) {
      if (newest() && !isCrash(error)) this.trouble = error as Error;
    }
  }

  leave(): void {
    this.#newest.begin();
    this.#forget();
  }

  /** B is A's neutral sentence, so that both are compared; then B has the neutral one beside it. */
  async #ask(request: JourneysRequest, newest: () => boolean) {
    const { model, anchors, neutral, a, b } = request;
    this.#room ??= await this.#engine.effects();
    const ask = { model, anchors, cuts: [] };
    const one = await this.#room.journey({ ...ask, ...a, neutral: b.text });
    if (!one || !newest()) return null;
    if (!one.layers || !one.before) return 'few' as const;
    const other = await this.#room.journey({ ...ask, ...b, neutral });
    if (!other?.before) return null;
    const journeys: Journeys = {
      request,
      layers: one.layers,
      a: one.before,
      b: other.before,
      neutral: other.neutral,
      cosines: one.cosines
    };
    return journeys;
  }
}
