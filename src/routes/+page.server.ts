import { openNodeReader } from '$lib/engine/node';
import { packReading } from '$lib/engine/pack';
import { readForPage } from '$lib/engine/reader';
import { DEFAULT_VIEW } from '$lib/state/address';

/** Reads the first sentence while the page is built, with the very code that the browser runs. */
export async function load() {
  const reader = await openNodeReader(DEFAULT_VIEW.model);
  const reading = await readForPage(reader, 0, DEFAULT_VIEW.text);
  return { first: packReading(reading!) };
}
