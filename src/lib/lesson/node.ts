import { readText } from '../engine/reader';
import { openNodeCheckpoint, openNodeReader } from '../engine/node';
import { examine } from '../engine/exam';
import { Effects } from '../engine/effects';
import { Shelf } from '../engine/shelf';
import type { ModelCard } from '../engine/contract';
import type { AnchorSet } from '../measures/meaning';
import { headWeights } from '../transformer/head-weights';
import { makeReader } from './make-reader';
import type { LessonReader } from './reader';

/**
 * Opens a model of static/models in Node, for commands and tests.
 * @param ready a language's words of two meanings
 * @returns what reads a text for the steps
 */
export async function openLesson(
  model: string,
  ready: readonly AnchorSet[] = []
): Promise<(text: string) => Promise<LessonReader>> {
  const reader = await openNodeReader(model);
  const shelf = new Shelf();
  // Nothing of the card but its name and size is asked here.
  shelf.put(reader, { identity: reader.identity, parameters: 0 } as ModelCard);
  const room = new Effects(shelf);
  return async (text) =>
    makeReader({
      trace: await readText(reader, text),
      read: (cuts) => readText(reader, text, cuts),
      weights: (layer, head) => headWeights(reader.model, layer, head),
      exam: async (model) => examine(await openNodeCheckpoint(model)),
      room: async () => room,
      ready: async () => ready,
      callback: (report) => report
    });
}
