import { expect, type Page } from '@playwright/test';
import type { StepName } from '../../../src/lib/lesson/names';
import { asSaid, figure, fourDecimals, readTable } from '../page';
import {
  cosines,
  effectsOf,
  headsLookingAt,
  queriesForKeys,
  sinkHead,
  type LessonTrace,
  type Place
} from './keys';
import { length, type Vector } from './numbers';

/** Numbers as they are shown are those computed here, to so many digits. */
function expectNumbers(
  shown: readonly (readonly string[])[],
  numbers: readonly Vector[],
  digits = 3
) {
  expect(shown.map((row) => row.length)).toEqual(numbers.map((row) => row.length));
  for (const [i, row] of shown.entries())
    for (const [j, text] of row.entries())
      expect(Number(text.replace('−', '-'))).toBeCloseTo(numbers[i][j], digits);
}
const learned = (page: Page, { layer, head }: Pick<Place, 'layer' | 'head'>) =>
  figure(page, `Learned Q K, layer ${layer}, head ${head}`);

/** The cells of the page's only table, row by row, headings left out. */
const cells = async (page: Page) =>
  page
    .getByRole('main')
    .locator('table')
    .evaluate((table) =>
      [...(table as HTMLTableElement).tBodies[0].rows].map((row) =>
        [...row.querySelectorAll('td:not([aria-hidden])')].map((cell) => cell.textContent.trim())
      )
    );

/** Whether what a step draws, once it is uncovered, has the trace's numbers. */
export const FIGURES: Partial<
  Record<StepName, (page: Page, trace: LessonTrace, place: Place) => Promise<void>>
> = {
  async 'n-in-n-out'(page, { hidden }) {
    const lengths = hidden.map((state) => state.map((vector) => length(vector).toFixed(1)));
    const shown = (await cells(page)).map((row) => row.slice(0, -1));
    expect(shown).toEqual(lengths);
  },

  async softmax(page, { layers }, { from, layer, head }) {
    const { scores, pattern } = layers[layer - 1].heads[head - 1];
    const handles = page.getByRole('main').getByRole('slider');
    await expect(handles).toHaveCount(scores.length);
    for (const [j, handle] of (await handles.all()).entries()) {
      const shown = Number(await handle.getAttribute('aria-valuenow'));
      expect(shown).toBeCloseTo(scores[from][j], 4);
      expect(await handle.getAttribute('aria-valuetext')).toContain(asSaid(pattern[from][j]));
    }
  },

  async 'weighted-sum'(page, { layers }, { from, layer, head }) {
    const { pattern, v } = layers[layer - 1].heads[head - 1];
    const shown = await cells(page);
    for (const [j, [weight, long, size]] of shown.entries()) {
      expect(Number(weight)).toBeCloseTo(pattern[from][j], 3);
      expect(Number(long)).toBeCloseTo(length(v[j]), 2);
      expect(Number(size)).toBeCloseTo(pattern[from][j] * length(v[j]), 3);
    }
  },

  async diagonal(page, { layers }, { layer }) {
    const map = figure(page, `Dot product, layer ${layer}`);
    const { pattern } = layers[layer - 1].dotProduct;
    expect((await readTable(map)).cells).toEqual(fourDecimals(pattern));
  },

  async dimensions(page, trace, { layer }) {
    const sizes = cosines(trace, layer)
      .map(Math.abs)
      .sort((a, b) => a - b);
    const said = await page.getByRole('main').textContent();
    const [, pairs, half] =
      /Of the (\d+) pairs of different tokens here, half are beyond (0\.\d+)/.exec(said!)!;
    expect(Number(pairs)).toBe(sizes.length);
    expect(Number(half)).toBeCloseTo(sizes[Math.floor(sizes.length / 2)], 2);
  },

  async symmetry(page, { layers }, { layer }) {
    const map = figure(page, `Dot product, layer ${layer}`);
    const { scores, pattern } = layers[layer - 1].dotProduct;
    expect((await readTable(map)).cells).toEqual(fourDecimals(scores));
    await page.getByRole('main').getByRole('radio', { name: 'weights' }).check();
    expect((await readTable(map)).cells).toEqual(fourDecimals(pattern));
  },

  async 'three-vectors'(page, trace, { layer, head }) {
    const { scores, pattern } = queriesForKeys(trace, layer, head);
    const map = page.getByRole('main').getByRole('figure', { name: /^Learned Q K, layer/ });
    expectNumbers((await readTable(map)).cells, pattern);
    await page.getByRole('main').getByRole('radio', { name: 'raw scores' }).check();
    expectNumbers((await readTable(map)).cells, scores);
  },

  async 'proposal-2'(page, { layers }, place) {
    const { pattern } = layers[place.layer - 1].heads[place.head - 1];
    expect((await readTable(learned(page, place))).cells).toEqual(fourDecimals(pattern));
  },

  async heads(page, { layers }, place) {
    const { pattern } = layers[place.layer - 1].heads[place.head - 1];
    expect((await readTable(learned(page, place))).cells).toEqual(fourDecimals(pattern));
    const found = headsLookingAt(layers, place.from, place.to);
    const buttons = page.locator('.found').getByRole('button');
    expect(await buttons.allTextContents()).toEqual(
      found.map(({ layer, head }) => expect.stringMatching(new RegExp(`${layer}\\D+${head}$`)))
    );
  },

  async values(page, trace, place) {
    const { layer, head } = sinkHead(trace, place);
    const { pattern, v } = trace.layers[layer - 1].heads[head - 1];
    const lengths = v.map(length);
    const row = pattern[place.from];
    const shown = await cells(page);
    expectNumbers(
      shown,
      lengths.map((long, j) => [row[j], long, row[j] * long]),
      2
    );
  },

  async cuts(page, trace, place) {
    const effects = await effectsOf(trace, place);
    const shown = page.getByRole('main').getByRole('figure').locator('tbody tr');
    for (const { label, weight, moved } of effects) {
      const row = shown.filter({ has: page.getByRole('rowheader', { name: label, exact: true }) });
      const numbers = await row.locator('td.number').allTextContents();
      expectNumbers([numbers], [[weight, moved]], 2);
    }
  }
};
