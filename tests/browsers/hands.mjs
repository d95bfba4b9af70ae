import { setTimeout as sleep } from 'node:timers/promises';
import { choose, look, readTable, take, watch } from './in-page.mjs';

/** A step of the page takes this long at most; reading begins after 46 MB were fetched and loaded. */
const PATIENCE_MS = 30_000;
const EVERY_MS = 100;

/** @typedef {Parameters<typeof look>[0]} Where */

/**
 * What a visitor does, with any browser.
 *
 * @param {import('./driver.mjs').Driver} driver
 */
export function handsOf(driver) {
  /** @param {Where} where */
  const see = (where) => driver.call(look, where);

  /**
   * Waits until something is there and as it should be.
   *
   * @param {Where} where
   * @param {(seen: NonNullable<ReturnType<typeof look>>) => boolean} [is]
   */
  const wait = async (where, is = ({ disabled }) => !disabled) => {
    let seen = await see(where);
    await until(
      async () => (seen = await see(where)) !== null && is(seen),
      () => `${JSON.stringify(where)} is ${JSON.stringify(seen)}`
    );
    return /** @type {NonNullable<typeof seen>} */ (seen);
  };

  /** @param {Where} where */
  const click = async (where) => {
    await wait(where);
    // What stands above may have come or gone meanwhile.
    const { x, y } = await wait(where);
    // Off the middle: of a map of an even number of words it is the line between two.
    await driver.click(x + 1, y + 1);
  };

  return {
    see,
    wait,
    click,
    /** Begins to keep what the page hands over; each new document has to be asked. */
    watch: () => driver.call(watch, null),
    /** What failed in the page since `watch`. @returns {Promise<string[]>} */
    wrong: () => driver.call(() => /** @type {any} */ (window).wrong ?? [], null),
    address: () => driver.call(() => location.href, null),
    /** Types a sentence in place of the one that stands there. @param {string} text @param {Where} [field] */
    write: async (text, field = { selector: 'textarea', name: '^Your sentence' }) => {
      await click(field);
      await driver.press('SelectAll');
      await driver.type(text);
    },
    /** @param {string} selector @param {string} value */
    choose: (selector, value) => driver.call(choose, { selector, value }),
    /** The values of a map, as its table has them. @param {Where} figure */
    table: async (figure) => {
      await click({ selector: 'button', name: '^Table', within: figure });
      let cells = await driver.call(readTable, null);
      await until(
        async () => (cells = await driver.call(readTable, null)) !== null,
        () => 'no table opened'
      );
      await click({ selector: 'dialog[open] button', name: '^Close' });
      return cells;
    },
    /** What a button hands over. @param {Where} button */
    save: async (button) => {
      await click(button);
      let file = await driver.call(take, null);
      await until(
        async () => (file ??= await driver.call(take, null)) !== null,
        () => `${button.name} hands nothing over`
      );
      const { name, bytes } = /** @type {NonNullable<typeof file>} */ (file);
      return { name, bytes: Buffer.from(bytes, 'base64') };
    }
  };
}

/**
 * @param {() => Promise<boolean>} done
 * @param {() => string} why said when it never is
 * @param {number} [patience]
 */
export async function until(done, why, patience = PATIENCE_MS) {
  const end = Date.now() + patience;
  while (!(await done())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${why()}`);
    await sleep(EVERY_MS);
  }
}
