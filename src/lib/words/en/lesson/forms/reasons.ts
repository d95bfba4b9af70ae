/** Why each option is right or wrong; the same for both forms. */
import type { OptionTexts } from '../../../../lesson/forms/questions';

export const reasons: OptionTexts = {
  diagonal: {
    related:
      'Related vectors point in similar directions. No other direction is as near to a vector as its own.',
    itself:
      'Of vectors of one length, the dot product with itself is the largest there can be: x·x = |x|², and any other is |x|² times a cosine below 1.',
    common: 'How often a word is used is no part of a dot product.',
    unknown:
      'Nothing else has to be known: whatever the words are, x·x is more than x·y for every other y of the same length.'
  },
  rows: {
    equal:
      'The score is the same both ways, the weight is not: it also depends on what else stands in the row.',
    smaller:
      'A weight is exp(score) divided by the row’s sum. The score is the same in both rows, and the row with the higher other scores has the larger sum.',
    larger: 'Higher scores beside it take more of the row, so less is left for this one.',
    unknown: 'The dot product uses no learned matrix. Scores are all that a softmax needs.'
  },
  softmax: {
    alone: 'Weights of a row add up to 1: if one moves, others have to.',
    ratios:
      'The ratio of two weights is exp of the difference of their scores. Four scores stay, so the four weights keep their ratios, and share what is left.',
    amounts: 'All four change by one factor, so a large weight changes by more than a small one.',
    column:
      'The softmax runs along the row. A column takes in weights of different rows, and adds up to anything.'
  },
  symmetry: {
    itself: 'Often a word then looks mostly at itself, but nothing makes it look there alone.',
    scores:
      'With one matrix W, word i scores (W xᵢ)·(W xⱼ) for word j, and j scores the same for i.',
    weights: 'Each row divides by its own sum, so equal scores can become different weights.',
    nothing:
      'Values decide what is handed over. Who looks at whom is decided by queries and keys, and those have changed.'
  },
  growth: {
    parameters: 'The learned matrices are the same for each word and for any number of words.',
    vectors:
      'Each word has one query, one key and one value in each head. As many words, as many vectors.',
    length: 'How many numbers a query or a key has is set by its matrix, whatever the text.',
    layers: 'The layers are the model’s. A text of any length goes through all of them.'
  },
  values: {
    never: 'A weight is only one factor of what is handed over. The value’s length is the other.',
    longer:
      'What is added is weight × value. A value that is longer by more than the ratio of the two weights makes up for the smaller one.',
    key: 'Keys take part in the weight alone, and the weights are given here.',
    nearer: 'The sum knows no distance: only weights and values are in it.'
  },
  learning: {
    stays:
      'Nothing in the model knows English beforehand. What it looks at is learned from the task.',
    useless:
      'Training changes Q and K only where that lowers the loss. A weight that never helps is not asked for.',
    grows: 'Training does not raise weights as such, only what lowers the loss.',
    similarity: 'With learned Q and K, scores are q·k. The words’ own dot product decides nothing.'
  },
  cause: {
    weight:
      'A large weight on a short value moves little, and a small weight can carry what the rest of the model uses.',
    heads:
      'Heads do different things. Their mean is the row of no head, and still says weights alone.',
    cut: 'Only what changes when a part is taken away rests on that part.',
    columns:
      'A column’s total says how much a word gets from all others, not what any of them does with it.'
  }
};
