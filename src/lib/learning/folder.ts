import { CONFIG_FILE, TOKENIZER_FILE } from '../checkpoint/checkpoint';
import { INDEX_FILE } from '../checkpoint/shards';
import { sha256 } from '../checkpoint/verify';
import { writeIndex, writeSafetensors } from '../checkpoint/write';
import type { TransformerConfig } from '../transformer/config';
import { familyOf } from '../transformer/families';
import { asStored, type Parameters } from './parameters';
import { tokenizerJson, type Vocabulary } from './vocabulary';

/** The one weight file of a model that was trained here. */
export const WEIGHTS_FILE = 'model.safetensors';

/** What a trained model's card says beside its size and its hash. */
export interface TrainedFacts {
  readonly name: string;
  /** Lines of Markdown, each a list entry: how it was trained, what it reaches. */
  readonly facts: readonly string[];
}

/**
 * A trained model as a plain Hugging Face folder, float16, that this page and `import-checkpoint`
 * read. The encoder opens as BERT's where Q, K and V are learned; Hugging Face has no twins.
 * @returns contents by file name
 */
export async function toFolder(
  config: TransformerConfig,
  parameters: Parameters,
  vocabulary: Vocabulary,
  { name, facts }: TrainedFacts
): Promise<Map<string, Uint8Array>> {
  const stored = asStored(config, parameters);
  const weights = writeSafetensors(stored);
  const tokenizer = utf8(`${JSON.stringify(tokenizerJson(vocabulary), null, 1)}\n`);
  const count = [...parameters.values()].reduce((sum, { length }) => sum + length, 0);
  // One file needs no index; this page asks for one first, and checks what comes against it.
  const index = await writeIndex(
    Object.fromEntries([...stored.keys()].map((tensor) => [tensor, WEIGHTS_FILE])),
    count,
    new Map([[WEIGHTS_FILE, weights]]),
    new Map([[TOKENIZER_FILE, tokenizer]])
  );
  const lines = [
    ...facts,
    `**Size:** ${config.nLayers} layers of 1 head, ${config.dModel} numbers a word, ${vocabulary.words.length} words; ${count.toLocaleString('en')} parameters, ${Math.round(weights.length / 1e3)} kB in float16`,
    `**SHA-256** of ${WEIGHTS_FILE}: \`${(await sha256([weights])) ?? 'not computed'}\``
  ];
  const opens =
    config.attention === 'learned'
      ? 'A plain Hugging Face checkpoint: `AutoModel.from_pretrained` opens its encoder.'
      : `Laid out as a Hugging Face checkpoint; its attention (\`riverbank.attention: "${config.attention}"\`) is this project's own.`;
  const card = `# ${name}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n\n${opens}\n`;
  return new Map([
    [CONFIG_FILE, utf8(`${JSON.stringify(familyOf(config).configJson(config), null, 2)}\n`)],
    [TOKENIZER_FILE, tokenizer],
    [WEIGHTS_FILE, weights],
    [INDEX_FILE, index],
    ['README.md', utf8(card)]
  ]);
}

const utf8 = (content: string) => new TextEncoder().encode(content);
