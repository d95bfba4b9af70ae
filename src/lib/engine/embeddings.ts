import { embed, runLayers } from '../transformer/forward';
import { fitTokens, idsOf } from '../transformer/read';
import { meanRow } from '../transformer/sentence';
import { MAX_CHARACTERS } from './contract';
import { NoWordError } from './no-word';
import type { Reader } from './reader';
import type { Shelf } from './shelf';

/** A sentence as classes are learned from it. */
export interface Embedded {
  /** The sentence vector, [dModel]. */
  readonly vector: Float32Array;
  /** Whether it is longer than the model reads: its beginning counts. */
  readonly cutShort: boolean;
}

/** Vectors that are kept, 1.5 kB each: four full sets of examples. */
const MOST_KEPT = 2000;
/** Of a shelf's models: by model and sentence, the oldest first. */
const kept = new WeakMap<Shelf, Map<string, Embedded>>();

/**
 * A sentence's vector by the model's own pass, the same that a reading of it ends in; kept, so that
 * whoever learns with the models of this shelf reads it once.
 * @param wanted asked after each layer; false ends it with null
 * @throws NoWordError when the sentence has no token
 */
export async function embedded(
  shelf: Shelf,
  { model, identity, tokenizer }: Reader,
  sentence: string,
  wanted: () => Promise<boolean>
): Promise<Embedded | null> {
  const known = kept.get(shelf) ?? new Map<string, Embedded>();
  kept.set(shelf, known);
  const key = `${identity.name} ${identity.sha256} ${sentence}`;
  const old = known.get(key);
  if (old) return (await wanted()) ? old : null;
  const all = tokenizer.encode(sentence.slice(0, MAX_CHARACTERS));
  if (all.length === 0) throw new NoWordError({ characters: sentence.length });
  const tokens = fitTokens(all, model.config.nCtx);
  let last = await embed(model, idsOf(tokens)); // [n, dModel]
  for await (const { output } of runLayers(model, last)) {
    last = output; // [n, dModel]
    if (!(await wanted())) return null;
  }
  const cutShort = tokens.length < all.length || sentence.length > MAX_CHARACTERS;
  const made = { vector: meanRow(last), cutShort };
  known.set(key, made);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return made;
}
