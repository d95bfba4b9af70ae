import { setTimeout as sleep } from 'node:timers/promises';
import { input, WINDOW } from './driver.mjs';

/** A driver that has just been started answers after this time at most. */
const START_MS = 20_000;

/**
 * A session of the W3C's WebDriver, over HTTP (https://www.w3.org/TR/webdriver2/).
 *
 * @param {string} address of the driver
 * @param {object} capabilities
 * @returns {Promise<import('./driver.mjs').Driver>}
 * @throws {Error} with the driver's own words
 */
export async function openSession(address, capabilities) {
  await answering(address);
  const opened = await send('POST', `${address}/session`, {
    capabilities: { alwaysMatch: capabilities }
  });
  const session = `${address}/session/${opened.sessionId}`;
  /** @param {string} path @param {object} [body] */
  const post = (path, body = {}) => send('POST', `${session}/${path}`, body);
  /** @param {object[]} actions */
  const perform = (actions) => post('actions', { actions });

  await post('timeouts', { script: 60_000, pageLoad: 60_000 });
  await post('window/rect', { x: 0, y: 0, ...WINDOW });
  return {
    goto: (url) => post('url', { url }),
    back: () => post('back'),
    reload: () => post('refresh'),
    call: (inPage, argument) =>
      post('execute/async', { script: answerLast(inPage), args: [argument] }).then(unpack),
    click: (x, y) => perform(input.click(x, y)),
    press: (key) => perform(input.press(key)),
    type: (text) => perform(input.type(text)),
    close: () => send('DELETE', session)
  };
}

/**
 * A script that hands what a function returns, or throws, to its last argument.
 *
 * @param {(argument: any) => unknown} inPage
 */
const answerLast = (inPage) => `
  const [argument, answer] = arguments;
  Promise.resolve()
    .then(() => (${inPage})(argument))
    .then((value) => answer({ value }), (error) => answer({ error: String(error) }));`;

/** @param {{ value?: any, error?: string }} answer */
function unpack({ value, error }) {
  if (error !== undefined) throw new Error(error);
  return value;
}

/** @param {string} address */
async function answering(address) {
  const until = Date.now() + START_MS;
  for (;;) {
    const ready = await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false
    );
    if (ready) return;
    if (Date.now() > until) throw new Error(`Nothing answers at ${address}.`);
    await sleep(100);
  }
}

/**
 * @param {string} method
 * @param {string} url
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function send(method, url, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}
