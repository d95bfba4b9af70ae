import { table } from '../findings/markdown';
import { ABOUT_THAT, MOST } from './about-that';
import { MOST_TOKENS, type Spread } from './spread';

const percent = (share: number) => `${Math.round(100 * share)} %`;
const counts = (all: Spread['answers']) =>
  all.map(([name, count]) => `${name} ${count}`).join(', ') || '–';

/** The share of the most frequent right answer; 0 where nothing was asked. */
export const largestShare = ({ asked, answers }: Spread) =>
  asked === 0 ? 0 : answers[0][1] / asked;

/** Whether one answer is right too often, in a step that is not about that. */
export const isLopsided = (spread: Spread) =>
  largestShare(spread) > MOST && ABOUT_THAT[spread.name] === undefined;

/** docs/lesson.md: how often each question applies, and how its right answers spread. */
export function lessonReport(spreads: readonly Spread[], texts: number): string {
  const rows = spreads.map((spread) => [
    spread.name,
    spread.open ? 'nothing is asked' : `${spread.asked}`,
    counts(spread.answers),
    spread.open || spread.asked === 0
      ? '–'
      : `${percent(largestShare(spread))}${isLopsided(spread) ? ' (too often)' : ''}`,
    counts(spread.reasons)
  ]);
  const about = Object.entries(ABOUT_THAT).filter(([name]) =>
    spreads.some((spread) => spread.name === name)
  );
  return `# The lesson’s questions

\`npm run lesson\` puts the question of every step to ${texts} texts with MiniLM: the 30 of tests/reference, which are meant to be difficult, and 20 more of 3 to 60 words (scripts/lesson/texts.ts). Each is asked about the words and the head that the page opens on.

${table(['step', `asked, of ${texts}`, 'right answers', 'the most frequent one', 'not asked, and why'], rows)}

A text of more than ${MOST_TOKENS} tokens is not read whole (too-long); where no two words can look at each other there is no pair to ask about (no-pair).

No answer may be right in over ${percent(MOST)} of the texts, or one would learn the answer in place of the idea, unless the step is about one thing that holds in all of them:

${about.map(([name, why]) => `- ${name}: ${why}.`).join('\n')}
`;
}
