import { openNodeReader } from '$lib/engine/node';
import { packReading } from '$lib/engine/pack';
import { readForPage } from '$lib/engine/page-reading';
import { DEFAULT_VIEW } from '$lib/state/view';

/** Reads the first sentence while the page is built, with the very code that the browser runs. */
export async function load() {
  const reader = await openNodeReader(DEFAULT_VIEW.model);
  const { text, layer, head } = DEFAULT_VIEW;
  const answer = await readForPage(reader, { id: 0, text, spot: { layer, head }, cuts: [] });
  return { first: packReading(answer!.reading) };
}
