/** What the step on learning says of the class that runs in it. */
import { THERE } from '../../../lesson/first-to';
import { percent } from '../numbers';

/** A learner, and the step at which it was first found at 90 %; null while it was not. */
interface Reached {
  readonly name: string;
  readonly step: number | null;
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

export const shortRun = {
  heading: 'Watch it happen',
  lead: 'Three new learners, their numbers random, have the same lessons in this page, one step each in turn. Which is first to read 90 % of the misleading sentences in the right sense? They are examined every 20 steps, on sentences that none of them was shown.',
  start: 'Start the three',
  setUp: 'The three are being set up…',
  /** Of a class that is no longer the lesson's. */
  another:
    'This is the class that you left on Learn, and not the three of this step. Choose all three and the small language there to compare them.',
  same: 'It is the class of the page Learn: there its maps, matrices and words are drawn too, and it can be begun anew.',
  learn: 'Go on with it on Learn',
  drag: 'Drag on the curves: the sentence above says how far each was then. While it trains, dragging pauses it.',
  first(all: readonly Reached[]): string {
    const steps = [...new Set(all.flatMap(({ step }) => step ?? []))].sort((a, b) => a - b);
    if (steps.length === 0)
      return `None has read ${percent(THERE)} of them in the right sense yet.`;
    const named = (at: number | null) =>
      listed.format(all.filter(({ step }) => step === at).map(({ name }) => name));
    const there = steps.map((step) => `${named(step)}, at step ${step}`).join('; then ');
    const rest = all.some(({ step }) => step === null) ? ` Not yet: ${named(null)}.` : '';
    return `First at ${percent(THERE)}: ${there}.${rest}`;
  }
};
