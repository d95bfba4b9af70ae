import { resolve } from '$app/paths';
import type { Stamp } from '../figures/csv';
import type { Picture } from '../state/picture';
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
    [stamp.model, `${trace.model.name} ${trace.model.sha256.slice(0, 12)}`],
    ...parts.map((part) => [stamp[part], view[part]] as const),
    [stamp.address, `${resolve('/')}${formatView(view)}`]
  ];
}
