import { fitTokens } from '../transformer/read';
import { meanRow } from '../transformer/sentence';
import { MAX_CHARACTERS } from './contract';
import { hiddenStates } from './hidden-states';
import { NoWordError } from './no-word';
import { NewerError, type Pace } from './pace';
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
 * @throws NoWordError when the sentence has no token, NewerError where nobody waits any more
 */
export async function embedded(
  shelf: Shelf,
  { model, identity, tokenizer }: Reader,
  sentence: string,
  pace: Pace
): Promise<Embedded> {
  const known = kept.get(shelf) ?? new Map<string, Embedded>();
  kept.set(shelf, known);
  const key = JSON.stringify([identity.name, identity.sha256, sentence]);
  const old = known.get(key);
  if (old) {
    if (!(await pace.goOn())) throw new NewerError();
    return old;
  }
  const all = tokenizer.encode(sentence.slice(0, MAX_CHARACTERS));
  if (all.length === 0) throw new NoWordError({ characters: sentence.length });
  const tokens = fitTokens(all, model.config.nCtx);
  const hidden = await hiddenStates(model, tokens, { pace });
  const cutShort = tokens.length < all.length || sentence.length > MAX_CHARACTERS;
  const made = { vector: meanRow(hidden[hidden.length - 1]), cutShort };
  known.set(key, made);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return made;
}
