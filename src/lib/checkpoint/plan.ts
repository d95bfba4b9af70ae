import type { TransformerConfig } from '../transformer/config';
import { familyOf, tensorsOf } from '../transformer/families';
import type { Shards } from './shards';

/** A table in a smaller file is not worth its requests. */
const LEAST_BYTES = 1_000_000;

/** In which order a model's files are needed. */
export interface Plan {
  /** The file of the look-up tables, of which a text needs some rows. */
  readonly tables: string;
  /** For each layer the files that are needed for it first, of the last also what reads its vectors. */
  readonly layers: readonly (readonly string[])[];
}

/**
 * Plans how a model comes part by part; null where it comes whole: the index must say of every file
 * what it should be, and the tables lie in a large file that no layer needs.
 */
export function planParts(config: TransformerConfig, shards: Shards): Plan | null {
  const { canonicalName } = familyOf(config);
  const places = new Map([...shards.places].map(([name, file]) => [canonicalName(name), file]));
  const due = new Map<string, number>();
  const roles = new Map<string, string>();
  for (const [name, { role, layer }] of tensorsOf(config)) {
    const file = places.get(name);
    if (file === undefined) return null;
    due.set(file, Math.min(due.get(file) ?? Infinity, layer ?? config.nLayers));
    roles.set(role, file);
    if ((layer === 0) !== (file === roles.get('words'))) return null;
  }
  const tables = roles.get('words')!;
  const known = shards.sha256 !== null && shards.files.every((file) => shards.facts.has(file));
  if (!known || shards.facts.get(tables)!.bytes < LEAST_BYTES) return null;
  const layers = Array.from({ length: config.nLayers }, (_, l) =>
    shards.files.filter((file) => due.get(file) === l + 1)
  );
  return { tables, layers };
}
