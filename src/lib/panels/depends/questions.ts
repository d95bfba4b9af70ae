import type { Trained } from '../../engine/classifying-contract';
import type { EffectsRequest, JourneyRequest, Parts, Readout } from '../../engine/effects-contract';
import { everywhere } from '../../measures/effects';
import type { Moving } from '../../state/depends.svelte';
import { anchorsOf, type OwnAnchors } from '../../state/kept-anchors';
import type { Picture } from '../../state/picture';
import type { Cut } from '../../transformer/cuts';
import { sameModel } from '../../transformer/trace';
import type { Chosen } from './chosen';

/** A number that can be read out, and how sentences speak of it. */
export interface Choice {
  /** Tells it from the others, and finds it again in another sentence. */
  readonly key: string;
  readonly readout: Readout;
  readonly moving: Moving;
}

/**
 * What can be read out of a sentence: next words, the word's place between two meanings, the classes
 * that were learned from this model's sentence vectors. The first is read out unless another is chosen.
 */
export function choicesOf(
  { reading: { trace } }: Picture,
  { letters: word }: Chosen,
  anchors: OwnAnchors | null,
  trained: Trained | null
): Choice[] {
  const choices: Choice[] = [];
  if ('next' in trace.output) {
    for (const { token } of trace.output.next) {
      const moving = { kind: 'next', word, token } as const;
      choices.push({ key: `next ${token}`, readout: { kind: 'next', token }, moving });
    }
  } else if (anchors && word !== '') {
    const [{ name: one }, { name: two }] = anchors.meanings;
    choices.push({
      key: 'meaning',
      readout: { kind: 'meaning', anchors: anchorsOf(anchors) },
      moving: { kind: 'meaning', word, names: [one, two] }
    });
  }
  if (trained && word !== '' && sameModel(trained.model, trace.model)) {
    const { labels, weight, bias } = trained.classifier;
    for (const [index, label] of labels.entries()) {
      const moving = { kind: 'class', word, label } as const;
      const readout = { kind: 'class', weight, bias, index } as const;
      choices.push({ key: `class ${label}`, readout, moving });
    }
  }
  return choices;
}

/** What the engine is asked about a word. */
export interface Questions {
  /** How far each part moves what is read out; null where nothing is. */
  readonly effects: EffectsRequest | null;
  /** How many parts that leaves out, each alone. */
  readonly total: number;
  /** The word's way between its meanings; null where it has none. */
  readonly journey: JourneyRequest | null;
  /** Whether it could have one, once sentences are written for it. */
  readonly unwritten: boolean;
  /** Where no cut is set, what mutes the pair in focus everywhere, in either direction. */
  readonly others: readonly (readonly Cut[])[];
}

/** @param choice what is read out; null for nothing */
export function questionsOf(
  { reading: { trace } }: Picture,
  { from, to, letters }: Chosen,
  anchors: OwnAnchors | null,
  choice: Choice | null,
  parts: Parts
): Questions {
  const { cuts, text, output, tokens } = trace;
  const { name, nLayers, nHeads } = trace.model;
  const word = { model: name, text, position: from[0], cuts };
  const hasMeanings = !('next' in output);
  const between = hasMeanings && anchors !== null && letters !== '';
  const inLayer = { weights: tokens.length * nHeads, heads: nHeads, layers: 2 };
  return {
    effects: choice && { ...word, readout: choice.readout, parts },
    total: inLayer[parts] * nLayers,
    journey: between ? { ...word, anchors: anchorsOf(anchors), neutral: anchors.neutral } : null,
    unwritten: hasMeanings && !between,
    others:
      cuts.length === 0 && from[0] !== to[0]
        ? [everywhere('mute', from, to), everywhere('mute', to, from)]
        : []
  };
}
