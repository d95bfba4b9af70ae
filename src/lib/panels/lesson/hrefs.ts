import { resolve } from '$app/paths';
import type { Act, StepName } from '../../lesson/names';
import type { Elsewhere } from '../../lesson/step';

/** Where a step stands. */
export const hrefOf = (step: StepName): string => resolve(`/lesson/${step}/`);

/** Where the pause after an act stands. */
export const pauseOf = (act: Act): string => resolve(`/lesson/pause/${act}/`);

/** The same state on another page. */
export function elsewhereHref({ page, query }: Elsewhere): string {
  const pages = {
    explore: resolve('/'),
    compare: resolve('/compare/'),
    learn: resolve('/learn/')
  };
  const said = Object.entries(query).map(([key, value]) => [key, String(value)]);
  return said.length === 0 ? pages[page] : `${pages[page]}?${new URLSearchParams(said)}`;
}
