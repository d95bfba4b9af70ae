import type { Effect, EffectFacts, WeightEffect } from '../../measures/effects';
import type { Moving } from '../../state/depends.svelte';
import { marked } from '../isolate';
import { anchors, journey, missing } from './depends-meanings';
import { because } from './errors';
import { count, decimal, weight } from './numbers';

/** What depends on what: causes, by leaving parts out. */

const NUMBERS = 'none one two three four five six seven eight nine ten'.split(' ');
const spelled = (n: number) => NUMBERS[n] ?? String(n);
const plural = (n: number, one: string, many: string) => (n === 1 ? one : many);
/**
 * Two float32 computations of one readout differ by as much: about ten times the step from one float32
 * to the next at 1. What is below it is no change.
 */
const NOISE = 1e-6;
const isNoise = (moved: number) => Math.abs(moved) < NOISE;
/** Where that goes by so much. */
const goes = (moving: Moving, moved: number) => {
  if (isNoise(moved)) return moving.kind === 'meaning' ? 'stays' : 'stays as it is';
  const far = weight(Math.abs(moved));
  return moving.kind === 'meaning'
    ? `moves ${far} towards ${marked(moving.names[moved > 0 ? 0 : 1])}`
    : `${moved > 0 ? 'rises' : 'falls'} by ${far}`;
};
const subject = (moving: Moving) =>
  moving.kind === 'meaning' ? marked(moving.word) : `the chance of ${outcome(moving)}`;
const outcome = (moving: Exclude<Moving, { kind: 'meaning' }>) =>
  moving.kind === 'next' ? marked(moving.token) : `the class ${marked(moving.label)}`;

const place = (layer: number, head: number | null) =>
  head === null ? `layer ${layer}` : `layer ${layer}, head ${head}`;
const part = ({ kind, layer, head }: Effect) =>
  kind === 'attention' || kind === 'mlp'
    ? `${place(layer, null)}, ${kind === 'mlp' ? 'MLP' : 'attention'}`
    : place(layer, head);
/** @param to the other word, null for the word itself */
const target = (to: string | null) => (to === null ? 'itself' : marked(to));
/** A bound that holds however it is written. */
const atMost = (value: number) => decimal(Math.max(0.01, Math.ceil(value * 100 - 1e-9) / 100));

const parts = {
  weights: { name: 'weights', each: (n: number) => `Mute each of the ${count(n)} weights` },
  heads: { name: 'heads', each: (n: number) => `Leave out each of the ${count(n)} heads` },
  layers: {
    name: 'layers',
    each: (n: number) => `Leave out attention and MLP of each layer (${count(n)})`
  }
};

