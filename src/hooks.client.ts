import { resolve } from '$app/paths';
import { startEngine } from '$lib/engine/early';
import { MODELS } from '$lib/engine/models';
import { parseView } from '$lib/state/view';

/**
 * Runs before scripts take over the page. Hydration keeps the main thread for long: the worker gets
 * going, and the browser paints the page as it was built, before it.
 */
export async function init(): Promise<void> {
  const { pathname, search } = location;
  const explores = pathname === resolve('/');
  const view = explores ? parseView(new URLSearchParams(search), Object.keys(MODELS)) : null;
  startEngine(view && view.model);
  if (document.visibilityState === 'hidden') return; // nothing is painted in the background
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
}
