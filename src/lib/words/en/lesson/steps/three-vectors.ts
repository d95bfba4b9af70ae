import type { Facts, Option } from '../../../../lesson/steps/three-vectors';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, magnitude } from '../../numbers';

export const words: StepWords<Option, Facts> = {
  text: ({ from, dModel, dHead, layer, head }) => [
    `Both problems have one cause: a word is compared by the same vector on both sides. Proposal 2 makes three of it, each by a learned matrix: a query W_Q x (what am I looking for?), a key W_K x (do I have it?) and a value W_V x (what do I hand over?). ${marked(from)} goes from ${dModel} numbers to three times ${dHead}.`,
    `The score is query · key. Here is layer ${layer}, head ${head}. Now take its own keys away: the queries are compared with each other.`
  ],
  question: () => `One matrix for queries and keys: what comes back?`,
  option: (option) =>
    ({
      neither: 'nothing: scores stay as they are',
      symmetry: 'scores equal both ways, no more',
      most: 'equal scores, and most rows on themselves',
      all: 'equal scores, and every row on itself'
    })[option],
  reason: (option, { from, to, n, own, asymmetry, scores: [before, after] }) => {
    const both = `${own[1]} of ${n} tokens now look mostly at themselves; with keys of their own it was ${own[0]}.`;
    const equal = `${marked(from)} and ${marked(to)} score ${decimal(after[0])} both ways.`;
    return {
      neither: `They do change: ${marked(from)} scored ${marked(to)} ${decimal(before[0])} and got ${decimal(before[1])} back. ${equal}`,
      symmetry:
        own[1] > n / 2
          ? `A query is most like itself, unless another one is much longer: ${both}`
          : `a·b is b·a: scores differ by ${magnitude(asymmetry[1])} at most, before by ${decimal(asymmetry[0])}. But queries differ so much in length that few win their own row: ${both}`,
      most:
        own[1] === n
          ? `No other query is long enough to win a row: ${both}`
          : own[1] > n / 2
            ? `${equal} And ${both} Not all: a longer query of another word can win the row.`
            : `It is fewer than half: ${both} Longer queries of other words win the rest.`,
      all:
        own[1] === n
          ? `${equal} And ${both} It is proposal 1 again, on other vectors.`
          : `Nothing forces it: a longer query of another word can win the row. ${both}`
    }[option];
  },
  again: ({ layer, head }) =>
    `In layer ${layer}, head ${head} the matrix of the keys is made the matrix of the queries. Which of proposal 1’s two problems does the head have then?`,
  elsewhere: 'Try it in other heads: under all heads, make keys the queries.',
  sum: ({ n, own, layer, head }) =>
    `With its queries for keys, ${own[1]} of ${n} rows of layer ${layer}, head ${head} look mostly at themselves; with its own keys ${own[0]}.`
};
