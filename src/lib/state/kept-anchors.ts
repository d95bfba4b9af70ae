import type { Anchors } from '../engine/effects-contract';
import type { AnchorSet } from '../measures/meaning';

/** A word's anchors as the visitor wrote them. */
export type OwnAnchors = Omit<AnchorSet, 'examples'>;

/** Where this browser keeps them, by word; they go nowhere else. */
const KEY = 'riverbank-anchors';

/** Undefined until it was looked for in what the browser keeps. */
let last: Readonly<Record<string, OwnAnchors>> | undefined;

/** What was written for each word, here or before the page was loaded. */
export function keptAnchors(): Readonly<Record<string, OwnAnchors>> {
  if (last === undefined) {
    try {
      last = parseKept(localStorage.getItem(KEY) ?? '');
    } catch {
      last = {};
    }
  }
  return last;
}

/**
 * Keeps a word's anchors, until the page is reloaded where the browser keeps nothing; null removes
 * them.
 */
export function keepAnchors(word: string, anchors: OwnAnchors | null): void {
  const others = Object.entries(keptAnchors()).filter(([other]) => other !== word);
  last = Object.fromEntries(anchors ? [...others, [word, anchors]] : others);
  try {
    if (Object.keys(last).length === 0) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(last));
  } catch {
    // A browser that keeps nothing still shows what is written.
  }
}

/** Of each word its anchors: the visitor's own, and for all others those that are ready. */
export const withOwn = (
  ready: readonly AnchorSet[],
  kept: Readonly<Record<string, OwnAnchors>>
): OwnAnchors[] => [
  ...Object.values(kept),
  ...ready.filter(({ word }) => !Object.hasOwn(kept, word))
];

/** What the engine is told of a word's anchors; empty lines are still to be written. */
export const anchorsOf = ({ word, meanings: [one, two] }: OwnAnchors): Anchors => ({
  word,
  sentences: [written(one.sentences), written(two.sentences)]
});

const written = (sentences: readonly string[]) => sentences.filter((text) => text.trim() !== '');

/** Reads what was kept; whatever has another form is left out. */
export function parseKept(json: string): Record<string, OwnAnchors> {
  const kept = Object.create(null) as Record<string, OwnAnchors>;
  try {
    const all: unknown = JSON.parse(json);
    for (const [word, anchors] of Object.entries(all ?? {})) {
      if (isOwn(anchors) && anchors.word === word) kept[word] = anchors;
    }
  } catch {
    // Nothing, or nothing that was written here.
  }
  return kept;
}

function isOwn(value: unknown): value is OwnAnchors {
  const { word, meanings, neutral } = (value ?? {}) as Record<string, unknown>;
  const isText = (text: unknown) => typeof text === 'string';
  const isMeaning = (meaning: unknown) => {
    const { name, sentences } = (meaning ?? {}) as Record<string, unknown>;
    return isText(name) && Array.isArray(sentences) && sentences.every(isText);
  };
  return (
    isText(word) &&
    isText(neutral) &&
    Array.isArray(meanings) &&
    meanings.length === 2 &&
    meanings.every(isMeaning)
  );
}
