import type { Model } from '../transformer/forward';
import { readTokens } from '../transformer/read';
import type { ModelIdentity, Output } from '../transformer/trace';
import { isStop } from '../tokenizer/stop';
import type { Token } from '../tokenizer/token';

/**
 * What comes next before the mark that ends a sentence, as nothing follows it in what a model of next
 * words learned; null where no such mark stands there, or the model has another output.
 */
export async function readBeforeStop(
  model: Model,
  identity: ModelIdentity,
  tokens: readonly Token[]
): Promise<Output | null> {
  const ends = tokens.length > 1 && isStop(tokens[tokens.length - 1].name);
  if (model.config.output !== 'next-word' || !ends) return null;
  return (await readTokens(model, { identity, text: '', tokens: tokens.slice(0, -1) })).output;
}
