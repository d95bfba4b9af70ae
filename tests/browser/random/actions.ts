import type { Locator, Page } from '@playwright/test';
import type { Random } from '../../../src/lib/learning/random';

/** Something that a visitor does, often where `weight` is large. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  /** @returns false where the page has nothing to do it with */
  run(page: Page, random: Random): Promise<boolean>;
}

/** Longer than any click takes on a page that answers. */
export const SOON = { timeout: 2000 };

/** Does something with one of the elements that are there to be used; whichever it is. */
export async function withAny(
  list: Locator,
  random: Random,
  use: (one: Locator) => Promise<unknown>
): Promise<boolean> {
  const usable = list.and(
    list.page().locator(':visible:enabled, :visible:not(button, input, select)')
  );
  const count = await usable.count();
  if (count === 0) return false;
  await use(usable.nth(random.below(count)));
  return true;
}

export const click = (name: string, weight: number, list: (page: Page) => Locator): Action => ({
  name,
  weight,
  run: (page, random) => withAny(list(page), random, (one) => one.click(SOON))
});

/** Chooses any of a list's options. */
export const choose = (name: string, weight: number, list: (page: Page) => Locator): Action => ({
  name,
  weight,
  run: (page, random) =>
    withAny(list(page), random, async (one) => {
      const count = await one.locator('option').count();
      await one.selectOption({ index: random.below(count) }, SOON);
    })
});

const KEYS = [
  ...['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'PageDown'],
  ...['Enter', 'Escape', ' ', 'Tab']
];

/** Presses some keys one after the other on an element. */
export const keys = (name: string, weight: number, list: (page: Page) => Locator): Action => ({
  name,
  weight,
  run: (page, random) =>
    withAny(list(page), random, async (one) => {
      await one.focus(SOON);
      for (let i = random.below(5); i >= 0; i--) await page.keyboard.press(random.pick(KEYS));
    })
});

/** Moves the pointer to any place of an element, and may press there. */
export const point = (name: string, weight: number, list: (page: Page) => Locator): Action => ({
  name,
  weight,
  run: (page, random) =>
    withAny(list(page), random, async (one) => {
      await one.scrollIntoViewIfNeeded(SOON);
      const box = await one.boundingBox(SOON);
      if (!box) return;
      const [x, y] = [box.x + random.next() * box.width, box.y + random.next() * box.height];
      await page.mouse.move(x, y);
      if (random.below(2) === 0) await page.mouse.click(x, y);
    })
});

/** Puts a string into a field as pasting does, without the keyboard's own limits. */
export const paste = (field: Locator, text: string): Promise<void> =>
  field.evaluate(
    (element, units) => {
      const area = element as HTMLTextAreaElement;
      area.value = units.map((unit) => String.fromCharCode(unit)).join('');
      area.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    // As numbers: what carries it to the browser has no half of a surrogate pair.
    Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)),
    SOON
  );
