import { WINDOW } from './driver.mjs';
import { end, start, written } from './programs.mjs';
import { openSession } from './webdriver.mjs';

/** Between the ports that systems hand out by themselves and those that need rights. */
const PORT = 20_000 + (process.pid % 10_000);

/**
 * WebKitGTK's own browser, on a screen that nobody sees.
 *
 * @param {{ driver: string, browser: string, screen: string }} programs paths of WebKitWebDriver,
 *   MiniBrowser and Xvfb
 * @returns {Promise<import('./driver.mjs').Driver>}
 */
export async function startWebKit({ driver, browser, screen }) {
  const size = `${WINDOW.width}x${WINDOW.height}x24`;
  const xvfb = start(screen, ['-displayfd', '1', '-screen', '0', size, '-nolisten', 'tcp']);
  const display = await written(xvfb, /^(\d+)\n/m);
  const webdriver = start(driver, [`--port=${PORT}`, '--host=127.0.0.1'], {
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    // Without a graphics card, drawing with the processor is what works everywhere.
    WEBKIT_DISABLE_DMABUF_RENDERER: '1'
  });
  const session = await openSession(`http://127.0.0.1:${PORT}`, {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] }
  });
  return {
    ...session,
    close: async () => {
      await session.close();
      end(webdriver, xvfb);
    }
  };
}
