import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { parseCsv } from '../csv';
import {
  address,
  dotProduct,
  learned,
  open,
  overview,
  readTable,
  RIVERBANK,
  textOfTokens,
  trace,
  headGrid,
  unfoldCharts
} from './page';

type Kind = 'SVG' | 'PNG' | 'CSV';

type Ground = 'white' | 'dark' | 'transparent (dark words)';

/** Opens the menu of what is saved of a figure, or of the first of several. */
async function openMenu(inside: Locator, figure: string | RegExp = /^Save: /): Promise<Locator> {
  await inside.getByRole('button', { name: figure }).first().click();
  return inside.page().getByRole('dialog');
}

/** What a figure hands over as one kind of file. */
async function save(inside: Locator, kind: Kind, figure?: string | RegExp, ground?: Ground) {
  const menu = await openMenu(inside, figure);
  if (ground) await menu.getByRole('radio', { name: ground, exact: true }).check();
  const button = menu.getByRole('button', { name: `Save as ${kind}` });
  const [file] = await Promise.all([inside.page().waitForEvent('download'), button.click()]);
  await expect(menu).toBeHidden();
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** A text file as programs read it: the byte order mark is no part of its text. */
const utf8 = (content: Buffer) => new TextDecoder().decode(content);

/** What an SVG file is, read as one by the browser. */
const inspect = (page: Page, svg: string) =>
  page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const all = [...file.querySelectorAll('*')];
    const values = all.flatMap((element) => [...element.attributes].map(({ value }) => value));
    return {
      broken: file.querySelector('parsererror')?.textContent ?? null,
      references: all
        .flatMap((element) => [element.getAttribute('href'), element.getAttribute('xlink:href')])
        .filter((value) => value !== null && !value.startsWith('data:image/png')),
      live: values.filter((value) => /var\(|light-dark|currentcolor|url\(/i.test(value)),
      comments: text.split('<!--').length - 1,
      classes: all.filter(({ classList }) => classList.length > 0).length,
      hidden: all.filter((element) =>
        ['script', 'style', 'foreignObject'].includes(element.tagName)
      ).length,
      families: [...new Set(all.map((element) => element.getAttribute('font-family')))].filter(
        (family) => family !== null
      ),
      unfilled: all.filter(
        (element) =>
          ['path', 'rect', 'circle'].includes(element.tagName) && !element.hasAttribute('fill')
      ).length,
      stamp: file.querySelector('desc')!.textContent,
      drawn: [...file.querySelectorAll('text')].map(({ textContent }) => textContent),
      count: (['path', 'rect', 'circle', 'image'] as const).map(
        (tag) => file.querySelectorAll(tag).length
      ),
      width: Number(file.documentElement.getAttribute('width')),
      height: Number(file.documentElement.getAttribute('height'))
    };
  }, svg);

/** What a PNG file shows. */
const decode = (page: Page, png: Buffer) =>
  page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    const colours = new Set(new Uint32Array(pixels.buffer)).size;
    return { width: image.width, height: image.height, colours };
  }, png.toString('base64'));

async function savePicture(page: Page, figure: Locator, name?: string | RegExp, ground?: Ground) {
  const svg = await save(figure, 'SVG', name, ground);
  const file = await inspect(page, svg.content.toString());
  expect(file).toMatchObject({
    broken: null,
    references: [],
    live: [],
    comments: 0,
    classes: 0,
    hidden: 0,
    unfilled: 0,
    families: ['sans-serif']
  });
  const png = await decode(page, (await save(figure, 'PNG', name, ground)).content);
  expect([png.width, png.height]).toEqual([2 * file.width, 2 * file.height]);
  expect(png.colours).toBeGreaterThan(8);
  return { ...file, name: svg.name };
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('a map as SVG and PNG stands alone and says what it shows', async ({ page }) => {
      await open(page);
      const { name, stamp, drawn } = await savePicture(page, learned(page));
      expect(name).toBe('learned-q-k-layer-1-head-4.svg');
      const link = `${new URL(page.url()).origin}/?text=I+went+swimming+with+Anna+at+the+bank.&model=minilm&layer=1&head=4&from=8&to=3`;
      expect(stamp).toContain(`address: ${link}`);
      expect(stamp).toMatch(/^sha256: [0-9a-f]{64}$/m);
      const written = drawn.join(' ').replaceAll(' ', '');
      expect(written).toContain(link);
      // What only a program asks for is in the file alone.
      expect(written).not.toContain('sha256');
      for (const entry of [`sentence: ${RIVERBANK}`, 'model: minilm', 'layer: 1', 'head: 4']) {
        expect(stamp).toContain(entry);
        expect(written).toContain(entry.replaceAll(' ', ''));
      }
      expect(drawn[0]).toBe('Learned Q K, layer 1, head 4');
      expect(drawn.join(' ')).toContain('Each row is a word that looks');
      // The words on both sides, and the legend's ends.
      expect(drawn.filter((text) => text === 'swimming')).toHaveLength(2);
      expect(drawn).toEqual(expect.arrayContaining(['0', '0.05', '0.2', '0.5', '1']));
    });

    test('so do overview, bars and charts', async ({ page }) => {
      await open(page);
      const all = await savePicture(page, overview(page));
      expect(all.count[0]).toBeGreaterThan(78 * 5);
      const bars = page.getByRole('region', { name: 'Every head for this pair' });
      expect((await savePicture(page, bars)).count[1]).toBeGreaterThanOrEqual(144);
      await unfoldCharts(page);
      const charts = page.getByRole('region', { name: 'Both problems, measured' });
      const chart = await savePicture(page, charts, 'Save: weight on oneself');
      expect(chart.count[2]).toBe(72);
    });
  });
}

