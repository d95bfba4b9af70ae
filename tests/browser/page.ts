import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';

/** The sentence that the page is built with, and its tokens. */
export const RIVERBANK = 'I went swimming with Anna at the bank.';
export const RIVERBANK_TOKENS = '[CLS] i went swimming with anna at the bank . [SEP]'.split(' ');

/** The address of a view, from what differs from the default. */
export const address = (parameters: Record<string, string>) =>
  `/?${new URLSearchParams(parameters)}`;

/** Opens the page and waits until the worker's own reading is on it. */
export async function open(page: Page, at = '/'): Promise<void> {
  await page.goto(at);
  await expectLive(page);
}

export async function expectLive(page: Page): Promise<void> {
  await expect(page.getByText(/read on this machine in \d+ ms/)).toBeVisible();
}

export const sentence = (page: Page) => page.getByRole('textbox', { name: 'Your sentence' });
export const notice = (page: Page) => page.getByRole('status').first();
export const figure = (page: Page, name: string) => page.getByRole('figure', { name, exact: true });
export const dotProduct = (page: Page) => page.getByRole('figure', { name: /^Dot product, layer/ });
export const learned = (page: Page) => page.getByRole('figure', { name: /^Learned Q K, layer/ });
export const overview = (page: Page) => page.getByRole('figure', { name: /^Every layer/ });
/** The cell that a map's cursor stands on, as it is spoken. */
export const spoken = (map: Locator) => map.getByRole('gridcell');
/** Unfolds the charts of both problems. */
export async function unfoldCharts(page: Page): Promise<void> {
  await page.getByText('Layer by layer, in six charts').click();
  await expect(page.getByRole('img', { name: /^weight on oneself, by layer/ })).toBeVisible();
}
/** Every head with a number, in the order in which they stand. */
export const headGrid = (page: Page) => page.getByRole('toolbar', { name: /^Every head by/ });
/** The two words in focus, marked in the sentence: the one that looks, the one looked at. */
export const marked = (page: Page) => page.locator('mark');

/** The tokens under the sentence, as the page writes them. */
export async function tokens(page: Page): Promise<string[]> {
  const items = page.getByRole('list', { name: 'Tokens that the model reads' });
  return (await items.getByRole('listitem').allTextContents()).map((text) => text.trim());
}

export async function expectTokens(page: Page, expected: readonly string[]): Promise<void> {
  await expect.poll(() => tokens(page)).toEqual(expected);
}

/** The middle of a cell on the screen. */
async function place(map: Locator, n: number, from: number, to: number) {
  const box = (await map.locator('rect[role=presentation]').boundingBox())!;
  return {
    x: box.x + ((to + 0.5) / n) * box.width,
    y: box.y + ((from + 0.5) / n) * box.height
  };
}

export async function hoverCell(page: Page, map: Locator, n: number, from: number, to: number) {
  await map.scrollIntoViewIfNeeded();
  const { x, y } = await place(map, n, from, to);
  await page.mouse.move(x, y);
}

export async function clickCell(page: Page, map: Locator, n: number, from: number, to: number) {
  await map.scrollIntoViewIfNeeded();
  const { x, y } = await place(map, n, from, to);
  await page.mouse.click(x, y);
}

/** How opaque an element is drawn: its own opacity and that of all around it. */
export function opacity(of: Locator): Promise<number> {
  return of.evaluate((element) => {
    let product = 1;
    for (let at: Element | null = element; at; at = at.parentElement) {
      product *= Number(getComputedStyle(at).opacity);
    }
    return product;
  });
}

/** A map's "Table", opened, read and closed again. */
export interface Values {
  readonly caption: string;
  readonly columns: string[];
  readonly rows: string[];
  readonly cells: string[][];
}

export async function openTable(map: Locator): Promise<Locator> {
  await map.getByRole('button', { name: /^Table/ }).click();
  const dialog = map.page().getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function readTable(map: Locator): Promise<Values> {
  const dialog = await openTable(map);
  const values = await dialog.locator('table').evaluate((element) => {
    const table = element as HTMLTableElement;
    const texts = (selector: string, inside: ParentNode = table) =>
      [...inside.querySelectorAll(selector)].map((part) => part.textContent.trim());
    return {
      caption: table.caption?.textContent ?? '',
      columns: texts('thead th[scope=col]'),
      rows: texts('tbody th[scope=row]'),
      cells: [...table.tBodies[0].rows].map((row) => texts('td', row))
    };
  });
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  return values;
}

interface TraceMap {
  readonly scores: number[][];
  readonly pattern: number[][];
}
interface TraceHead extends TraceMap {
  readonly q: number[][];
  readonly v: number[][];
}
export interface TraceJson {
  readonly tokens: { readonly text: string }[];
  readonly layers: { readonly dotProduct: TraceMap; readonly heads: TraceHead[] }[];
}

const traces = new Map<string, Promise<TraceJson>>();

/** What `npm run trace` prints for a text and options such as a model; asked once for each. */
export function trace(text: string, options: readonly string[] = []): Promise<TraceJson> {
  const key = JSON.stringify([text, ...options]);
  const known = traces.get(key) ?? runTrace(text, options);
  traces.set(key, known);
  return known;
}

async function runTrace(text: string, options: readonly string[]): Promise<TraceJson> {
  const tensors = ['--tensors', 'pattern,scores,q,k,v,hidden'];
  const args = ['run', '--silent', 'trace', '--', ...tensors, ...options, text];
  const { stdout } = await promisify(execFile)('npm', args, { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as TraceJson;
}

/** A weight as sentences write it: two decimals, and two figures below 0.01. */
export const asSaid = (weight: number) =>
  weight < 0.01 ? weight.toPrecision(2) : weight.toFixed(2);

export const fourDecimals = (rows: readonly (readonly number[])[]) =>
  rows.map((row) => row.map((value) => value.toFixed(4)));

/** A text of so many tokens, special ones included; each word is one token of the vocabulary. */
export function textOfTokens(count: number): string {
  const words = ['bank', 'river', 'money', 'swimming', 'park', 'boy', 'grandma', 'water'];
  return Array.from({ length: count - 2 }, (_, i) => words[(i * 5) % words.length]).join(' ');
}
