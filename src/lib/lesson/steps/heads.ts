import { jobOf, type Job } from '../../measures/job';
import { summariseMap } from '../../measures/summary';
import { onExplore } from '../elsewhere';
import { OUTLINE } from '../names';
import type { Outcome, Step } from '../step';
import { namedIn, pairIn, type Who } from '../who';
import { wordRow } from '../words';

/** In how many heads the word looks most at the one that it should find. */
export type Option = 'none' | 'few' | 'some' | 'many';

/** From so many heads on an answer begins. */
export const BOUNDS: Readonly<Record<Option, number>> = { none: 0, few: 1, some: 4, many: 10 };

export interface Facts {
  readonly from: string;
  readonly to: string;
  /** The special token that gets most, by name; null where there is none. */
  readonly special: string | null;
  readonly heads: number;
  readonly nLayers: number;
  readonly nHeads: number;
  /** In how many heads each of them gets most of the word's row. */
  readonly counts: Readonly<Record<Who, number>>;
  /** What the step's own head mostly does. */
  readonly job: Job;
  readonly layer: number;
  readonly head: number;
}

/**
 * In how many heads does the word look most at the one that it should find? Counted over all heads, by
 * the largest weight of its row.
 */
export const step: Step<Option, Facts> = {
  name: 'heads',
  ...OUTLINE.heads,
  async ask({ trace }, place): Promise<Outcome<Option, Facts>> {
    const { layers, model, tokens } = trace;
    const pair = pairIn(trace, place);
    const looks = pair
      ? layers.flatMap(({ heads }, l) =>
          heads.map((head, h) => ({
            layer: l + 1,
            head: h + 1,
            ...namedIn(trace, pair, wordRow(head, pair.units, pair.units[pair.asker]))
          }))
        )
      : [];
    const found = looks
      .filter(({ first }) => first === 'sought')
      .map(({ layer, head }) => ({ layer, head }));
    const figure = { kind: 'heads', found } as const;
    if (!pair) return { kind: 'not-asked', reason: 'too-short', figure };
    if (looks.length === layers.length) return { kind: 'not-asked', reason: 'one-head', figure };
    const count = (who: Who) => looks.filter(({ first }) => first === who).length;
    const specials = new Map<string, number>();
    for (const { first, names } of looks)
      if (first === 'special' && names.special)
        specials.set(names.special, (specials.get(names.special) ?? 0) + 1);
    const right = (['many', 'some', 'few', 'none'] as const).find(
      (option) => found.length >= BOUNDS[option]
    )!;
    const own = layers[place.layer - 1].heads[place.head - 1];
    return {
      kind: 'asked',
      options: ['none', 'few', 'some', 'many'],
      right,
      margin: 1, // a count: no two answers have one number
      figure,
      facts: {
        from: pair.units[pair.asker].name,
        to: pair.units[pair.sought].name,
        special: [...specials].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null,
        heads: looks.length,
        nLayers: model.nLayers,
        nHeads: model.nHeads,
        counts: {
          sought: found.length,
          itself: count('itself'),
          other: count('other'),
          special: count('special')
        },
        job: jobOf(summariseMap(own, tokens)),
        layer: place.layer,
        head: place.head
      }
    };
  },
  elsewhere: onExplore
};
