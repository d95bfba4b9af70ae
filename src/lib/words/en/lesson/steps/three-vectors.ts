import type { Facts, Option } from '../../../../lesson/steps/three-vectors';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal } from '../../numbers';

/** What one matrix forces, and what is so of a sentence only. */
const CERTAIN =
  'Certain are only the equal scores, a·b being b·a; how many rows look at themselves is so here, not always.';

export const words: StepWords<Option, Facts> = {
  text: ({ from, dModel, dHead, layer, head }) => [
    `Proposal 1 has two problems: words look mostly at themselves, and scores are equal both ways. Both have one cause: a word is compared by the same vector on either side. Proposal 2 makes three of it, by three learned matrices Q, K and V: a query (what am I looking for?), a key (do I have it?) and a value (what do I hand over?). ${marked(from)} goes from ${dModel} numbers to three times ${dHead}. The score is query · key.`,
    `Now suppose that one matrix made both, in layer ${layer}, head ${head}: queries are compared with queries.`
  ],
  question: () =>
    `With queries for keys, which of the two problems come back here, in this head and sentence?`,
  option: (option) =>
    ({
      neither: 'neither: scores stay as they are',
      symmetry: 'equal scores, and half of the rows or fewer on themselves',
      most: 'equal scores, and most rows on themselves',
      all: 'equal scores, and every row on itself'
    })[option],
  reason: (option, { from, to, n, own, asymmetry, scores: [before, after] }) => {
    const right = own[1] === n ? 'all' : own[1] > n / 2 ? 'most' : 'symmetry';
    const equal = `${marked(from)} and ${marked(to)} score ${decimal(after[0])} both ways.`;
    const rows = `${own[1]} of ${n} tokens look mostly at themselves; with keys of their own it was ${own[0]}.`;
    if (option === right)
      return {
        symmetry: `${equal} Before, the two directions of a pair differed by up to ${decimal(asymmetry[0])}. But queries differ much in length, so longer ones of other words win most rows: ${rows}`,
        most: `${equal} ${rows} ${CERTAIN}`,
        all: `${equal} ${rows} It is proposal 1 again, on other vectors. ${CERTAIN}`
      }[option];
    return {
      neither: `They do change: ${marked(from)} scored ${marked(to)} ${decimal(before[0])} and got ${decimal(before[1])} back.`,
      symmetry: 'A query is most like itself, unless another one is much longer.',
      most:
        right === 'all'
          ? 'No other query is long enough to win a row here.'
          : 'They are fewer: longer queries of other words win most rows here.',
      all: 'Nothing forces it: a longer query of another word can win the row.'
    }[option];
  },
  again: ({ layer, head }) =>
    `In layer ${layer}, head ${head} the matrix of the keys is made the matrix of the queries. Which of proposal 1’s two problems does the head then have with this sentence?`,
  elsewhere: 'Try it in other heads: under all heads, make keys the queries.',
  sum: ({ n, own, layer, head }) =>
    `With queries in place of keys, ${own[1]} of ${n} rows of layer ${layer}, head ${head} look mostly at themselves; with its own keys ${own[0]}.`
};