test('long maps are saved with their pixels, and a hostile sentence is still XML', async ({
  page
}) => {
  await open(page, address({ text: textOfTokens(140) }));
  for (const figure of [learned(page), overview(page)]) {
    const { count } = await savePicture(page, figure);
    expect(count[3]).toBeGreaterThan(0);
  }
  const text = '<b>&"\u0000\u000B\u202E =1+1, bank ]]> 🐢';
  await page.goto(address({ text }));
  await open(page, address({ text }));
  const { stamp } = await savePicture(page, learned(page));
  expect(stamp).toContain('=1+1, bank ]]> 🐢');
});

test('labels and names that XML cannot hold are cleaned wherever they stand', async ({ page }) => {
  await open(
    page,
    address({ text: 'bank \uFFFE \u0001 a\uFFFFb \uD83D river', from: '2', to: '4' })
  );
  for (const figure of [
    learned(page),
    page.getByRole('region', { name: 'Every head for this pair' })
  ]) {
    await savePicture(page, figure);
    const svg = (await save(figure, 'SVG')).content.toString();
    for (const unwritable of '\u0001\uFFFE\uFFFF') expect(svg).not.toContain(unwritable);
  }
});

/**
 * By how much the texts of a file reach past its edges, and by how much they would in a wider font
 * that pays no heed to `textLength`.
 */
const clipped = (page: Page, svg: string) =>
  page.evaluate((text) => {
    const file = document.importNode(
      new DOMParser().parseFromString(text, 'image/svg+xml').documentElement,
      true
    ) as unknown as SVGSVGElement;
    document.body.append(file);
    const edge = file.getBoundingClientRect();
    const past = () =>
      Math.max(
        ...[...file.querySelectorAll('text')].map((element) => {
          const { left, right } = element.getBoundingClientRect();
          return Math.max(edge.left - left, right - edge.right);
        })
      );
    const here = past();
    // The lines around the picture alone: they are the file's own children.
    for (const element of file.querySelectorAll(':scope > text')) {
      element.removeAttribute('textLength');
      const size = Number(element.getAttribute('font-size'));
      element.setAttribute('font-size', String(size * 1.18));
    }
    file.querySelectorAll('g, svg').forEach((element) => element.remove());
    const wider = past();
    file.remove();
    return { here, wider };
  }, svg);

for (const [script, words] of [
  ['accents', 'Žluťoučký kůň příšerně úpěl ďábelské ódy '],
  ['Cyrillic', 'Широкая электрификация южных губерний даст мощный толчок '],
  ['Chinese', '我在河岸游泳然后去银行借钱 '],
  ['capitals', 'MWMW SWIMMING WITH ANNA AT THE BANK WWWW '],
  ['Hebrew', 'שלום עולם ברוך הבא אל הנהר ']
]) {
  test(`nothing of a saved map is cut off: ${script}`, async ({ page }) => {
    await open(page, address({ text: words.repeat(4) }));
    for (const [figure, name] of [[learned(page)], [pair(page), PAIR]] as const) {
      const svg = (await save(figure, 'SVG', name)).content.toString();
      const { here, wider } = await clipped(page, svg);
      expect(here).toBeLessThanOrEqual(0);
      expect(wider).toBeLessThanOrEqual(0);
    }
  });
}

