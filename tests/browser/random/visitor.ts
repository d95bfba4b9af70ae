import type { Page } from '@playwright/test';
import type { Random } from '../../../src/lib/learning/random';
import { overview, sentence } from '../page';
import { choose, click, keys, paste, point, SOON, withAny, type Action } from './actions';
import { anyLines, anyText } from './texts';

const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name });
const saves = button(/^Download/);
const MODELS = ['minilm', 'lecture', 'lecture-dot', 'lecture-unit-dot', 'trained'];

/** What is done on any page. */
export const ANYWHERE: readonly Action[] = [
  {
    name: 'write',
    weight: 14,
    async run(page, random) {
      const text = anyText(random);
      const way = random.below(4);
      const before = await sentence(page).inputValue(SOON);
      await paste(sentence(page), [text, text, before + text, text + before][way].slice(0, 9000));
      return true;
    }
  },
  {
    name: 'type',
    weight: 6,
    async run(page, random) {
      await sentence(page).press('Control+End', SOON);
      await page.keyboard.type(random.pick([' bank', '.', ' swimming in', ' ben', '\n']));
      for (let i = random.below(4); i > 0; i--) await page.keyboard.press('Backspace');
      return true;
    }
  },
  point('point at a map', 8, (page) => page.locator('.grid rect[role=presentation]')),
  keys('keys on a map', 6, (page) => page.locator('.grid[tabindex="0"]')),
  click('download', 1, saves),
  {
    name: 'save',
    weight: 5,
    run: (page, random) =>
      withAny(button(/^Save: /)(page), random, async (one) => {
        await one.click(SOON);
        const dialog = page.getByRole('dialog');
        await dialog.waitFor(SOON);
        const way = random.pick([/^Save as (SVG|PNG|CSV)/, 'Close']);
        await dialog.getByRole('button', { name: way }).last().click(SOON);
        await dialog.waitFor({ state: 'hidden', ...SOON });
      })
  },
  {
    name: 'table',
    weight: 5,
    run: (page, random) =>
      withAny(button(/^Table/)(page), random, async (one) => {
        await one.click(SOON);
        const dialog = page.getByRole('dialog');
        await dialog.waitFor(SOON);
        if (random.below(2) === 0) await page.keyboard.press('Escape');
        else await dialog.getByRole('button', { name: 'Close' }).click(SOON);
      })
  },
  click('header', 5, (page) =>
    page.locator('header').getByRole('link').and(page.locator(':not([rel])'))
  ),
  {
    name: 'Back',
    weight: 4,
    async run(page) {
      // What was before the first page is none of ours.
      if (!(await page.evaluate(() => navigation.canGoBack))) return false;
      await page.goBack({ timeout: 15_000 });
      return true;
    }
  },
  {
    name: 'Forward',
    weight: 3,
    run: (page) => page.goForward({ timeout: 15_000 }).then(() => true)
  },
  { name: 'reload', weight: 1, run: (page) => page.reload({ timeout: 15_000 }).then(() => true) },
  {
    name: 'window',
    weight: 4,
    async run(page, random) {
      const width = random.pick([390, 390, 700, 1000, 1280]);
      await page.setViewportSize({ width, height: 844 });
      return true;
    }
  },
  {
    name: 'media',
    weight: 3,
    async run(page, random) {
      await page.emulateMedia({
        colorScheme: random.pick(['light', 'dark']),
        reducedMotion: random.pick(['reduce', 'no-preference'])
      });
      return true;
    }
  }
];

const slide = (name: string, weight: number, label: string): Action => ({
  name,
  weight,
  run: (page, random) =>
    withAny(page.getByRole('slider', { name: label }), random, async (one) => {
      const most = Number(await one.getAttribute('max', SOON));
      for (let i = random.below(3); i >= 0; i--) {
        const value = most === 1 ? random.next().toFixed(2) : String(random.below(most + 1));
        await one.fill(value, SOON);
      }
    })
});

/** Chooses a model, at times another one at once, and a head in that moment. */
async function switchModels(page: Page, random: Random): Promise<boolean> {
  const list = page.getByRole('combobox', { name: 'Model' });
  for (let i = random.below(3); i >= 0; i--) {
    const model = random.pick(MODELS);
    if ((await list.locator(`option[value=${model}]`).count()) === 0) continue;
    await list.selectOption(model, SOON);
    if (random.below(2) === 0) await withAny(heads(page), random, (one) => one.click(SOON));
  }
  return true;
}
const heads = (page: Page) => overview(page).getByRole('gridcell').getByRole('button');

export const ON_EXPLORE: readonly Action[] = [
  { name: 'model', weight: 9, run: switchModels },
  click('head', 8, heads),
  keys('keys on the overview', 4, heads),
  click('another head', 4, (page) =>
    page.locator('.find button, .head-grid button, .charts circle')
  ),
  click('token', 6, (page) => page.locator('.tokens li button')),
  click('row', 4, (page) => page.locator('.row table button')),
  click('suggestion', 4, button(/^replace /)),
  point('vector', 3, (page) => page.locator('.bars[role=slider]')),
  keys('keys on a vector', 2, (page) => page.locator('.bars[role=slider]')),
  slide('blend', 5, 'From proposal 1 to proposal 2'),
  click('setting', 7, (page) => page.locator('.settings input')),
  choose('measure', 3, (page) => page.locator('.heads select')),
  click('lecture', 5, (page) =>
    page.getByRole('navigation', { name: /lecture/ }).getByRole('link')
  ),
  click('open or close', 3, (page) => page.locator('summary'))
];

/** Answers the question whether a run may go, where it is asked. */
async function answer(page: Page, random: Random): Promise<void> {
  const question = page.getByRole('dialog', { name: 'Begin anew?' });
  if (!(await question.isVisible())) return;
  const name = random.pick(['Begin anew', 'Keep this run', null]);
  if (name === null) await page.keyboard.press('Escape');
  else await question.getByRole('button', { name }).click(SOON);
}
const asking = (action: Action): Action => ({
  ...action,
  async run(page, random) {
    const done = await action.run(page, random);
    await answer(page, random);
    return done;
  }
});

export const ON_LEARN: readonly Action[] = [
  click('step', 8, button('Step')),
  {
    name: 'train',
    weight: 6,
    run: (page, random) =>
      withAny(button(/^(Start|Go on)$/)(page), random, async (one) => {
        await one.click(SOON);
        await page.waitForTimeout(random.below(400));
        if (random.below(3) > 0)
          await withAny(button('Pause')(page), random, (it) => it.click(SOON));
      })
  },
  click('pause', 5, button('Pause')),
  slide('moment', 8, 'Moment of the run'),
  asking(choose('options', 5, (page) => page.locator('.controls select'))),
  asking(click('reset', 3, button('Reset'))),
  asking({
    name: 'seed',
    weight: 2,
    async run(page, random) {
      const seed = page.getByRole('spinbutton', { name: 'seed' });
      await seed.fill(random.pick(['7', '', '99999', '-3']), SOON);
      await seed.press('Tab');
      return true;
    }
  }),
  asking({
    name: 'own text',
    weight: 5,
    async run(page, random) {
      await paste(page.getByRole('textbox', { name: 'Your own text' }), anyLines(random));
      return withAny(button('Learn from this text')(page), random, (one) => one.click(SOON));
    }
  }),
  asking(click('small language', 2, button('Back to the small language'))),
  click('example or suggestion', 6, (page) => page.locator('.help button')),
  choose('which', 2, (page) => page.getByRole('combobox', { name: 'which' })),
  click('use', 4, button('Use it in Explore')),
  click('open or close', 1, (page) => page.locator('summary'))
];
