import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall, onPath, runs } from './programs.mjs';

/** Where distributions keep WebKitGTK's own browser: Debian below a folder for the architecture. */
const LIBRARIES = ['/usr/lib', '/usr/lib64', '/usr/libexec'];
/** The versions of its interface that have it, the best first. */
const WEBKITS = ['webkitgtk-6.0', 'webkit2gtk-4.1', 'webkit2gtk-4.0'];

/** Debian's packages. */
const FIREFOX = ['firefox-esr'];
const WEBKIT = ['webkit2gtk-driver', 'xvfb'];

/**
 * Sees to it that there are a Firefox and a WebKit for the smoke test: what is found (FIREFOX_PATH
 * names another Firefox), else Debian's.
 *
 * @returns {Promise<{
 *   firefox: { browser: string } | null,
 *   webkit: { driver: string, browser: string, screen: string } | null
 * }>} paths of the programs; null where they cannot be had
 */
export async function ensureOtherBrowsers() {
  const missing = [...(findFirefox() ? [] : FIREFOX), ...(findWebKit() ? [] : WEBKIT)];
  if (missing.length > 0) await aptInstall(missing);
  return { firefox: findFirefox(), webkit: findWebKit() };
}

/**
 * FIREFOX_PATH, else the first Firefox on the search path that runs.
 *
 * @returns {{ browser: string } | null} its path; null where there is none
 */
export function findFirefox() {
  const chosen = process.env.FIREFOX_PATH;
  const browser = chosen || onPath(['firefox-esr', 'firefox']).find(runs);
  return browser ? { browser } : null;
}

function findWebKit() {
  const [driver] = onPath(['WebKitWebDriver']);
  const [screen] = onPath(['Xvfb']);
  const folders = LIBRARIES.filter((path) => existsSync(path)).flatMap((path) => [
    path,
    ...readdirSync(path)
      .filter((name) => name.endsWith('-linux-gnu'))
      .map((name) => join(path, name))
  ]);
  const browser = WEBKITS.flatMap((version) =>
    folders.map((folder) => join(folder, version, 'MiniBrowser'))
  ).find((path) => existsSync(path));
  return driver && screen && browser ? { driver, browser, screen } : null;
}