/** The colours of a PNG's corners and how many it has, and what its chunks of text say. */
async function readPng(page: Page, png: Buffer) {
  const texts: Record<string, string> = {};
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) !== 'iTXt') continue;
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    texts[data.toString('latin1', 0, data.indexOf(0))] = utf8(data.subarray(data.indexOf(0) + 5));
  }
  const corner = await page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    return [...context.getImageData(1, 1, 1, 1).data];
  }, png.toString('base64'));
  return { texts, corner };
}

const pair = (page: Page) => page.getByRole('region', { name: 'The two proposals side by side' });
const PAIR = 'Save: The two proposals side by side';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('both maps are one picture for a slide, on the ground that is chosen', async ({
      page
    }) => {
      await open(page);
      const { drawn, name } = await savePicture(page, pair(page), PAIR, 'white');
      expect(name).toBe('the-two-proposals-side-by-side.svg');
      expect(drawn[0]).toBe(`“${RIVERBANK}”`);
      for (const text of ['Proposal 1: dot product', 'Proposal 2: learned Q, K']) {
        expect(drawn).toContain(text);
      }
      expect(drawn.filter((text) => text === 'swimming')).toHaveLength(4);
      expect(drawn.filter((text) => text === '0.05')).toHaveLength(2);
      expect(drawn.at(-1)).toContain(`${new URL(page.url()).origin}/?text=I+went+swimming`);

      const grounds = { white: [255, 255, 255, 255], dark: [18, 23, 28, 255] };
      for (const [ground, colour] of Object.entries(grounds)) {
        const { content } = await save(pair(page), 'PNG', PAIR, ground as Ground);
        expect((await readPng(page, content)).corner).toEqual(colour);
      }
      const { content } = await save(pair(page), 'PNG', PAIR, 'transparent (dark words)');
      const { corner, texts } = await readPng(page, content);
      expect(corner).toEqual([0, 0, 0, 0]);
      expect(texts.Title).toBe('The two proposals side by side');
      expect(texts.Description).toContain(`sentence: ${RIVERBANK}`);
      expect(texts.Description).toMatch(/^sha256: [0-9a-f]{64}$/m);
      // The page itself is as it was, and the next figure begins on the ground that was chosen last.
      expect(await page.evaluate(() => document.documentElement.getAttribute('style'))).toBeFalsy();
      const menu = await openMenu(overview(page));
      await expect(menu.getByRole('radio', { name: /^transparent/ })).toBeChecked();
    });
  });
}

test('the address on a saved figure opens the same picture', async ({ page }) => {
  await open(
    page,
    address({ text: 'The boy went to the park', layer: '3', head: '5', blend: '0.4' })
  );
  const { stamp, drawn } = await savePicture(page, pair(page), PAIR);
  await page.goto(/^address: (.*)$/m.exec(stamp)![1]);
  await open(page, page.url());
  expect((await savePicture(page, pair(page), PAIR)).drawn).toEqual(drawn);
});

test('an address that has no room on the picture is in the file', async ({ page }) => {
  const text = 'money river park swimming bank '.repeat(60).trim();
  await open(page, address({ text }));
  const { stamp, drawn } = await savePicture(page, pair(page), PAIR);
  expect(new URL(/^address: (.*)$/m.exec(stamp)![1]).searchParams.get('text')).toBe(text);
  expect(drawn.join('')).not.toContain('http');
});

