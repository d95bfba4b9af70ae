import { readForPage } from '$lib/engine/page-reading';
import { openNodeReader } from '$lib/engine/node';
import { packReading, type PackedReading } from '$lib/engine/pack';
import { LESSON_VIEW } from '$lib/state/lesson-view';

/** Read once for all pages of the lesson. */
let first: Promise<PackedReading> | undefined;

async function read(): Promise<PackedReading> {
  const { text, layer, head, model } = LESSON_VIEW;
  const reader = await openNodeReader(model);
  const answer = await readForPage(reader, { id: 0, text, spot: { layer, head }, cuts: [] });
  return packReading(answer!.reading);
}

/** Reads the first sentence while the pages are built, with the very code that the browser runs. */
export const load = async () => ({ first: await (first ??= read()) });
