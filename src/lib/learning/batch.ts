import type { Random } from './random';

/** The beginning of a sentence, and the word that comes next. */
export interface Example {
  readonly ids: readonly number[];
  readonly next: number;
}

/** Beginnings of one length, below each other: nothing needs padding. */
export interface Batch {
  readonly texts: number;
  readonly n: number;
  readonly ids: Int32Array; // [texts · n]
  readonly next: Int32Array; // [texts]
}

export function toBatch(examples: readonly Example[]): Batch {
  const n = examples[0].ids.length;
  return {
    texts: examples.length,
    n,
    ids: Int32Array.from(examples.flatMap(({ ids }) => ids)),
    next: Int32Array.from(examples, ({ next }) => next)
  };
}

/** Examples by their length. */
export function byLength(examples: readonly Example[]): Map<number, Example[]> {
  const groups = new Map<number, Example[]>();
  for (const example of examples) {
    const group = groups.get(example.ids.length);
    if (group) group.push(example);
    else groups.set(example.ids.length, [example]);
  }
  return groups;
}

/**
 * Draws batches from a pool: one example decides the length, the others are drawn from those of the
 * same length, so that each example comes as often as any other.
 */
export function createSampler(pool: readonly Example[], texts: number) {
  const groups = byLength(pool);
  return (random: Random): Batch => {
    const group = groups.get(random.pick(pool).ids.length)!;
    return toBatch(Array.from({ length: texts }, () => random.pick(group)));
  };
}
