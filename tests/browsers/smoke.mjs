import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { unzipSync } from 'fflate';
import { compareTwo } from './compare.mjs';
import { handsOf, until } from './hands.mjs';
import { trace } from './trace.mjs';

const OWN = 'the old boat left the bank';
const DOT = { selector: '[role=figure]', name: '^Dot product, layer 1$' };
const HEAD = { selector: '[role=figure]', name: '^Learned Q K, layer 1, head 4$' };
const LIVE = { selector: 'header', name: 'read on this machine in \\d+ ms' };
const SLIDER = { selector: 'input[type=range]', name: '^From proposal 1' };
const MOMENT = { selector: 'input[type=range]', name: '^Moment of the run' };

/** Training reaches 90 % in half a minute; a slow machine takes its time. */
const TRAINING_MS = 150_000;

/**
 * A walk through the pages: what each step asserts holds in every browser. Steps build on those before.
 *
 * @param {import('./driver.mjs').Driver} driver
 * @param {string} address of the page, with a slash at its end
 * @returns {[name: string, run: () => Promise<void>][]}
 */
export function smoke(driver, address) {
  const hand = handsOf(driver);

  /** Both maps have the numbers that the command prints. @param {string} text */
  const expectTrace = async (text) => {
    const { layers } = await trace(text);
    deepEqual(await hand.table(DOT), fourDecimals(layers[0].dotProduct.pattern));
    deepEqual(await hand.table(HEAD), fourDecimals(layers[0].heads[3].pattern));
  };
  const step = async () =>
    Number((await hand.wait({ selector: '.controls strong' }, () => true)).text);
  /** @param {string} name */
  const button = (name) => ({ selector: 'button', name: `^${name}` });

  return [
    [
      'the first picture',
      async () => {
        await driver.goto(address);
        await hand.watch();
        for (const map of [DOT, HEAD]) ok((await hand.wait(map, () => true)).width > 200);
        await hand.wait({ selector: 'p', name: 'bank looks at swimming: 0\\.54' });
        ok((await colours(driver)) > 5);
      }
    ],
    [
      'a live reading with the numbers of the command line',
      async () => {
        await hand.wait(LIVE);
        await expectTrace('I went swimming with Anna at the bank.');
      }
    ],
    [
      'typing',
      async () => {
        await hand.write(OWN);
        await hand.wait(HEAD, ({ text }) => text.includes('boat'));
        await expectTrace(OWN);
      }
    ],
    [
      'a lock that Escape frees',
      async () => {
        const cell = { selector: '[role=gridcell]', within: HEAD };
        const map = { selector: 'rect[role=presentation]', within: HEAD };
        await hand.click(map); // the middle of 8 words: the fifth row and column
        await hand.wait(cell, ({ selected }) => selected);
        await driver.press('Escape');
        await hand.wait(cell, ({ selected }) => !selected);
        await hand.click(map);
        await hand.wait(cell, ({ selected, text }) => selected && /^left looks at left/.test(text));
        await until(
          async () => /from=4&to=4/.test(await hand.address()),
          () => 'the address has no lock'
        );
      }
    ],
    [
      'Back, and a reload',
      async () => {
        const expectOwn = async () => {
          await hand.wait({ selector: 'textarea' }, ({ value }) => value === OWN);
          const cell = { selector: '[role=gridcell]', name: '^left looks at left', within: HEAD };
          await hand.wait(cell, ({ selected }) => selected);
        };
        await hand.click({ selector: 'a', name: 'borrowing at the bank' });
        const anyHead = { selector: '[role=figure]', name: '^Learned Q K, layer' };
        await hand.wait(anyHead, ({ text }) => text.includes('borrowed'));
        await driver.back();
        await expectOwn();
        await driver.reload();
        await hand.watch();
        await hand.wait(LIVE);
        await expectOwn();
      }
    ],
    [
      'the slider',
      async () => {
        const { layers } = await trace(OWN);
        await hand.click(SLIDER);
        await driver.press('Home');
        await hand.wait(SLIDER, ({ said }) => said === '0.00 of the way');
        const between = { selector: '[role=figure]', name: 'at 0\\.00, layer 1, head 4$' };
        deepEqual(await hand.table(between), fourDecimals(layers[0].dotProduct.pattern));
        await hand.click(SLIDER);
        await driver.press('End');
        await hand.wait(HEAD);
      }
    ],
    [
      'a figure saved as SVG, PNG and CSV, and the reading as JSON',
      async () => {
        /** @param {string} kind */
        const save = async (kind) => {
          await hand.click({ selector: 'button', name: '^Save: ', within: HEAD });
          const file = { selector: 'button', name: `^Save as ${kind}`, within: HEAD };
          await hand.wait(file);
          return hand.save(file);
        };
        const svg = await save('SVG');
        equal(svg.name, 'learned-q-k-layer-1-head-4.svg');
        match(svg.bytes.toString(), /^<svg [\s\S]*the old boat left the bank[\s\S]*<\/svg>\s*$/);
        const size = await imageSize(driver, svg.bytes.toString());
        ok(size.width > 400 && size.height > 400, `${size.width} × ${size.height}`);
        const png = (await save('PNG')).bytes;
        deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
        ok(png.readUInt32BE(16) > 400 && png.length > 5000, `${png.length} bytes`);
        const { layers, tokens } = await trace(OWN);
        const csv = (await save('CSV')).bytes.toString();
        for (const { text } of tokens) ok(csv.includes(text), csv);
        ok(csv.includes(String(layers[0].heads[3].pattern[4][4])), csv);
        const json = JSON.parse(
          (await hand.save({ selector: 'button', name: 'JSON' })).bytes.toString()
        );
        deepEqual([json.format, json.text], ['riverbank-trace/1', OWN]);
        deepEqual(json.layers[0].heads[3].pattern, layers[0].heads[3].pattern);
      }
    ],
    ['Compare: both rows of a word, its ways, and Back', () => compareTwo(hand, driver, OWN)],
    [
      'another model',
      async () => {
        await hand.choose('header select', 'lecture');
        const only = { selector: '[role=figure]', name: '^Learned Q K, layer 1, head 1$' };
        await hand.wait(only);
        await hand.wait(LIVE);
        const { layers } = await trace(OWN, 'lecture');
        deepEqual(await hand.table(only), fourDecimals(layers[0].heads[0].pattern));
        match(await hand.address(), /model=lecture/);
      }
    ],
    [
      'Learn: training until it understands 90 %, and a pause',
      async () => {
        await hand.click({ selector: 'a', name: '^Learn Q, K, V' });
        await hand.wait(button('Start'));
        await hand.choose('.controls label:last-of-type select', '1');
        await until(
          () => driver.call(() => document.querySelectorAll('article').length === 1, null),
          () => 'all go on learning'
        );
        await hand.click(button('Start'));
        const result = { selector: 'article .result strong' };
        await until(
          async () => parseInt((await hand.see(result))?.text ?? '') >= 90,
          () => 'it does not learn',
          TRAINING_MS
        );
        await hand.click(button('Pause'));
        await hand.wait(button('Go on'));
        const paused = await step();
        ok(paused >= 20);
        await hand.click(button('Step$'));
        await until(
          async () => (await step()) === paused + 1,
          () => `a pause at ${paused} does not hold`
        );
      }
    ],
    [
      'Learn: the time line',
      async () => {
        await hand.click(MOMENT);
        await driver.press('Home');
        await hand.wait({ selector: '.time .step' }, ({ text }) => text.startsWith('viewing 0 of'));
        await driver.press('End');
        await hand.wait({ selector: '.time .step' }, ({ text }) => text.startsWith('step'));
      }
    ],
    [
      'Learn: the checkpoint as a folder',
      async () => {
        const { bytes } = await hand.save(button('Download the checkpoint'));
        const files = unzipSync(bytes);
        ok('model.safetensors' in files && 'config.json' in files, Object.keys(files).join());
      }
    ],
    [
      'Back to Explore, with nothing lost and nothing failed',
      async () => {
        await driver.back();
        await hand.wait({ selector: 'textarea' }, ({ value }) => value === OWN);
        await hand.wait(LIVE);
        deepEqual(await hand.wrong(), []);
      }
    ],
    [
      'Learn, opened by its address with and without its slash, and reloaded',
      async () => {
        for (const path of ['learn/', 'learn']) {
          await driver.goto(`${address}${path}`);
          await hand.wait(button('Start'));
          equal(new URL(await hand.address()).pathname, new URL(`${address}learn/`).pathname);
        }
        await driver.reload();
        await hand.wait(button('Start'));
      }
    ]
  ];
}

/** How many colours the cells of the maps have. @param {import('./driver.mjs').Driver} driver */
const colours = (driver) =>
  driver.call(() => {
    const paths = [...document.querySelectorAll('[role=grid] path')];
    return new Set(paths.map((path) => getComputedStyle(path).fill)).size;
  }, null);

/**
 * How large an SVG file is where it is an image.
 * @param {import('./driver.mjs').Driver} driver
 * @param {string} svg
 */
const imageSize = (driver, svg) =>
  driver.call(async (text) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    return { width: image.naturalWidth, height: image.naturalHeight };
  }, svg);

/** @param {number[][]} rows */
const fourDecimals = (rows) => rows.map((row) => row.map((value) => value.toFixed(4)));
