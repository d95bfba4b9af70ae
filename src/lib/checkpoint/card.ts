/** What a model card is made of. */
export interface CardFacts {
  readonly name: string;
  /** The source's own README.md; null when it has none. */
  readonly sourceCard: string | null;
  readonly parameters: number;
  readonly megabytes: number;
  readonly sha256: string;
  /** Weights that no reading needs and float16 does not hold. */
  readonly leftOut?: readonly string[];
}

/**
 * The README.md of an imported model. Source, licence and data sets are taken from the source's own
 * card; what that does not say is said to be unknown.
 */
export function modelCard(facts: CardFacts): string {
  const card = facts.sourceCard ?? '';
  const licence = /^license:\s*(\S+)/m.exec(card)?.[1];
  const source = /from_pretrained\(\s*['"]([\w.-]+\/[\w.-]+)['"]/.exec(card)?.[1];
  const dataSets = [...(/^datasets:\n((?:- .*\n)+)/m.exec(card)?.[1] ?? '').matchAll(/^- (.*)$/gm)];
  const left = facts.leftOut?.length
    ? ` (left out, as float16 does not hold their numbers and no reading needs them: ${facts.leftOut.join(', ')})`
    : '';
  const millions = (facts.parameters / 1e6).toFixed(1);
  return `${licence ? `---\nlicense: ${licence}\n---\n\n` : ''}# ${facts.name}

- **Source:** ${source ? `[${source}](https://huggingface.co/${source})` : 'not named in the imported folder'}
- **Licence:** ${licence ?? 'not named in the imported folder; find it out before passing this model on'}
- **Training:** ${dataSets.length > 0 ? `see the source's own card; data sets: ${dataSets.map(([, set]) => set).join(', ')}` : 'the imported folder does not say'}
- **Changes:** weights rounded to float16 and parted into one file for the embeddings and one for each layer${left}, nothing else
- **Size:** ${millions} million parameters, ${facts.megabytes.toFixed(1)} MB
- **SHA-256** of the weight files, \`cat model-*.safetensors | sha256sum\`: \`${facts.sha256}\`

A plain Hugging Face checkpoint: \`AutoModel.from_pretrained\` opens this folder. Written by \`npm run import-checkpoint\`.
`;
}
