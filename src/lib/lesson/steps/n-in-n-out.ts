import { length } from '../../measures/vectors';
import { row } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { shuffled } from '../shuffle';
import type { Outcome, Step } from '../step';

/** What could grow with a word more. */
export type Option = 'vectors' | 'learned' | 'size' | 'layers';

export interface Facts {
  /** Tokens now. */
  readonly n: number;
  readonly dModel: number;
  readonly nLayers: number;
  readonly nHeads: number;
  /** The numbers of Q, K and V in one layer, 3 · dModel²; 0 where none are learned. */
  readonly qkv: number;
}

/** One token more: what grows? By the shapes of h^(0..K), [n, dModel] each: n alone does. */
export const step: Step<Option, Facts> = {
  name: 'n-in-n-out',
  ...OUTLINE['n-in-n-out'],
  async ask({ trace }): Promise<Outcome<Option, Facts>> {
    const { nLayers, nHeads, dModel, attention } = trace.model;
    const n = trace.tokens.length;
    return {
      kind: 'asked',
      options: shuffled<Option>(['vectors', 'learned', 'size', 'layers'], trace.text),
      right: 'vectors',
      margin: 1,
      facts: { n, dModel, nLayers, nHeads, qkv: attention === 'learned' ? 3 * dModel ** 2 : 0 },
      figure: {
        kind: 'stack',
        lengths: trace.hidden.map((state) => trace.tokens.map((_, i) => length(row(state, i))))
      }
    };
  },
  elsewhere: onExplore
};
