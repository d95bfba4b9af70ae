import { readForPage } from '$lib/engine/page-reading';
import { openNodeReader } from '$lib/engine/node';
import { packReading } from '$lib/engine/pack';
import { DEFAULT_COMPARE } from '$lib/state/compare-view';

/** Reads the first pair while the page is built, with the very code that the browser runs. */
export async function load() {
  const { a, b, layer, head, model } = DEFAULT_COMPARE;
  const reader = await openNodeReader(model);
  const read = async (text: string) => {
    const answer = await readForPage(reader, { id: 0, text, spot: { layer, head }, cuts: [] });
    return packReading(answer!.reading);
  };
  return { first: { a: await read(a), b: await read(b) } };
}
