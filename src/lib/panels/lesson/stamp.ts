import type { Stamp } from '../../figures/csv';
import type { Trace } from '../../transformer/trace';
import type { Words } from '../../words/languages';

/** What a saved figure of the lesson says of itself. */
export function lessonStamp(
  { explore: { stamp } }: Words,
  { text, model }: Pick<Trace, 'text' | 'model'>,
  layer: number,
  head: number
): Stamp {
  return [
    [stamp.sentence, text],
    [stamp.model, model.name],
    [stamp.sha256, model.sha256],
    [stamp.layer, layer],
    [stamp.head, head],
    [stamp.address, globalThis.location?.href ?? '']
  ];
}
