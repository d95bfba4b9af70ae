import { count, decimal } from '../numbers';

/** What is said of cosines in many dimensions. */
export const dimensions = {
  choose: 'Dimensions',
  /** @param own whether it is the model's own number of dimensions */
  chosen: (d: number, own: boolean) => `${count(d)}${own ? ', as in this model' : ''}`,
  up: 'share of pairs',
  tick: (share: number) => `${Math.round(share * 100)} %`,
  /** What the picture shows, in numbers. */
  facts: (d: number, pairs: number, spread: number, theory: number) =>
    `${count(pairs)} pairs of random vectors in ${count(d)} dimensions: their cosines spread about 0 with a standard deviation of ${decimal(spread, 3)}; theory says 1/√${count(d)} = ${decimal(theory, 3)}.`,
  /** @param typical the median size of the sentence's own cosines */
  own: (n: number, typical: number, spreads: number) =>
    `Marked below: the ${count(n)} ${n === 1 ? 'pair' : 'pairs'} of different tokens in this sentence, half of them more than ${decimal(typical, 3)} from 0, ${decimal(spreads, 1)} times what theory says.`,
  /** @param own how many of the sentence's own; null where they are not shown */
  bar: (from: number, to: number, share: number, pairs: number, own: number | null) =>
    `From ${decimal(from, 3)} to ${decimal(to, 3)}: ${count(Math.round(share * pairs))} of ${count(pairs)} random pairs${own === null ? '' : `, ${count(own)} of this sentence’s`}.`,
  rest: 'Point at a bar, or press ← →, to read it.',
  line: 'theory',
  theirs: 'this sentence’s words',
  columns: ['from', 'to', 'random pairs', 'theory', 'this sentence'],
  values: ['random pairs', 'theory', 'this sentence'],
  corner: 'cosine',
  row: (from: number, to: number) => `${decimal(from, 3)} … ${decimal(to, 3)}`
};
