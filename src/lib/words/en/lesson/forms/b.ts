/** The eight questions as they are asked after the lesson: the same ideas on another surface. */
import type { FormTexts } from '../../../lesson-forms';
import { marked } from '../../../isolate';

const [guitar, key, door, dog, bone] = ['guitar', 'key', 'door', 'dog', 'bone'].map(marked);
const [salt, soup, bow, violin] = ['salt', 'soup', 'bow', 'violin'].map(marked);
const [seal, ice, stop] = ['seal', 'ice', '.'].map(marked);

export const B: FormTexts = {
  asks: {
    diagonal: `Twelve different vectors, each of length 8, stand for twelve words, and the dot product says how much each looks at each. At which does ${guitar} look most?`,
    rows: `By the dot product ${door} scores 5 for ${key}. In the row of ${key} the other scores are all higher than in the row of ${door}, and there are as many. What ${key} gives ${door}, beside what ${door} gives ${key}, is…`,
    softmax:
      'A row has five scores. One of them is lowered, the rest stay. What do the five weights do?',
    symmetry: 'The matrix for keys is set equal to the matrix for queries. What follows for sure?',
    growth: 'A text of 30 words is cut down to its first 15. What is halved?',
    values: `${soup} has 0.5 of a row, ${salt} has 0.2. Can what ${salt} hands over be longer than what ${soup} does?`,
    learning: `A new model learns from a task in which ${violin} never helps to find an answer. What will ${bow} give ${violin}?`,
    cause: `${seal} gives ${stop} 0.7 and ${ice} 0.15. How does one find out which of them decides what ${seal} comes to mean?`
  },
  options: {
    diagonal: {
      related: `at what goes with it, as ${marked('string')}`,
      itself: 'at itself',
      common: 'at the word that is used most',
      unknown: 'one has to know the sentence'
    },
    rows: {
      equal: 'as much',
      smaller: 'less',
      larger: 'more',
      unknown: 'open, until both learned matrices are known'
    },
    softmax: {
      alone: 'one falls, four stay as they are',
      ratios: 'one falls, four grow by the same factor',
      amounts: 'one falls, four gain the same amount',
      column: 'one falls, and the rest of its column grows'
    },
    symmetry: {
      itself: `${dog} looks at ${marked('dog')} and at nothing else`,
      scores: `${dog} scores as much for ${bone} as ${bone} for ${dog}`,
      weights: `${dog} gives ${bone} as much weight as ${bone} gives ${dog}`,
      nothing: 'nothing, as long as values have a matrix of their own'
    },
    growth: {
      parameters: 'the numbers that were learned',
      vectors: 'the number of key vectors',
      length: 'how many numbers each key has',
      layers: 'the layers that it goes through'
    },
    values: {
      never: 'no, 0.2 is less than 0.5',
      longer: 'yes, where its value is over 2.5 times as long',
      key: 'yes, where its key fits better',
      nearer: 'yes, where it is the next word'
    },
    learning: {
      stays: 'what it gives in any other model',
      useless: 'probably nothing much: nothing asks for it',
      grows: 'more and more, as training goes on',
      similarity: 'what the dot product of the two words says'
    },
    cause: {
      weight: 'compare the two weights',
      heads: 'average their weights over all heads',
      cut: `take each away, compute again, and see how far ${seal} moves`,
      columns: 'add up what every word gives to either'
    }
  }
};
