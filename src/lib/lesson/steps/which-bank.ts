import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import { wordsOf } from '../words';
import type { Outcome, Step } from '../step';

/** Before anything is explained: ten dots as each of the two words. Nothing is right or wrong here. */
export const step: Step<never, object> = {
  name: 'which-bank',
  ...OUTLINE['which-bank'],
  async ask({ trace }): Promise<Outcome<never>> {
    const figure = { kind: 'dots' } as const;
    return wordsOf(trace.tokens).length < 2
      ? { kind: 'not-asked', reason: 'too-short', figure }
      : { kind: 'open', figure };
  },
  elsewhere: onExplore
};