test('CSV begins with a byte order mark', async ({ page }) => {
  await open(page);
  const { content } = await save(learned(page), 'CSV');
  expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

test.describe('what cannot be made says so beside its button, until it is tried again', () => {
  const alert = (inside: Locator) => inside.getByRole('alert');

  test('a PNG that the browser does not encode', async ({ page }) => {
    await page.addInitScript(() => {
      const { toBlob } = HTMLCanvasElement.prototype;
      let failures = 1;
      HTMLCanvasElement.prototype.toBlob = function (callback, ...rest) {
        if (failures-- > 0) callback(null);
        else toBlob.call(this, callback, ...rest);
      };
    });
    await open(page);
    const menu = await openMenu(learned(page));
    const png = menu.getByRole('button', { name: /^Save as PNG/ });
    await png.click();
    await expect(alert(menu)).toContainText('No PNG file was made');
    await expect(page.getByRole('alert')).toHaveCount(1);
    const [said, figure] = [alert(menu), menu].map((of) => of.boundingBox());
    expect((await said)!.width).toBeLessThanOrEqual((await figure)!.width);
    await Promise.all([page.waitForEvent('download'), png.click()]);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('a picture that the browser does not read', async ({ page }) => {
    await page.addInitScript(() => {
      HTMLImageElement.prototype.decode = () =>
        Promise.reject(new DOMException('', 'EncodingError'));
    });
    await open(page);
    const menu = await openMenu(overview(page));
    await menu.getByRole('button', { name: /^Save as PNG/ }).click();
    await expect(alert(menu)).toHaveText(
      'No PNG file was made. Try again, or save it as another kind.'
    );
    const svg = menu.getByRole('button', { name: /^Save as SVG/ });
    await Promise.all([page.waitForEvent('download'), svg.click()]);
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  test('saving, a table and the JSON whose part of the page does not load', async ({
    page,
    context
  }) => {
    await open(page);
    // Parts below the fold come first: what they say when they do not come is no matter here.
    await expect(headGrid(page)).toBeVisible();
    await expect(page.getByRole('region', { name: /^What the row of/ })).toBeVisible();
    await context.route('**/_app/immutable/**', (route) => route.abort());
    const json = page.getByRole('button', { name: 'Download JSON' });
    for (const [button, said] of [
      [learned(page).getByRole('button', { name: /^Save: / }), /^A part of this page did not load/],
      [learned(page).getByRole('button', { name: /^Table/ }), /^The table did not open/],
      [json, /^No JSON file was made/]
    ] as const) {
      await button.click();
      await expect(page.getByRole('alert').filter({ hasText: said })).toBeVisible();
    }
    await expect(json).toBeEnabled();
    await context.unroute('**/_app/immutable/**');
    await readTable(learned(page));
    await save(learned(page), 'SVG');
    await expect(page.getByRole('alert')).toHaveCount(1); // that of the JSON
  });

  test('a checkpoint that does not come', async ({ page }) => {
    await page.addInitScript(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        if (blob instanceof Blob && blob.type === 'application/zip') throw new Error('no room');
        return createObjectURL(blob);
      };
    });
    await page.goto('/learn/');
    await page.getByRole('button', { name: 'Step', exact: true }).click();
    const keep = page.getByRole('region', { name: 'Keep what was trained' });
    await keep.getByRole('button', { name: /^Download/ }).click();
    await expect(alert(keep)).toHaveText(
      'What was trained was not handed over (no room). Try again.'
    );
  });
});

test('CSV reads back as the table, words with commas, quotes and formulas among them', async ({
  page
}) => {
  await open(page, address({ text: 'Yes, "bank" = -1 + @home' }));
  for (const shown of ['weights', 'raw scores']) {
    await page.getByRole('radio', { name: shown, exact: true }).check();
    for (const map of [dotProduct(page), learned(page)]) {
      const table = await readTable(map);
      const lines = parseCsv(utf8((await save(map, 'CSV')).content));
      const head = lines.findIndex(([first]) => first.startsWith('query'));
      expect(lines[head].slice(1).map((word) => word.replace(/^'/, ''))).toEqual(table.columns);
      const rows = lines.slice(head + 1);
      expect(rows.map(([word]) => word.replace(/^'/, ''))).toEqual(table.rows);
      expect(rows.map(([, ...cells]) => cells.map((cell) => Number(cell).toFixed(4)))).toEqual(
        table.cells
      );
      for (const [first] of lines) expect(first).not.toMatch(/^[=+@-]/);
      expect(lines[1]).toEqual(['sentence', 'Yes, "bank" = -1 + @home']);
    }
  }
});

test('maps of what was learned have table, picture and CSV, words on both sides', async ({
  page
}) => {
  await page.goto('/learn/');
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeEnabled();
  const section = page.getByRole('region', { name: 'What was learned, in words' });
  const name = 'Queries of ambiguous words by keys of cues, layer 1, now';
  await section.getByRole('button', { name: `Table: ${name}` }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator('caption')).toHaveText(name);
  const shown = await dialog.locator('tbody tr').first().locator('td').allTextContents();
  await dialog.getByRole('button', { name: 'Close' }).click();
  const lines = parseCsv(utf8((await save(section, 'CSV', `Save: ${name}`)).content));
  const head = lines.findIndex(([first]) => first.startsWith('query'));
  const [columns, first] = lines.slice(head);
  expect(columns).toHaveLength(1 + 72);
  expect(first[0]).toBe('bank');
  expect(columns).toContain('boat');
  expect(first.slice(1).map((cell) => Number(cell).toFixed(4))).toEqual(shown);
  for (const map of [name, 'Next words by the cues whose values raise them, layer 2, untrained']) {
    const { drawn, stamp } = await savePicture(page, section, `Save: ${map}`);
    expect(drawn.filter((text) => text === 'bank')).toHaveLength(2);
    expect(stamp).toContain('layer: ');
  }
});

test('CSV of overview, bars, charts and row hold the trace’s numbers', async ({ page }) => {
  const { layers } = await trace(RIVERBANK);
  await open(page);
  const read = async (inside: Locator, name?: string) =>
    parseCsv(utf8((await save(inside, 'CSV', name)).content));
  const near = (text: string, value: number) => expect(Number(text)).toBeCloseTo(value, 5);

  const maps = (await read(overview(page))).filter(([layer]) => /^\d+$/.test(layer));
  expect(maps).toHaveLength(6 * 13 * 121);
  const cell = maps.find((line) => line.slice(0, 4).join() === '3,head 5,8,3')!;
  near(cell[4], layers[2].heads[4].pattern[8][3]);

  const bars = await read(page.getByRole('region', { name: 'Every head for this pair' }));
  const bar = bars.find(([layer, head]) => layer === '3' && head === '5')!;
  near(bar[2], layers[2].heads[4].pattern[8][3]);
  near(bar[3], layers[2].heads[4].pattern[3][8]);

  const heads = await read(page.getByRole('region', { name: 'What each head does' }));
  const place = heads.find(([title]) => title === 'layer')!.indexOf('the previous word');
  const before = layers[2].heads[4].pattern.slice(2, 10).map((row, i) => row[i + 1]);
  near(
    heads.find(([layer, head]) => layer === '3' && head === '5')![place],
    before.reduce((sum, weight) => sum + weight / before.length, 0)
  );

  await unfoldCharts(page);
  const charts = page.getByRole('region', { name: 'Both problems, measured' });
  const own = await read(charts, 'Save: weight on oneself');
  const third = own.find(([layer]) => layer === '3')!;
  const diagonal = layers[2].heads[4].pattern.reduce((sum, row, i) => sum + row[i] / 11, 0);
  near(third[6], diagonal);

  const row = await read(page.getByRole('region', { name: 'What the row of “bank” adds up to' }));
  const swimming = row.find(([word]) => word === 'swimming')!;
  near(swimming[1], layers[0].heads[3].scores[8][3]);
  near(swimming[2], layers[0].heads[3].pattern[8][3]);
  near(swimming[5], layers[0].dotProduct.pattern[8][3]);
});

test('the overview of a long text says that its numbers stand for blocks', async ({ page }) => {
  await open(page, `?text=${encodeURIComponent(textOfTokens(140))}`);
  const lines = parseCsv(utf8((await save(overview(page), 'CSV')).content));
  expect(lines).toContainEqual([
    'values',
    '64 × 64 for 140 × 140 tokens: each the largest of its block'
  ]);
  expect(lines.filter(([layer]) => /^\d+$/.test(layer))).toHaveLength(6 * 13 * 64 * 64);
});

test('the saved overview of a twin has the dot product’s colour alone, as on the page', async ({
  page
}) => {
  await open(page, address({ model: 'lecture-dot' }));
  const svg = (await save(overview(page), 'SVG')).content.toString();
  const fills = [...svg.matchAll(/<path[^>]*fill="#(..)..(..)"/g)];
  expect(fills.length).toBeGreaterThan(2 * 2); // two layers, two maps each
  for (const [, red, blue] of fills) {
    expect(parseInt(red, 16)).toBeGreaterThanOrEqual(parseInt(blue, 16)); // river has more blue
  }
});

/** Every place where two values differ, numbers by more than rounding on another machine. */
function differences(a: unknown, b: unknown, at = ''): string[] {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b)) ? [] : [`${at}: ${a} ≠ ${b}`];
  }
  if (!a || !b || typeof a !== 'object' || typeof b !== 'object') {
    return a === b ? [] : [`${at}: ${JSON.stringify(a)} ≠ ${JSON.stringify(b)}`];
  }
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  if (keys.join() !== others.join()) return [`${at}: keys ${keys} ≠ ${others}`];
  return keys.flatMap((key) =>
    differences(
      (a as Record<string, unknown>)[key],
      (b as Record<string, unknown>)[key],
      `${at}/${key}`
    )
  );
}

for (const { text, model } of [
  { text: RIVERBANK, model: 'minilm' },
  { text: textOfTokens(140), model: 'minilm' },
  // Its next words stand before the full stop and after it.
  { text: RIVERBANK, model: 'lecture' }
]) {
  test(`the JSON of ${model} on ${text.length} characters is the trace’s`, async ({ page }) => {
    const expected = await trace(text, ['--model', model]);
    await open(page, address({ text, model }));
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download JSON' }).click()
    ]);
    const saved: unknown = JSON.parse(await readFile(await file.path(), 'utf8'));
    expect(differences(saved, expected).slice(0, 5)).toEqual([]);
  });
}
