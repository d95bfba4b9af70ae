import type { Cell } from '../../measures/cell';
import type { AnchorSet } from '../../measures/meaning';
import { suggestedPair } from '../../measures/suggest';
import type { Picture } from '../../state/picture';
import { findWord, lettersOf, wholeWord } from '../../tokenizer/whole-word';

/** The word whose causes are asked for, and the one that it looks at. */
export interface Chosen {
  /** Its tokens. */
  readonly from: readonly number[];
  /** The tokens of the word in focus that it looks at. */
  readonly to: readonly number[];
  /** As the text spells it; empty for [CLS] and [SEP]. */
  readonly letters: string;
  /** As anchors know it. */
  readonly word: string;
}

/** @param cell the pair that stays: what is pointed at alone changes with every move */
export function chosenOf({ reading: { trace } }: Picture, cell: Cell): Chosen {
  const from = wholeWord(trace.tokens, cell.from);
  const letters = lettersOf(trace.text, trace.tokens, from);
  const to = wholeWord(trace.tokens, cell.to);
  return { from, to, letters, word: letters.toLowerCase() };
}

/** Words of the text that have ready anchors, with where each stands first. */
export const readyIn = ({ reading: { trace } }: Picture, ready: readonly AnchorSet[]) =>
  ready.flatMap(({ word }) => {
    const [first] = findWord(trace.text, trace.tokens, word);
    return first ? [{ word, position: first[0] }] : [];
  });

/** Where no pair is locked: one worth looking at, from a word with ready anchors where there is one. */
function firstCell(picture: Picture, ready: readonly AnchorSet[]): Cell | null {
  const { tokens, output } = picture.reading.trace;
  const best = picture.two && suggestedPair(picture.two, tokens);
  const known = readyIn(picture, ready).map(({ position }) => position);
  if (!best || 'next' in output || known.length === 0 || known.includes(best.from)) return best;
  return { from: known[0], to: best.to === known[0] ? best.from : best.to };
}

/** Tells the pair of a reading that was kept last: what is pointed at alone changes with every move. */
export function resting(): (picture: Picture, ready: readonly AnchorSet[]) => Cell | null {
  let last: { readonly reading: Picture['reading']; readonly cell: Cell | null } | null = null;
  return (picture, ready) => {
    const { reading, view } = picture;
    if (view.cell) last = { reading, cell: view.cell };
    else if (last?.reading !== reading || !last.cell)
      last = { reading, cell: firstCell(picture, ready) };
    return last.cell;
  };
}
