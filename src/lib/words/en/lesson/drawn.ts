import { marked } from '../../isolate';
import { count } from '../numbers';

/** What the figures of the steps say beside what they say on other pages. */
export const drawn = {
  row: (from: string, layer: number, head: number) =>
    `Scores and weights of ${marked(from)}, layer ${layer}, head ${head}`,
  dimensions: (layer: number) =>
    `Cosines of random vectors, and of the tokens before layer ${layer}`,
  stack: {
    name: (n: number) => `${n} vectors before and after each layer`,
    caption: (n: number, d: number) =>
      `${n} tokens, each a vector of ${count(d)} numbers, throughout. The numbers below are the vectors’ lengths.`,
    after: 'where',
    state: (l: number) => (l === 0 ? 'before layer 1' : `after layer ${l}`),
    size: 'in all',
    vectors: (n: number, d: number) => `${n} × ${count(d)}`
  },
  handed: {
    caption: (from: string) => `What each token hands to ${marked(from)}`,
    word: 'token',
    weight: 'weight',
    length: 'length of its value',
    size: 'weight × length'
  },
  sum: {
    ofWord: (word: string) => `what ${marked(word)} gathers, number by number`,
    equal: (n: number) => `with all ${n} weights equal, what each gathers`
  }
};
