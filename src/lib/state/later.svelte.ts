/**
 * A value one frame later, for the panels below the fold: what is above is drawn first, so that a
 * key press is answered at once.
 */
export class Later<T> {
  #now: T | undefined = $state.raw();

  constructor(value: () => T) {
    this.#now = value();
    $effect(() => {
      const next = value();
      // The coming frame draws what is above, the one after it the rest.
      let frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => (this.#now = next));
      });
      return () => cancelAnimationFrame(frame);
    });
  }

  get now(): T {
    return this.#now as T;
  }
}
