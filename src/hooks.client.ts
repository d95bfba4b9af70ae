import { resolve } from '$app/paths';
import { startEngine } from '$lib/engine/early';
import { offeredModels, TRAINED } from '$lib/state/trained';
import { parseView } from '$lib/state/view';

/**
 * Runs before scripts take over the page. Hydration keeps the main thread for long: the worker gets
 * going, and the browser paints the page as it was built, before it.
 */
export async function init(): Promise<void> {
  const { pathname, search } = location;
  const reads =
    pathname === resolve('/') ||
    pathname === resolve('/compare/') ||
    (pathname.startsWith(resolve('/lesson/')) && !/(before|after|codes)\/$/.test(pathname));
  const names = offeredModels().map(({ name }) => name);
  const model = reads ? parseView(new URLSearchParams(search), names).model : null;
  // What was trained here is handed over from memory.
  startEngine(model === TRAINED ? null : model);
  if (document.visibilityState === 'hidden') return; // nothing is painted in the background
  await new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
}