export const words = {
  heading: 'What depends on what',
  parts,
  choose: 'What is left out',
  seconds: (seconds: number) =>
    seconds < 1 ? 'takes about a second' : `takes about ${Math.ceil(seconds)} seconds`,
  stop: 'Stop',
  progress: (done: number, total: number) => `${count(done)} of ${count(total)}`,
  stopped: (done: number, total: number) =>
    `Stopped after ${count(done)} of ${count(total)}, the largest weights first.`,
  noReadout: 'There is nothing to read out: see the anchor sentences below.',
  trouble: (error: unknown) => `This could not be computed${because(error)}.`,
  cutsSet: (n: number) =>
    `${n} ${plural(n, 'cut is', 'cuts are')} set: all is left out besides ${plural(n, 'it', 'them')}.`,
  /** Why a dot near 0 does not mean that the other word plays no part. */
  indirect: 'Muted is one weight alone: what one word tells another by a third stays open.',

  /** Before there are numbers. */
  before: (moving: Moving) =>
    `Does a large weight matter? Take each weight that ${marked(moving.word)} gives away alone, and see how far ${subject(moving)} moves.`,
  /**
   * @param specials which of [CLS] and [SEP] are among the largest weights
   * @param to the word of the strongest weight; null for the word itself
   */
  headline: (
    moving: Moving,
    { largest, toSpecial, most, strongest }: EffectFacts,
    specials: readonly string[],
    to: string | null
  ): string => {
    const n = spelled(largest.length);
    const begin = `Of the ${n} largest weights that ${marked(moving.word)} gives, `;
    const go = `${spelled(toSpecial)} ${plural(toSpecial, 'goes', 'go')} to ${specials.join(' or ')}`;
    const it = moving.kind === 'meaning' ? 'it' : subject(moving);
    if (isNoise(strongest.moved))
      return `None of the weights that ${marked(moving.word)} gives, muted alone, moves ${it}.`;
    const muted = `${target(to)}: muted in ${place(strongest.layer, strongest.head)} (weight ${weight(strongest.weight)}), ${subject(moving)} ${goes(moving, strongest.moved)}.`;
    if (!largest.includes(strongest)) {
      const specialPart = toSpecial > 0 ? `: ${go}` : '';
      return `${begin}none moves ${it} by more than ${atMost(most)}${specialPart}. What most moves ${it} is ${muted}`;
    }
    return toSpecial > 0
      ? `${begin}${go}. What most moves ${it} is among the ${n}, ${muted}`
      : `What most moves ${subject(moving)} is among the ${n} largest weights that ${marked(moving.word)} gives, ${muted}`;
  },
  agreement: (rho: number, n: number) =>
    `Over all ${count(n)} weights, the order by size and the order by effect agree by ρ = ${decimal(rho)} (Spearman; 1 is the same order, 0 none).`,
  /** Of whole heads, or of layers. */
  wholeHeadline: (moving: Moving, strongest: Effect, n: number): string =>
    isNoise(strongest.moved)
      ? `None of ${count(n)} parts, left out alone, moves ${subject(moving)}.`
      : `Of ${count(n)} parts left out one by one, ${part(strongest)} matters most: without it ${subject(moving)} ${goes(moving, strongest.moved)}.`,
  unsure: (word: string, right: number, total: number) =>
    `After the last layer only ${right} of ${total} anchors of ${marked(word)} fall on their own side: where it moves says nothing that can be relied on.`,

  dots: {
    heading: 'Does a large weight matter?',
    name: (word: string) => `What each weight of ${marked(word)} moves`,
    wholes: (word: string, kind: 'heads' | 'layers') =>
      `What ${kind === 'heads' ? 'each head' : 'each layer'} moves for ${marked(word)}`,
    lead: (n: number, word: string, key: string) =>
      `One dot for each of the ${count(n)} weights from ${marked(word)}: blue to ${marked(key)}, grey to [CLS] and [SEP], violet to the others.`,
    leadPlain: (n: number, word: string, key: string) =>
      `One dot for each of the ${count(n)} weights from ${marked(word)}: blue to ${marked(key)}, violet to the others.`,
    leadHeads: 'One dot for each head, left out whole.',
    leadLayers: 'One dot for each layer’s attention (violet) and MLP (blue), left out whole.',
    across: (word: string) => `weight that ${word} gives`,
    layer: 'layer',
    up: (moving: Moving) =>
      moving.kind === 'meaning'
        ? `how far ${moving.word} moves without it (+ ${moving.names[0]}, − ${moving.names[1]})`
        : `how ${subject(moving)} changes without it`,
    /** Short, however small: the axis has a fixed room. */
    tick: (value: number) => {
      const rounded = Number(value.toPrecision(2));
      const small = rounded !== 0 && Math.abs(rounded) < 0.01;
      const written = small ? rounded.toExponential() : String(rounded);
      return `${value > 0 ? '+' : ''}${written.replaceAll('-', '−')}`;
    },
    label: (effect: Effect, to: string | null) =>
      effect.to === null ? part(effect) : `${place(effect.layer, effect.head)}: ${to ?? 'itself'}`,
    largest: (effect: WeightEffect, to: string | null) =>
      `${to ?? 'itself'}, ${weight(effect.weight)}`,
    /** A dot in words. */
    dot: (moving: Moving, effect: Effect, to: string | null): string => {
      const then = `${subject(moving)} ${goes(moving, effect.moved)}`;
      return effect.weight === null
        ? `Without ${part(effect)}: ${then}.`
        : `${place(effect.layer, effect.head)}: ${marked(moving.word)} gives ${target(to)} ${weight(effect.weight)}. Muted, ${then}.`.replace(
            /^l/,
            'L'
          );
    },
    /** The weight in focus, and another of nearly its size. */
    control: (moving: Moving, control: WeightEffect, to: string | null) =>
      `A control of nearly the same size: ${target(to)} in ${place(control.layer, control.head)}, ${weight(control.weight)}. Muted, ${subject(moving)} ${goes(moving, control.moved)}.`,
    rest: 'Point at a dot, or press arrow keys; a click or Enter locks that weight everywhere on this page.',
    empty: 'Nothing was left out yet.',
    columns: ['kind', 'layer', 'head', 'word', 'weight', 'moved'],
    values: ['weight', 'moved'],
    corner: 'part',
    row: (effect: Effect, to: string | null) =>
      effect.to === null ? part(effect) : `${place(effect.layer, effect.head)}: ${to ?? 'itself'}`
  },

  ranking: {
    caption: 'What moves it most',
    columns: { part: 'part', weight: 'weight', moved: 'moved' },
    row: (effect: Effect, to: string | null) =>
      effect.to === null ? part(effect) : `${place(effect.layer, effect.head)}: ${target(to)}`,
    moved: (value: number) =>
      isNoise(value) ? '0' : `${value > 0 ? '+' : '−'}${weight(Math.abs(value), 3)}`
  },

  journey,
  anchors,
  missing,
  /** What can be read out: next words alone, or anything. */
  choices: { next: 'Chance of the next word', any: 'What moves' },
  stamp: { word: 'word', moves: 'what moves' },
  moves: (moving: Moving) =>
    moving.kind === 'meaning'
      ? `${moving.word} between ${moving.names[1]} (0) and ${moving.names[0]} (1)`
      : moving.kind === 'next'
        ? `chance of ${moving.token} as next word`
        : `chance of the class ${moving.label}`
};
