import type { OfferedModel } from '../engine/models';
import type { Words } from '../words/languages';

/** What a model is called: its own name, or for one made here what the page calls it. */
export function modelTitle({ explore: { models } }: Words, { name, title }: OfferedModel): string {
  return title ?? (name in models ? models[name as keyof typeof models] : name);
}
