import { openNodeReader } from '../../src/lib/engine/node';
import { readText } from '../../src/lib/engine/reader';
import type { Trace } from '../../src/lib/transformer/trace';

/** The shipped model, opened as the page opens it: what it makes of a text. */
export async function openShipped(name: string): Promise<(text: string) => Promise<Trace>> {
  const reader = await openNodeReader(name);
  return (text) => readText(reader, text);
}
