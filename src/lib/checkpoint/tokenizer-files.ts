import { TokenizerError } from '../tokenizer/error';
import type { Tokenizer } from '../tokenizer/token';
import { createTokenizer } from '../tokenizer/tokenizer';
import { MissingFileError } from './errors';
import { readJson, type CheckpointFiles, type FileFacts } from './files';

export const TOKENIZER_FILE = 'tokenizer.json';
export const TOKENIZER_CONFIG_FILE = 'tokenizer_config.json';
const SPECIALS_FILE = 'special_tokens_map.json';
const ADDED_FILE = 'added_tokens.json';

/**
 * A folder's tokenizer.json with what its other files, where it has them, say of the tokenizer.
 * @param json tokenizer.json, parsed
 * @param facts what the folder's index says of its files; a server is asked for no file that such
 * an index does not list, as every one that is missing would be an error in the browser's log
 * @returns `json` itself where nothing overrules it
 * @throws TokenizerError, and what reading throws
 */
export async function completeTokenizer(
  files: CheckpointFiles,
  json: unknown,
  facts: ReadonlyMap<string, FileFacts>
): Promise<unknown> {
  const read = async (name: string): Promise<unknown> => {
    if (files.distant && facts.size > 0 && !facts.has(name)) return null;
    try {
      return await readJson(files, name);
    } catch (error) {
      if (error instanceof MissingFileError) return null;
      throw error;
    }
  };
  const config = await read(TOKENIZER_CONFIG_FILE);
  const specials = await read(SPECIALS_FILE);
  const added = await read(ADDED_FILE);
  if (config === null && specials === null && added === null) return json;
  const { overrule } = await import('../tokenizer/overrule'); // most folders here do without
  return overrule(json, { config, specials, added });
}

/**
 * The tokenizer of a model with embeddings for so many tokens.
 * @throws TokenizerError when it cannot be read, or has an entry that the model has no embedding for
 */
export function fittingTokenizer(json: unknown, vocabSize: number): Tokenizer {
  const tokenizer = createTokenizer(json);
  const { words } = tokenizer;
  if (words.length <= vocabSize) return tokenizer;
  const id = words.findIndex((word, i) => i >= vocabSize && word !== undefined);
  throw new TokenizerError({ kind: 'beyond', token: words[id], id, rows: vocabSize });
}
