import type { PairWeight } from '../../measures/pair';
import type { Sight } from '../../state/sight';
import { marked } from '../isolate';
import { weight } from './numbers';

/** What the lecture's sentences are called, and what to see in each. */
export const name = "The lecture's sentences";
export const from = 'From the lecture:';
export const sentences = {
  swimming: 'swimming at the bank',
  borrowing: 'borrowing at the bank',
  ateComma: 'I ate, grandma.',
  ate: 'I ate grandma.',
  park: 'the boy went to the park'
};

const ASKED: Readonly<Record<Sight['sentence'], string>> = {
  swimming: `Which bank? ${marked('swimming')} can tell.`,
  borrowing: `Which bank? ${marked('money')} can tell.`,
  ateComma: 'Is grandma eaten? The comma says no.',
  ate: 'Is grandma eaten? Here no comma saves her.',
  park: `Went where? ${marked('park')} can tell.`
};

/** What to see, first what the sentence asks and then what this reading's numbers say of it. */
export function see({ sentence, from, to, here, cut, standsOut, best }: Sight): string {
  const place = ({ layer, head }: PairWeight) => `layer ${layer}, head ${head}`;
  const rest = (pair: PairWeight) => `(other rows ${weight(pair.others)})`;
  const shown = `In ${place(here)} ${marked(from)} gives ${marked(to)} ${weight(here.forth)} ${rest(here)}`;
  if (cut.forth)
    return `${ASKED[sentence]} In ${place(here)} ${marked(from)} cannot look at ${marked(to)}: cut.`;
  const said = standsOut
    ? `${shown} and gets back ${cut.back ? 'none: cut' : weight(here.back)}.`
    : best === here
      ? `${shown}; in no head does that stand out more.`
      : `${shown}. It stands out most in ${place(best)}: ${weight(best.forth)} ${rest(best)}.`;
  return `${ASKED[sentence]} ${said}`;
}
