import { largestScore, scoreColours } from '../figures/scale';
import { select } from '../measures/select';
import type { Picture } from '../state/picture';
import type { Matrix } from '../transformer/trace';
import type { Words } from '../words/languages';
import { ownHue, type Proposal } from './proposals';

/** A proposal of which is drawn what the cuts change. */
export interface Changed extends Proposal {
  /** After the cuts minus before them, of what is drawn: [n, n]; 0 where a cut is, which is no number. */
  readonly change: Matrix;
}

/** The cell that changes most, in words. @param labels of the matrix's rows and columns */
export function mostChanged({ maps }: Words, labels: readonly string[], matrix: Matrix): string {
  const { data, columns } = matrix;
  const at = data.reduce(
    (most, value, i) => (Math.abs(value) > Math.abs(data[most]) ? i : most),
    0
  );
  const cell = { from: Math.floor(at / columns), to: at % columns };
  return maps.change.most(...maps.pairNames(labels, cell), data[at]);
}

/** What the cuts change in either map; null where that is not drawn, or not at hand yet. */
export function changed(
  say: Words,
  picture: Picture,
  which: 'one' | 'drawn',
  proposal: Proposal
): Changed | null {
  const { before, one, mixed, view } = picture;
  if (!before || !one || !mixed) return null;
  const differ = (after: typeof one, uncut: typeof one): Matrix => {
    const { [view.drawn]: numbers } = uncut;
    const data = after[view.drawn].data.map((value, i) =>
      after.mask?.[i] ? 0 : value - numbers.data[i]
    );
    return { ...numbers, data };
  };
  const changes = { one: differ(one, before.one), drawn: differ(mixed, before.mixed) };
  // One scale for both maps, as far as either changes.
  const end = Math.max(
    ...Object.values(changes).map((change) => largestScore(select(change, picture.positions)))
  );
  const hue = which === 'one' ? 'clay' : ownHue(picture);
  return {
    ...proposal,
    name: say.maps.change.name(proposal.name),
    formula: say.maps.change.formula(proposal.formula),
    colours: { ...scoreColours(hue, end), numbers: 'change' },
    change: changes[which]
  };
}
