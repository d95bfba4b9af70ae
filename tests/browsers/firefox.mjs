import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from './bidi.mjs';
import { input, WINDOW } from './driver.mjs';
import { start, written } from './programs.mjs';

/** A test's browser asks the network for nothing of its own. */
const PREFERENCES = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.enabled': false
};

/**
 * Firefox as Mozilla or a distribution ships it, without a window, over WebDriver BiDi
 * (https://www.w3.org/TR/webdriver-bidi/).
 *
 * @param {{ browser: string }} programs its path
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
export async function startFirefox({ browser }) {
  const profile = mkdtempSync(join(tmpdir(), 'riverbank-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0'];
  const child = start(browser, args);
  const ended = once(child, 'exit');
  const send = await connect(await written(child, /listening on (ws:\S+)/));

  await send('session.new', { capabilities: {} });
  const { context } = (await send('browsingContext.getTree', {})).contexts[0];
  await send('browsingContext.setViewport', { context, viewport: WINDOW });
  /** @param {object[]} actions */
  const perform = (actions) => send('input.performActions', { context, actions });
  return {
    goto: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    back: () => send('browsingContext.traverseHistory', { context, delta: -1 }),
    reload: () => send('browsingContext.reload', { context, wait: 'complete' }),
    call: async (inPage, argument) => {
      const answer = await send('script.callFunction', {
        target: { context },
        functionDeclaration: `async (text) =>
          JSON.stringify((await (${inPage})(JSON.parse(text))) ?? null)`,
        arguments: [{ type: 'string', value: JSON.stringify(argument) }],
        awaitPromise: true
      });
      if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
      return JSON.parse(answer.result.value);
    },
    click: (x, y) => perform(input.click(x, y)),
    press: (key) => perform(input.press(key)),
    type: (text) => perform(input.type(text)),
    close: async () => {
      await send('browser.close', {});
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  };
}
