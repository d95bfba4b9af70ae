import { MODELS, type OfferedModel } from '../engine/models';

/** The name, in addresses too, of the model last trained on the Learn page. */
export const TRAINED = 'trained';

/** A model kept in memory: a folder's contents by file name. */
export interface TrainedModel {
  /** A file name for its download. */
  readonly name: string;
  /** What it is, as the page says it. */
  readonly title: string;
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
  const own = { name: TRAINED, title: 'Trained here', source: last.title, licence: 'yours' };
  return [...shipped, own];
}
