import { readFileSync } from 'node:fs';

/** Twenty texts of 3 to 60 words, as visitors type them: a few of the lecture's kind, most of none. */
const OWN = [
  'Birds can fly.',
  'Nobody likes Mondays.',
  'The bank was closed.',
  'My sister plays the cello.',
  'Could you pass me the salt?',
  'He sat on the bank and fished.',
  'The old man the boats in summer.',
  'The trophy did not fit into the suitcase because it was too big.',
  'After dinner we played cards until the lamp went out.',
  'Please charge my phone before we leave for the airport tomorrow morning.',
  'The bat flew out of the cave and the children screamed with delight.',
  'She deposited the cheque at the bank, then walked home along the river in the rain.',
  'Our teacher said that attention is a weighted sum, and I wrote it down without understanding it.',
  'If the seal on the jar is broken, throw the jam away, even if it smells good to you.',
  'The mouse ran under the sofa while the cat, which had been asleep all afternoon, opened one eye and closed it again.',
  'I read the letter twice before I understood that my grandmother had sold the house by the lake in which all of us had learned to swim.',
  'When the spring came, the spring behind the house began to flow again, and the children, who had waited for it all winter, carried buckets of cold water up the hill to the garden.',
  'The committee has decided to postpone the election of a new president until the spring, since two of the five candidates have withdrawn and the remaining three have not yet said what they would do about the debts of the club.',
  'Although the forecast had promised sun, it rained for a week; we stayed in the tent, read the same three books again and again, cooked rice and beans, and told each other stories about a bank robber who had learned to play the cello in prison and never wanted to leave it any more.',
  'The crane that had stood beside the river since last autumn was taken down today, and the workers who had built the new bridge ate their lunch on the bank, threw bread to the ducks, and argued about which of them had been afraid on the first day and which had only said so to be kind to the others.'
];

/** The texts that PyTorch's numbers are of. */
const reference = () =>
  JSON.parse(
    readFileSync(new URL('../../tests/reference/minilm.json', import.meta.url), 'utf8')
  ) as { readonly sentences: readonly { readonly text: string }[] };

/** What questions are counted over. */
export const lessonTexts = (): string[] => [
  ...reference().sentences.map(({ text }) => text),
  ...OWN
];
