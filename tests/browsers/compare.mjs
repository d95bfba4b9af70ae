import { ok } from 'node:assert/strict';
import { trace } from './trace.mjs';

const OTHER = 'we sat on the river bank';
const A = { selector: 'textarea', name: '^Sentence A' };
const B = { selector: 'textarea', name: '^Sentence B' };
const ROWS = { selector: 'table', name: '^Rows of .bank. in A and B, layer 1, head 4$' };
const WAYS = { selector: '[role=figure]', name: '^.bank. between two meanings, in A and B$' };
const FROM_EXPLORE = { selector: 'a', name: '^Compare with another' };

/**
 * From Explore to Compare and back: what a word looks at in two sentences, and its ways between meanings.
 *
 * @param {ReturnType<import('./hands.mjs').handsOf>} hand
 * @param {import('./driver.mjs').Driver} driver
 * @param {string} own the sentence that Explore shows, with "bank" and "the" in it
 */
export async function compareTwo(hand, driver, own) {
  await hand.click(FROM_EXPLORE);
  for (const field of [A, B]) await hand.wait(field, ({ value }) => value === own);
  await hand.write(OTHER, B);
  const word = { selector: 'ol[aria-label^="Both sentences"] button' };
  await hand.click({ ...word, name: '^the$' });
  await hand.click({ ...word, name: '^bank$' });

  const [one, other] = await Promise.all([own, OTHER].map((text) => weight(text, 'bank', 'the')));
  const row = { selector: 'tr', name: '^the', within: ROWS };
  await hand.wait(row, ({ text }) => text.includes(one) && text.includes(other));
  await hand.wait({ selector: 'tr', name: 'river.*in B alone', within: ROWS });

  // What stands below the heads comes as one nears it.
  await hand.wait({ selector: '.head-grid' });
  await hand.wait(WAYS);
  const layers = (await hand.table(WAYS)) ?? [];
  const [a, b, neutral] = layers[layers.length - 1].map(Number);
  ok(b > 0.5 && b > a && b > neutral, `of the river: ${b}; boat: ${a}; neither: ${neutral}`);

  await driver.back();
  await hand.wait({ selector: 'textarea', name: '^Your sentence' }, ({ value }) => value === own);
}

/**
 * A weight of layer 1, head 4 as the page writes it.
 *
 * @param {string} text @param {string} from the last token of that name looks
 * @param {string} to the last one of that name is looked at
 */
async function weight(text, from, to) {
  const { tokens, layers } = await trace(text);
  const at = (/** @type {string} */ name) => tokens.findLastIndex((token) => token.text === name);
  return layers[0].heads[3].pattern[at(from)][at(to)].toFixed(2);
}
