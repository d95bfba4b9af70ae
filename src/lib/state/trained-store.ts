import { fromBase64, toBase64 } from '../engine/base64';
import type { TrainedModel } from './trained';

/** Where a tab keeps the model that it trained: some hundred kB, of the 5 MB that browsers give. */
const KEY = 'riverbank-trained';

/** Keeps a model in place of the one before; none where the browser keeps nothing, or has no room. */
export function storeModel(model: TrainedModel | null): void {
  try {
    // First, so that a reload never finds an older model under a newer one's name.
    sessionStorage.removeItem(KEY);
    if (!model) return;
    const files = Array.from(model.files, ([name, bytes]) => [name, toBase64(bytes)]);
    sessionStorage.setItem(KEY, JSON.stringify({ ...model, files }));
  } catch {
    // It is there until the page is reloaded.
  }
}

/** What this tab kept; null where there is nothing that can be read. */
export function recallModel(): TrainedModel | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as
      (Omit<TrainedModel, 'files'> & { files: [string, string][] }) | null;
    return kept && { ...kept, files: new Map(kept.files.map(([n, b]) => [n, fromBase64(b)])) };
  } catch {
    return null;
  }
}
