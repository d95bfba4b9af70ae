import type { Browser } from '@playwright/test';

/** What worker.js answers: of one pass, how long it took and what came out. */
interface Answer {
  readonly milliseconds: number;
  /** The last hidden state, [n · dModel], row after row. */
  readonly last: Float32Array;
}
declare global {
  var runOnnx: (ids: readonly number[]) => Promise<Answer>;
}

/** onnxruntime-web in a worker of a page of its own. It throws errors in its own words. */
export interface OtherRuntime {
  /** Milliseconds of one pass over some token ids. */
  time(ids: readonly number[]): Promise<number>;
  /** The last hidden state of one pass, [n · dModel], row after row. */
  last(ids: readonly number[]): Promise<readonly number[]>;
  close(): Promise<void>;
}

/**
 * Opens the page that `layOut` made.
 * @param address of its folder
 */
export async function openOther(browser: Browser, address: string): Promise<OtherRuntime> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(() => {
    const worker = new Worker('./worker.js', { type: 'module' });
    globalThis.runOnnx = (ids) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }: MessageEvent<Answer & { error?: string }>) =>
          data.error === undefined ? resolve(data) : reject(new Error(data.error));
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(ids);
      });
  });
  return {
    time: (ids) => page.evaluate(async (each) => (await runOnnx(each)).milliseconds, ids),
    last: (ids) => page.evaluate(async (each) => [...(await runOnnx(each)).last], ids),
    close: () => context.close()
  };
}
