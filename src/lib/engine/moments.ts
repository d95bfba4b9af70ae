import type { Parameters } from '../learning/parameters';

/** Moments kept at most: three learners' weights at one of them take 1.2 MB. */
const MOST = 64;

/** A class as it was after a step: each learner's weights. */
export interface Moment {
  readonly step: number;
  readonly weights: readonly Parameters[];
}

/** A training run's past, coarser as it grows longer. */
export class Moments {
  readonly #kept = new Map<number, Moment>();
  #every = 10;

  /** Whether the state after this step is worth keeping. */
  wants(step: number): boolean {
    return step % this.#every === 0;
  }

  keep(step: number, weights: readonly Parameters[]): void {
    this.#kept.set(step, { step, weights });
    if (this.#kept.size <= MOST) return;
    this.#every *= 2;
    for (const old of this.#kept.keys()) if (old % this.#every !== 0) this.#kept.delete(old);
  }

  /** The latest moment at or before `step`, or undefined where there is none. */
  at(step: number): Moment | undefined {
    const before = [...this.#kept.keys()].filter((kept) => kept <= step);
    return this.#kept.get(Math.max(...before));
  }
}
