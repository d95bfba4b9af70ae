import type { Facts, Option } from '../../../../lesson/steps/next-layer';
import { marked } from '../../../isolate';
import type { StepWords } from '../../../lesson';
import { decimal } from '../../numbers';

const layerOf = (option: Option) => Number(option.slice(1));

export const words: StepWords<Option, Facts> = {
  text: ({ from, nLayers }) => [
    `Attention brings in what other words hand over. Then the layer’s MLP works on each word by itself: two more learned matrices, between which numbers below 0 are brought near 0. The next of the ${nLayers} layers compares the vectors that come out.`,
    `So a meaning can be built in steps. Where ${marked(from)} stands is measured after each layer (0: before layer 1), between its vectors in sentences of one meaning and of the other, the anchors. Where two or more of these fall on the wrong side a layer is grey and says little; a place beyond the scale is not drawn. Dotted: a sentence that calls for neither.`
  ],
  question: ({ from, meaning, other }) =>
    `Between ${marked(other)} and ${marked(meaning)}: from where on is ${marked(from)} past half-way to ${marked(meaning)}?`,
  option: (option) => (layerOf(option) === 0 ? 'before layer 1' : `after layer ${layerOf(option)}`),
  reason: (option, { from, meaning, along, held, anchors }) => {
    const layer = layerOf(option);
    const here = `${layer === 0 ? 'Before layer 1' : `After layer ${layer}`} ${marked(from)} is ${decimal(along[layer])} of the way to ${marked(meaning)}`;
    const doubt =
      held[layer] < anchors - 1
        ? ` Only ${held[layer]} of ${anchors} anchors fall on their own side there, so that says little.`
        : '';
    const past = along.slice(layer).every((t) => t > 0.5);
    const before = layer > 0 ? along[layer - 1] : null;
    if (past && (before === null || before <= 0.5)) {
      const from0 = before === null ? '' : `; one layer earlier it was ${decimal(before)}`;
      const last =
        along.length - 1 > layer ? `, and at the end ${decimal(along[along.length - 1])}` : '';
      return `${here}${from0}${last}.${doubt}`;
    }
    return past ? `${here}, but it was past half-way before.${doubt}` : `${here}.${doubt}`;
  },
  again: ({ from, meaning }) =>
    `Follow ${marked(from)} up through the layers. After which of them does it first stand nearer to ${marked(meaning)}, and stay?`,
  elsewhere: 'Under “What depends on what” a cue can be muted, and the way be drawn again.',
  sum: ({ from, meaning, along }) =>
    `${marked(from)} stands ${decimal(along[0])} of the way to ${marked(meaning)} before the first layer, ${decimal(along[along.length - 1])} after the last.`
};
