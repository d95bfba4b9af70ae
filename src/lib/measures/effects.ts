import type { Cut } from '../transformer/cuts';

/**
 * What one part of the model moves: a single weight that the chosen word gives, muted; or a whole head,
 * a layer's attention or its MLP, left out.
 */
export interface Effect {
  readonly kind: 'mute' | 'head' | 'attention' | 'mlp';
  /** From 1. */
  readonly layer: number;
  /** From 1; null for what is no head's. */
  readonly head: number | null;
  /** Whose value the weight is for, from 0; null for what is no weight. */
  readonly to: number | null;
  /** The weight as read; null for what is none. Of a word in pieces, the mean of its pieces' weights. */
  readonly weight: number | null;
  /** The readout without this part, less the readout as read. */
  readonly moved: number;
}

/** A weight's effect. */
export interface WeightEffect extends Effect {
  readonly kind: 'mute';
  readonly head: number;
  readonly to: number;
  readonly weight: number;
}

export const isWeight = (effect: Effect): effect is WeightEffect => effect.kind === 'mute';

/** The cuts that an effect is of. @param from the tokens of the chosen word, which are muted together */
export function cutsOf(
  { kind, layer, head, to }: Omit<Effect, 'weight' | 'moved'>,
  from: readonly number[]
): Cut[] {
  if (kind === 'attention' || kind === 'mlp') return [{ kind, layer }];
  if (kind === 'head') return [{ kind, layer, head: head! }];
  return from.map((position) => ({ kind, layer, head: head!, from: position, to: to! }));
}

/** What cuts one word off from another in every layer and head; other ways between them stay open. */
export const everywhere = (
  kind: 'edge' | 'mute',
  from: readonly number[],
  to: readonly number[]
): Cut[] =>
  from.flatMap((i) => to.map((j): Cut => ({ kind, layer: '*', head: '*', from: i, to: j })));

/** Those that move most first, whichever way. */
export const ranked = <T extends Effect>(effects: readonly T[]): T[] =>
  [...effects].sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));

/** So many of the largest weights are looked at together. */
const LARGEST = 10;

/** What a word's weights show about size and effect. */
export interface EffectFacts {
  /** The ten largest weights, the largest first. */
  readonly largest: readonly WeightEffect[];
  /** How many of them go to [CLS] or [SEP]. */
  readonly toSpecial: number;
  /** The largest |moved| among them. */
  readonly most: number;
  /** Of all weights the one that moves most, whichever way. */
  readonly strongest: WeightEffect;
  /** How far the ranks of weight and |moved| agree (Spearman's ρ), in [-1, 1]. */
  readonly agreement: number;
}

/**
 * Whether large weights matter.
 * @param special of each token, whether it is [CLS] or [SEP]
 * @returns null where there is no weight
 */
export function effectFacts(
  effects: readonly WeightEffect[],
  special: readonly boolean[]
): EffectFacts | null {
  if (effects.length === 0) return null;
  const largest = [...effects].sort((a, b) => b.weight - a.weight).slice(0, LARGEST);
  return {
    largest,
    toSpecial: largest.filter(({ to }) => special[to]).length,
    most: Math.max(...largest.map(({ moved }) => Math.abs(moved))),
    strongest: ranked(effects)[0],
    agreement: rankCorrelation(
      effects.map(({ weight }) => weight),
      effects.map(({ moved }) => Math.abs(moved))
    )
  };
}

/**
 * What a weight is held against: of the weights to any other token, and not to the word itself, the
 * one of most nearly equal size.
 * @param from the tokens of the chosen word
 */
export function controlOf(
  effects: readonly WeightEffect[],
  focused: WeightEffect,
  from: readonly number[]
): WeightEffect | null {
  const apart = ({ weight }: WeightEffect) => Math.abs(weight - focused.weight);
  return effects
    .filter(({ to }) => to !== focused.to && !from.includes(to))
    .reduce<WeightEffect | null>(
      (best, one) => (best && apart(best) <= apart(one) ? best : one),
      null
    );
}

/** Spearman's ρ: the correlation of ranks, equal values sharing theirs; 0 where all are equal. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranksOf(a), ranksOf(b)];
  const middle = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((rank, i) => {
    xy += (rank - middle) * (y[i] - middle);
    xx += (rank - middle) ** 2;
    yy += (y[i] - middle) ** 2;
  });
  return xx * yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** The place of each value when they are sorted, from 0; equal ones take the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const ranks = new Array<number>(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let at = start; at < end; at++) ranks[order[at]] = (start + end - 1) / 2;
  }
  return ranks;
}
