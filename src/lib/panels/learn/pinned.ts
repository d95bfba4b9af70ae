import type { Frame } from '$lib/engine/classroom-contract';
import type { Cell } from '$lib/measures/cell';
import { followCell, followWords } from '$lib/state/follow';

/** Pairs of words that the learners' maps point at, as a frame counts them. */
export interface Pinned {
  /** What was chosen; null when nothing was, or its words are gone. */
  readonly chosen: Cell | null;
  /** What is pointed at where nothing is chosen: the lecture's pair while both are there. */
  readonly usual: Cell | null;
  readonly frame: Frame;
}

/** The pairs in the next frame, on the words that they had: of a text that was edited too. */
export function follow(before: Pinned | null, frame: Frame): Pinned {
  if (!before) return { chosen: null, usual: lecturePair(frame), frame };
  const { text, tokens } = before.frame;
  const find = text === frame.text ? followWords : followCell;
  return {
    chosen: find(before.chosen, tokens, frame.tokens),
    usual: find(before.usual, tokens, frame.tokens) ?? lecturePair(frame),
    frame
  };
}

/** bank → swimming; of several, the last and the first. */
function lecturePair({ tokens }: Frame): Cell | null {
  const names = tokens.map(({ name }) => name);
  const from = names.lastIndexOf('bank');
  const to = names.indexOf('swimming');
  return from < 0 || to < 0 ? null : { from, to };
}
