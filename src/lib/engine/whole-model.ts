import { openCheckpoint } from '../checkpoint/checkpoint';
import type { CheckpointFiles } from '../checkpoint/files';
import { headBiases } from '../transformer/biases';
import { releaseFiles } from './buffers';
import { SMALL_VOCABULARY, type ModelCard } from './contract';
import { openReader, readText } from './reader';
import type { Shelf } from './shelf';

/** Read once before the visitor's own text: a first pass compiles the kernels. */
// eslint-disable-next-line riverbank/no-words -- the model reads it, nobody else
const WARM_UP = 'I went swimming with Anna at the bank.';

/**
 * Opens a model whole, and makes it one that can read.
 * @throws as `openCheckpoint`, and what `start` throws
 */
export async function holdWhole(
  name: string,
  files: CheckpointFiles,
  {
    shelf,
    start,
    report
  }: {
    readonly shelf: Shelf;
    /** Makes the backend ready. */
    readonly start: () => Promise<{ simd: boolean }>;
    readonly report?: (loaded: number, total: number) => void;
  }
): Promise<ModelCard> {
  const checkpoint = await openCheckpoint(files, report);
  const { simd } = await start();
  const reader = openReader(name, checkpoint);
  const { config, bytes, parameters } = checkpoint;
  releaseFiles(config, checkpoint.tensors);
  const { words } = reader.tokenizer;
  const card: ModelCard = {
    identity: reader.identity,
    config,
    bytes,
    here: bytes,
    parameters,
    simd,
    words: words.length < SMALL_VOCABULARY ? words : null,
    biases: await headBiases(reader.model)
  };
  shelf.put(reader, card);
  await shelf.use(name, (mine) => readText(mine, WARM_UP));
  return card;
}
