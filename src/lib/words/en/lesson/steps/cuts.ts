import type { Facts, Option, Taken } from '../../../../lesson/steps/cuts';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal, weight } from '../../numbers';

const moves = ({ moved }: Taken) => `moves by ${weight(moved)} of its length`;

export const words: StepWords<Option, Facts> = {
  text: ({ from, to, nLayers }) => [
    `What does ${marked(from)} rest on? A weight says how much is taken, not what depends on it. To know that, take a part away (a cut), let the model read again, and compare.`,
    `Here the cut is muting: a weight stays, and what it would hand over is withheld. Three times, all that ${marked(from)} takes from one other is muted, in all heads of all ${nLayers} layers; one of the three is ${marked(to)}. The table has what their weights add up to.`
  ],
  question: ({ from }) =>
    `Without which of them does the last vector of ${marked(from)} move farthest?`,
  option: (option, { taken }) => marked(taken[option]?.name ?? ''),
  reason: (option, { from, heads, taken, heaviest }) => {
    const own = taken[option]!;
    const share = `${marked(own.name)} has ${decimal(own.weight)} of the ${heads} that all heads’ weights add up to`;
    const others = Object.values(taken);
    const farthest = others.every((one) => one === own || one.moved < own.moved);
    if (farthest && option === heaviest)
      return `${share}, the most of the three, and without it ${marked(from)} ${moves(own)}. Here weight and effect agree; that has to be measured each time.`;
    if (farthest) {
      const heavy = taken[heaviest]!;
      return `Without ${marked(own.name)} it ${moves(own)}, though ${marked(heavy.name)} has far more weight, ${decimal(heavy.weight)} to ${decimal(own.weight)}, and ${moves(heavy)}.`;
    }
    if (option === heaviest)
      return `${share}, the most of the three. Yet without it ${marked(from)} moves by only ${weight(own.moved)} of its length: a large weight on a value that says little changes little.`;
    return `Without it ${marked(from)} ${moves(own)}; its weights add up to ${decimal(own.weight)}.`;
  },
  again: ({ from, taken }) =>
    `You want to know what made ${marked(from)} what it is after the last layer: ${Object.values(
      taken
    )
      .map(({ name }) => marked(name))
      .join(
        ', '
      )}. Each is muted for it alone, and the model reads again. Which cut moves it farthest?`,
  elsewhere: 'There each single weight can be muted in turn, under “What depends on what”.',
  sum: ({ from, taken }) =>
    `Without what it takes from each, the last vector of ${marked(from)} moves: ${Object.values(
      taken
    )
      .map(({ name, moved }) => `${marked(name)} ${weight(moved)}`)
      .join(', ')}.`
};
