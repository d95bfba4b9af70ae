import { checkCut, type Cut, type Which } from '../transformer/cuts';
import type { ModelIdentity, Trace } from '../transformer/trace';
import { formatShortCut } from '../transformer/short-cut';
import { distinct } from './cut-address';
import { followLock, type Lock } from './lock';

/** What panels call back about cuts. */
export interface Cutting {
  add(...cuts: readonly Cut[]): void;
  drop(...cuts: readonly Cut[]): void;
  clear(): void;
}

/** Cuts, and the text and the model whose words, layers and heads they count. */
interface KeptCuts extends Omit<Lock, 'cell'> {
  readonly cuts: readonly Cut[];
}

const NONE: readonly Cut[] = [];

/** What is cut, and what no longer could be. */
export class CutState implements Cutting {
  kept = $state.raw<KeptCuts>({ cuts: NONE, text: '', model: '' });
  /** Those of the reading that is shown. */
  read = $state.raw(NONE);
  /** How many fell away with a text or a model that has not what they name. */
  fallen = $state.raw(0);
  readonly pending = $derived(this.kept.cuts !== this.read);
  readonly #changed: () => void;

  /** @param changed called when others are wanted */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Takes on what an address says. */
  show(kept: KeptCuts): void {
    const none = kept.cuts.length === 0;
    this.kept = { text: kept.text, model: kept.model, cuts: none ? NONE : kept.cuts };
    this.fallen = 0;
  }

  readonly add = (...cuts: readonly Cut[]) => this.#set(distinct([...this.kept.cuts, ...cuts]));
  readonly drop = (...cuts: readonly Cut[]) => {
    const gone = cuts.map(formatShortCut);
    this.#set(this.kept.cuts.filter((cut) => !gone.includes(formatShortCut(cut))));
  };
  readonly clear = () => this.#set(NONE);

  #set(cuts: readonly Cut[]): void {
    this.kept = { ...this.kept, cuts: cuts.length > 0 ? cuts : NONE };
    this.fallen = 0;
    this.#changed();
  }

  /** Goes with its words to a text that has been read, which may be by another model. */
  follow(before: Trace, after: Trace): void {
    const { kept } = this;
    const { text, model, tokens } = after;
    if (kept.text === text && kept.model === model.name && this.read === kept.cuts) return;
    const cuts = kept.cuts.flatMap((cut) => followCut(cut, kept, before, after));
    this.#keep(
      cuts.filter((cut) => fits(cut, model, tokens.length)),
      after
    );
  }

  /** The newest falls away: with it a word would be left nothing to look at. */
  dropNewest(): void {
    const cuts = this.kept.cuts.slice(0, -1);
    this.kept = { ...this.kept, cuts: cuts.length > 0 ? cuts : NONE };
    this.fallen++;
  }

  #keep(cuts: readonly Cut[], { text, model }: Trace): void {
    const all = this.kept.cuts;
    this.fallen += all.length - cuts.length;
    const same = cuts.length === all.length && cuts.every((cut, i) => cut === all[i]);
    this.kept = { text, model: model.name, cuts: same ? all : cuts.length > 0 ? cuts : NONE };
  }
}

/** The cut of the same words in another reading; none where it has them no more. */
function followCut(cut: Cut, kept: KeptCuts, before: Trace, after: Trace): Cut[] {
  if (!('from' in cut)) return [cut];
  const { from, to } = cut;
  const [some = '*', other = some] = [from, to].filter((position) => position !== '*');
  if (some === '*' || other === '*') return [cut];
  const cell = { from: from === '*' ? some : from, to: to === '*' ? some : other };
  const lock = followLock({ cell, text: kept.text, model: kept.model }, before, after);
  if (lock?.text !== after.text || lock.model !== after.model.name) return [];
  const moved = (position: Which, now: number) => (position === '*' ? position : now);
  const there = { from: moved(from, lock.cell.from), to: moved(to, lock.cell.to) };
  return from === there.from && to === there.to ? [cut] : [{ ...cut, ...there }];
}

/** Whether a model that reads n tokens has what a cut names. */
function fits(cut: Cut, model: ModelIdentity, n: number): boolean {
  try {
    checkCut(cut, model, n);
    return true;
  } catch {
    return false;
  }
}
