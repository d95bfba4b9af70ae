import { bert } from './bert';
import { UnsupportedModelError, type TransformerConfig } from './config';
import type { ConfigJson } from './config-json';
import type { Family, TensorSpec } from './family';

/** Every model family that is read here, by config.json's `model_type`. */
const FAMILIES: ReadonlyMap<unknown, Family> = new Map([bert].map((one) => [one.name, one]));

/** The family of a model whose config.json was read. */
export const familyOf = ({ family }: Pick<TransformerConfig, 'family'>): Family =>
  FAMILIES.get(family)!;

/** Every tensor that a model of this shape needs, by its Hugging Face name. */
export const tensorsOf = (config: TransformerConfig): ReadonlyMap<string, TensorSpec> =>
  familyOf(config).tensors(config);

/**
 * Reads a Hugging Face config.json, with this project's own `riverbank` entry where there is one.
 * @throws UnsupportedModelError when the architecture is another or a size is missing or impossible.
 */
export function parseConfig(json: unknown): TransformerConfig {
  const names = [...FAMILIES.keys()];
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new UnsupportedModelError({ kind: 'no-object' });
  }
  const { model_type: type } = json as ConfigJson;
  const family = FAMILIES.get(type);
  if (!family) {
    const expected = names.join('" or "');
    throw new UnsupportedModelError({ kind: 'other', key: 'model_type', found: type, expected });
  }
  return family.parseConfig(json as ConfigJson);
}
