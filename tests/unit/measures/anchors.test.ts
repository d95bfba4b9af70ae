import { beforeAll, describe, expect, it } from 'vitest';
import { openNodeReader } from '../../../src/lib/engine/node';
import { readText, type Reader } from '../../../src/lib/engine/reader';
import {
  ANCHORS,
  journey,
  meaningLayers,
  wordVectors,
  type AnchorSet
} from '../../../src/lib/measures/meaning';
import { findWord } from '../../../src/lib/tokenizer/whole-word';
import { anchors } from '../../../src/lib/words/en/anchors';

/** The ready anchors, proved on the weights that are shipped. */
let reader: Reader;
beforeAll(async () => {
  reader = await openNodeReader('minilm');
});

async function vectorsIn(text: string, word: string) {
  const { tokens, hidden } = await readText(reader, text);
  const places = findWord(text, tokens, word);
  expect(places, text).toHaveLength(1);
  return wordVectors(hidden, places[0]);
}

async function layersOf({ word, meanings }: AnchorSet) {
  const [first, second] = await Promise.all(
    meanings.map(({ sentences }) => Promise.all(sentences.map((text) => vectorsIn(text, word))))
  );
  return meaningLayers([first, second]);
}

const PROVED = anchors.filter(({ word }) => word !== 'crane');

it('offers bank and at least four more words that prove themselves, and one that does not', () => {
  expect(PROVED[0].word).toBe('bank');
  expect(PROVED.length).toBeGreaterThanOrEqual(5);
  expect(anchors.length).toBe(PROVED.length + 1);
});

describe.each(PROVED)('$word', (set) => {
  it('has all anchors but one at most on their own side from layer 3 on, and tells its examples', async () => {
    const layers = await layersOf(set);
    for (const layer of layers.slice(3)) expect(layer.sure).toBe(true);
    const [first, second] = await Promise.all(
      set.examples.map(async (text) => journey(await vectorsIn(text, set.word), layers))
    );
    for (const t of first.slice(3)) expect(t).toBeGreaterThan(0.5);
    for (const t of second.slice(3)) expect(t).toBeLessThan(0.5);
  });

  it('does not stand at one position in all its sentences', async () => {
    const sentences = set.meanings.flatMap((meaning) => meaning.sentences);
    const places = sentences.map(
      (text) => findWord(text, reader.tokenizer.encode(text), set.word)[0][0]
    );
    expect(new Set(places).size).toBeGreaterThan(2);
    for (const { sentences } of set.meanings) {
      expect(sentences.length).toBeGreaterThanOrEqual(ANCHORS.least);
      expect(sentences.length).toBeLessThanOrEqual(ANCHORS.most);
    }
  });
});

it('crane does not come out: in no layer do enough anchors fall on their own side', async () => {
  const layers = await layersOf(anchors.find(({ word }) => word === 'crane')!);
  expect(layers.map(({ sure }) => sure)).not.toContain(true);
});

it('bank has as many on their own side as PyTorch counts', async () => {
  const layers = await layersOf(anchors[0]);
  expect(layers.map(({ right }) => right)).toEqual([5, 8, 8, 7, 7, 7, 8]);
});
