import type { Cutting } from '../../state/cuts.svelte';
import { formatShortCut } from '../../transformer/short-cut';
import type { Picture } from '../../state/picture';
import type { Cut } from '../../transformer/cuts';
import type { CutWords } from '../../words/languages';

/** What every part about cuts is given. */
export interface CutProps {
  picture: Picture;
  cutting: Cutting;
  say: CutWords;
}

/** Whether a cut is among those of a picture, by itself and not as a part of another. */
export const has = ({ view }: Picture, cut: Cut): boolean =>
  view.cuts.some((other) => formatShortCut(other) === formatShortCut(cut));

/** Puts a cut on or takes it off. */
export const toggle = (picture: Picture, cutting: Cutting, cut: Cut): void =>
  has(picture, cut) ? cutting.drop(cut) : cutting.add(cut);
