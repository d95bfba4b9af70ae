import { resolve } from '$app/paths';
import type { Stamp } from '../figures/csv';
import type { Picture } from '../state/picture';
import { formatCut } from '../transformer/cuts';
import { formatView } from '../state/view';
import type { Words } from '../words/languages';

/** What a saved figure says of itself, so that it can be found again. */
export function stampOf(
  { explore: { stamp } }: Words,
  { reading: { trace }, view }: Picture,
  ...parts: readonly ('layer' | 'head')[]
): Stamp {
  return [
    [stamp.sentence, trace.text],
    [stamp.model, trace.model.name],
    [stamp.sha256, trace.model.sha256],
    ...(trace.cuts.length > 0 ? [[stamp.cuts, trace.cuts.map(formatCut).join('; ')] as const] : []),
    ...parts.map((part) => [stamp[part], view[part]] as const),
    [stamp.address, `${globalThis.location?.origin ?? ''}${resolve('/')}${formatView(view)}`]
  ];
}

/** What a saved map says of itself: also which numbers it draws. */
export const mapStampOf = (
  say: Words,
  picture: Picture,
  ...parts: readonly ('layer' | 'head')[]
): Stamp => [
  ...stampOf(say, picture, ...parts),
  [say.explore.stamp.numbers, say.explore.stamp.drawn[picture.view.drawn]]
];
