import type { Exam } from '../../engine/classroom-contract';
import type { SenseScores } from '../../learning/lessons';
import type { Look } from '../../measures/last-look';
import { marked } from '../isolate';
import { decimal, weight } from './numbers';

/** A guess finds one sense of two in half of the sentences. */
function outcome({ plain, distracted }: SenseScores): string {
  if (distracted >= 0.9) return 'A clause that distracts does not mislead it.';
  if (plain >= 0.75 && plain - distracted >= 0.1) return 'Enough until a clause distracts.';
  return plain <= 0.65 ? 'The sense stays a guess.' : 'Not enough yet.';
}

/** What its last word does with the sentence, and what came of it on sentences never seen. */
export function verdict(
  word: string,
  to: string,
  look: Look,
  n: number,
  exam: Exam | undefined,
  /** Whether no mark is among the n. */
  words = true
): string {
  const name = marked(word);
  const looks =
    look.kind === 'self'
      ? `${name} looks at itself (${weight(look.weight)}${look.weight < 0.995 ? ' or more' : ''} in every layer).`
      : look.kind === 'even'
        ? `${name} averages the sentence: its look spreads over ${decimal(look.words, 1)} of ${n} ${words ? 'words' : 'tokens'}.`
        : `${name} looks at ${marked(to)}: ${weight(look.weight)} in layer ${look.layer}.`;
  return `${looks} ${exam && 'plain' in exam ? outcome(exam) : ''}`.trim();
}
