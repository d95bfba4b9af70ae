import { recallModel, storeModel } from './trained-store';
import { MODELS, type OfferedModel } from '../engine/models';

/** The name, in addresses too, of the model last trained on the Learn page. */
export const TRAINED = 'trained';

/** A model kept in memory: what a visitor is told of it, and its folder's contents by file name. */
export interface TrainedModel extends Omit<OfferedModel, 'name' | 'address'> {
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Undefined until it was looked for in what this tab keeps. */
let last: TrainedModel | null | undefined;

/** The last model trained in this tab; it outlives a reload where the browser has room for it. */
export function trainedModel(): TrainedModel | null {
  if (last === undefined) last = recallModel();
  return last;
}

export function keepTrained(model: TrainedModel | null): void {
  last = model;
  storeModel(model);
}

/** Every model that can be chosen now. */
export function offeredModels(): readonly OfferedModel[] {
  const shipped = Object.values(MODELS);
  const own = trainedModel();
  if (!own) return shipped;
  const { title, source, licence } = own;
  return [...shipped, { name: TRAINED, title, source, licence }];
}
