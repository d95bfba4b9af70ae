import { MODELS, type OfferedModel } from '../engine/models';

/** The name, in addresses too, of the model last trained on the Learn page. */
export const TRAINED = 'trained';

/** A model kept in memory: what a visitor is told of it, and its folder's contents by file name. */
export interface TrainedModel extends Omit<OfferedModel, 'name' | 'address'> {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

let last: TrainedModel | null = null;

/** The last model trained here; gone when the page is reloaded. */
export const trainedModel = (): TrainedModel | null => last;

export function keepTrained(model: TrainedModel | null): void {
  last = model;
}

/** Every model that can be chosen now. */
export function offeredModels(): readonly OfferedModel[] {
  const shipped = Object.values(MODELS);
  if (!last) return shipped;
  const { title, source, licence } = last;
  return [...shipped, { name: TRAINED, title, source, licence }];
}
