import type { Journey } from '../../engine/effects-contract';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { LessonPlace } from '../place';
import type { LessonReader } from '../reader';
import type { Outcome, Step } from '../step';
import { sceneOf } from '../scene';

/** After which layer the word is past half-way for good: 'h0' before the first, then 'h1' and so on. */
export type Option = `h${number}`;

export interface Facts {
  readonly from: string;
  readonly to: string;
  /** The meaning on whose side it ends, and the other. */
  readonly meaning: string;
  readonly other: string;
  /** How far it is on the way to that meaning at h^(0..K): half-way is 0.5. */
  readonly along: readonly number[];
  /** How many anchors fall on their own side at h^(0..K), and of how many. */
  readonly held: readonly number[];
  readonly anchors: number;
}

/** Half-way between two meanings, and how far from it a place counts as on a side. */
const HALF = 0.5;
const CLEAR = 0.03;

/** From which h on all places are beyond half-way; 0 where all are. */
export function pastHalf(along: readonly number[]): number {
  let layer = along.length - 1;
  while (layer > 0 && along[layer - 1] > HALF) layer--;
  return layer;
}

/** The word's journey, and the names of both meanings; null where none can be had. */
async function journeyOf(reader: LessonReader, { from }: LessonPlace) {
  const set = await reader.anchors(from);
  if (!set) return null;
  const [one, two] = set.meanings;
  const journey = await reader.journey({
    position: from,
    cuts: [],
    anchors: { word: set.word, sentences: [one.sentences, two.sentences] },
    neutral: set.neutral
  });
  return journey && { journey, neutral: set.neutral, names: [one.name, two.name] as const };
}

/** How far it is towards the meaning at which it ends. */
function towards({ before }: Journey): {
  readonly along: readonly number[];
  readonly first: boolean;
} {
  const places = before ?? [];
  const first = places[places.length - 1] > HALF;
  return { along: first ? places : places.map((t) => 1 - t), first };
}

/**
 * After which layer is the word past half-way between two meanings, and stays there? By the place t of its
 * vector between the means of anchor sentences at every layer (measures/meaning).
 */
export const step: Step<Option, Facts> = {
  name: 'next-layer',
  ...OUTLINE['next-layer'],
  async ask(reader, place): Promise<Outcome<Option, Facts>> {
    const found = await journeyOf(reader, place);
    const figure = {
      kind: 'journey',
      journey: found?.journey ?? null,
      meanings: found?.names ?? null,
      neutral: found?.neutral ?? null
    } as const;
    if (!found?.journey.before || !found.journey.layers)
      return { kind: 'not-asked', reason: 'no-anchors', figure };
    if (reader.trace.layers.length < 2) return { kind: 'not-asked', reason: 'one-layer', figure };
    const { layers } = found.journey;
    const { along, first } = towards(found.journey);
    const at = pastHalf(along);
    const margin = Math.min(...along.slice(Math.max(0, at - 1)).map((t) => Math.abs(t - HALF)));
    if (margin < CLEAR) return { kind: 'not-asked', reason: 'near-tie', figure };
    const { from, to } = sceneOf(reader.trace, place);
    const [meaning, other] = first ? found.names : [...found.names].reverse();
    return {
      kind: 'asked',
      options: along.map((_, layer): Option => `h${layer}`),
      right: `h${at}`,
      margin,
      figure,
      facts: {
        from,
        to,
        meaning,
        other,
        along,
        held: layers.map(({ right }) => right),
        anchors: layers[0].total
      }
    };
  },
  elsewhere: onExplore
};
