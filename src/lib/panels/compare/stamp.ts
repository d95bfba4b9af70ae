import { resolve } from '$app/paths';
import type { Stamp } from '../../figures/csv';
import { formatCompare } from '../../state/compare-view';
import type { Comparison } from '../../state/comparison';
import type { CompareWords, Words } from '../../words/languages';
import { chosenName } from './names';

/** What a saved figure of two texts says of itself. */
export function compareStamp(
  say: Words,
  { stamp: own }: CompareWords,
  comparison: Comparison,
  parts: readonly ('layer' | 'head' | 'word')[]
): Stamp {
  const { a, b, view } = comparison;
  const { stamp } = say.explore;
  const said = { layer: view.layer, head: view.head, word: chosenName(say, comparison) ?? '' };
  const names = { ...stamp, ...own };
  return [
    [own.a, a.trace.text],
    [own.b, b.trace.text],
    [stamp.model, a.trace.model.name],
    [stamp.sha256, a.trace.model.sha256],
    ...parts.map((part) => [names[part], said[part]] as const),
    [
      stamp.address,
      `${globalThis.location?.origin ?? ''}${resolve('/compare/')}${formatCompare(view)}`
    ]
  ];
}
