import { selfRows } from '../../measures/diagonal';
import { planeOf } from '../../measures/plane-of';
import { singularValues } from '../../measures/singular-values';
import { largestAsymmetry } from '../../measures/symmetry';
import { row, valueAt, type Matrix } from '../../transformer/trace';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { Outcome, Step } from '../step';
import type { LessonPlace } from '../place';
import type { LessonReader } from '../reader';
import { pairIn } from '../who';
import { wordsOf } from '../words';

/** What of proposal 1's two problems comes back. */
export type Option = 'neither' | 'symmetry' | 'most' | 'all';

export interface Facts {
  readonly from: string;
  readonly to: string;
  readonly layer: number;
  readonly head: number;
  readonly n: number;
  readonly dModel: number;
  readonly dHead: number;
  /** Before and after the keys are the queries: rows that look mostly at themselves, max |S − Sᵀ|. */
  readonly own: readonly [number, number];
  readonly asymmetry: readonly [number, number];
  /** The scores of both directions, before and after. */
  readonly scores: readonly [readonly [number, number], readonly [number, number]];
}

/** A row has no largest weight where two are closer than this; else rows are counted, which has no ties. */
const EVEN = 1e-3;

/** The singular values of the head's own matrices, the largest first. */
async function matricesOf(reader: LessonReader, { layer, head }: LessonPlace) {
  const own = await reader.weights(layer, head);
  return own
    ? [
        { name: 'Q', values: singularValues(own.query) },
        { name: 'K', values: singularValues(own.key) },
        { name: 'V', values: singularValues(own.value) }
      ]
    : [];
}

/** How far each row's own weight is ahead of its largest other one; below 0 where it is behind. */
const leads = (pattern: Matrix): number[] =>
  Array.from({ length: pattern.rows }, (_, i) => {
    const others = row(pattern, i).filter((_, j) => j !== i);
    return valueAt(pattern, i, i) - Math.max(...others);
  });

/**
 * One matrix for queries and keys: which problem of proposal 1 comes back? Read with that cut: scores are
 * symmetric always, since q_i·q_j = q_j·q_i; how many rows look mostly at themselves is counted.
 */
export const step: Step<Option, Facts> = {
  name: 'three-vectors',
  ...OUTLINE['three-vectors'],
  async ask(reader, place): Promise<Outcome<Option, Facts>> {
    const { trace } = reader;
    const { tokens, model } = trace;
    const { from, to, layer, head } = place;
    const learned = model.attention === 'learned';
    const cut = learned ? await reader.cut([{ kind: 'keys', layer, head }]) : trace;
    const figure = {
      kind: 'keys',
      layer,
      head,
      cut,
      matrices: await matricesOf(reader, place),
      points: planeOf(trace.layers[layer - 1].input, wordsOf(tokens))
    } as const;
    const pair = pairIn(trace, place);
    if (!learned) return { kind: 'not-asked', reason: 'nothing-learned', figure };
    if (!pair) return { kind: 'not-asked', reason: 'too-short', figure };
    const [before, after] = [trace, cut].map(({ layers }) => layers[layer - 1].heads[head - 1]);
    const all = [...tokens.keys()];
    const n = tokens.length;
    const own = selfRows(after.pattern, all);
    const right = own === n ? 'all' : own > n / 2 ? 'most' : 'symmetry';
    const margin = Math.abs(Math.min(...leads(after.pattern)));
    if (margin < EVEN) return { kind: 'not-asked', reason: 'near-tie', figure };
    const both = ({ scores }: { readonly scores: Matrix }) =>
      [valueAt(scores, from, to), valueAt(scores, to, from)] as const;
    return {
      kind: 'asked',
      options: ['neither', 'symmetry', 'most', 'all'],
      right,
      margin,
      figure,
      facts: {
        from: pair.units[pair.asker].name,
        to: pair.units[pair.sought].name,
        layer,
        head,
        n,
        dModel: model.dModel,
        dHead: model.dHead,
        own: [selfRows(before.pattern, all), own],
        asymmetry: [largestAsymmetry(before, all), largestAsymmetry(after, all)],
        scores: [both(before), both(after)]
      }
    };
  },
  elsewhere: (reader, place) =>
    onExplore(reader, place, { cut: `keys.${place.layer}.${place.head}`, draw: 'scores' })
};
