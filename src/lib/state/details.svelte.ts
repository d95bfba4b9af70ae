import type { Session } from './session.svelte';

/** What the panels below the pair read of a session. */
export type Details = Pick<
  Session,
  | 'attention'
  | 'cell'
  | 'choose'
  | 'dotProduct'
  | 'fetchPair'
  | 'head'
  | 'input'
  | 'layer'
  | 'learned'
  | 'lock'
  | 'pairWeights'
  | 'preview'
  | 'reading'
  | 'trace'
  | 'view'
>;

/** The session as it is now, in plain values. */
function copyOf(session: Session): Details {
  return {
    attention: session.attention,
    cell: session.cell,
    choose: (layer, head) => session.choose(layer, head),
    dotProduct: session.dotProduct,
    fetchPair: () => session.fetchPair(),
    head: session.head,
    input: session.input,
    layer: session.layer,
    learned: session.learned,
    lock: (cell) => session.lock(cell),
    pairWeights: session.pairWeights,
    preview: (cell) => session.preview(cell),
    reading: session.reading,
    trace: session.trace,
    view: session.view
  };
}

/**
 * A session one frame later, for the panels below the fold: overview and pair are drawn first, so
 * that a key press is answered at once.
 */
export class Later {
  #now = $state.raw<Details>()!;

  constructor(session: Session) {
    this.#now = copyOf(session);
    $effect(() => {
      const next = copyOf(session);
      // The coming frame draws what is above, the one after it the rest.
      let frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => (this.#now = next));
      });
      return () => cancelAnimationFrame(frame);
    });
  }

  get details(): Details {
    return this.#now;
  }
}
