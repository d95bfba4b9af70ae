import { openCheckpoint, type Checkpoint } from '../checkpoint/checkpoint';
import { Downloader } from '../checkpoint/download';
import { languageLessons, type SenseScores } from '../learning/lessons';
import { predict } from '../learning/objective';

/** The lessons of the shipped learners; held-out sentences are the same whatever is trained on. */
const SEED = 1;

/** Examines a checkpoint of the small language now, on sentences that training never shows. */
export function examine({ config, tensors }: Pick<Checkpoint, 'config' | 'tensors'>): SenseScores {
  const parameters = new Map(
    [...tensors].map(([name, tensor]) => [name, Float32Array.from(tensor.values())])
  );
  return languageLessons(SEED).examine((batch) => predict(config, parameters, batch));
}

/** The same of a folder that a browser fetches. @param folder its address, with a slash at its end */
export const examineFolder = async (folder: string): Promise<SenseScores> =>
  examine(await openCheckpoint(new Downloader(folder, (url, init) => fetch(url, init))));
