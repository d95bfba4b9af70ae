import { resolve } from '$app/paths';
import type { Stamp } from '../figures/csv';
import { formatView, type View } from '../state/address';
import type { Trace } from '../transformer/trace';

/** What a saved figure says of itself, so that it can be found again. */
export function stampOf(trace: Trace, view: View, ...parts: readonly ('layer' | 'head')[]): Stamp {
  return [
    ['sentence', trace.text],
    ['model', `${trace.model.name} ${trace.model.sha256.slice(0, 12)}`],
    ...parts.map((part) => [part, view[part]] as const),
    ['address', `${resolve('/')}${formatView(view)}`]
  ];
}
