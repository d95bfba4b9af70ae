/**
 * What the smoke test asks of a browser.
 *
 * @typedef {object} Driver
 * @property {(address: string) => Promise<void>} goto resolves once the page has loaded
 * @property {() => Promise<void>} back
 * @property {() => Promise<void>} reload
 * @property {<A, R>(inPage: (argument: A) => R, argument: A) => Promise<Awaited<R>>} call runs a
 *   function that knows nothing of the module around it in the page; what goes in and out is JSON
 * @property {(x: number, y: number) => Promise<void>} click in CSS pixels of the window
 * @property {(key: Key) => Promise<void>} press
 * @property {(text: string) => Promise<void>} type into what has the focus
 * @property {() => Promise<void>} close
 *
 * @typedef {'Escape' | 'Home' | 'End' | 'SelectAll'} Key
 */

/** Where a smoke test looks from: both maps side by side. */
export const WINDOW = { width: 1280, height: 900 };

/**
 * Keys without a letter, by the characters that stand for them in both protocols
 * (https://www.w3.org/TR/webdriver2/#keyboard-actions).
 */
const KEYS = { Escape: '\uE00C', End: '\uE010', Home: '\uE011' };
const CONTROL = '\uE009';

/** @param {string} value */
const stroke = (value) => [
  { type: 'keyDown', value },
  { type: 'keyUp', value }
];

/**
 * Input as both protocols take it, WebDriver and WebDriver BiDi.
 */
export const input = {
  /** @param {number} x @param {number} y */
  click: (x, y) => [
    {
      type: 'pointer',
      id: 'mouse',
      actions: [
        { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 }
      ]
    }
  ],
  /** @param {Key} key */
  press: (key) => {
    const [down, up] = stroke(CONTROL);
    const actions = key === 'SelectAll' ? [down, ...stroke('a'), up] : stroke(KEYS[key]);
    return [{ type: 'key', id: 'keys', actions }];
  },
  /** @param {string} text */
  type: (text) => [{ type: 'key', id: 'keys', actions: [...text].flatMap(stroke) }]
};
