import { expect, test, type BrowserContext, type Route } from '@playwright/test';
import {
  expectLive,
  expectTokens,
  learned,
  notice,
  open,
  readTable,
  RIVERBANK_TOKENS,
  sentence
} from './page';
import { FlakyServer } from './proxy';

const SHARD = 'model-00003-of-00007.safetensors';
const tryAgain = { name: 'Try again' };

/** A file of the model that answers otherwise until it is healed. */
async function breakFile(
  context: BrowserContext,
  file: string,
  answer: (route: Route) => Promise<void>
): Promise<() => Promise<void>> {
  const pattern = `**/models/minilm/${file}`;
  await context.route(pattern, answer);
  return () => context.unroute(pattern);
}

const broken: readonly {
  what: string;
  file: string;
  answer: (route: Route) => Promise<void>;
  says: RegExp;
}[] = [
  {
    what: 'missing',
    file: SHARD,
    answer: (route) => route.fulfill({ status: 404, body: 'no' }),
    says: /A file of the model is missing: model-00003-of-00007\.safetensors.*404/
  },
  {
    what: 'a web page instead',
    file: 'config.json',
    answer: (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
    says: /A file of the model is missing: config\.json.*web page/
  },
  {
    what: 'short',
    file: SHARD,
    answer: async (route) => {
      const body = await (await route.fetch()).body();
      await route.fulfill({ body: body.subarray(0, 1_000_000) });
    },
    says: /model-00003-of-00007\.safetensors/
  },
  {
    what: 'corrupt',
    file: SHARD,
    answer: async (route) => {
      const body = await (await route.fetch()).body();
      body[2_000_000] ^= 0xff;
      await route.fulfill({ body });
    },
    says: /A file of the model is damaged: model-00003-of-00007\.safetensors/
  },
  {
    what: 'of another architecture',
    file: 'config.json',
    answer: async (route) => {
      const config = (await (await route.fetch()).json()) as object;
      await route.fulfill({ json: { ...config, model_type: 'gpt2' } });
    },
    says: /This model is of another kind: .*"gpt2".*"bert"/
  },
  {
    what: 'no JSON',
    file: 'tokenizer.json',
    answer: (route) => route.fulfill({ body: '{"model":' }),
    says: /tokenizer\.json/
  },
  {
    what: 'refused by an overloaded server',
    file: SHARD,
    answer: (route) => route.fulfill({ status: 503, body: '' }),
    says: /model-00003-of-00007\.safetensors/
  }
];

for (const { what, file, answer, says } of broken) {
  test(`${file} ${what}: the page says so, keeps its picture and can try again`, async ({
    page,
    context
  }) => {
    const heal = await breakFile(context, file, answer);
    await page.goto('/');
    await expect(notice(page)).toHaveText(says);
    await expect(learned(page)).toBeVisible();
    expect((await readTable(learned(page))).cells).toHaveLength(11);
    await heal();
    await page.getByRole('button', tryAgain).click();
    await expectLive(page);
    await expect(notice(page)).toHaveText('');
  });
}

test('the network failing half-way: trying again asks only for the rest', async ({
  page,
  baseURL
}) => {
  const server = new FlakyServer(baseURL!);
  try {
    const address = await server.start();
    server.cut = { path: SHARD, after: 1_500_000 };
    await page.goto(address);
    await expect(notice(page)).toHaveText(/The download stopped half-way: .*Try again/);
    await expect(sentence(page)).toHaveValue('I went swimming with Anna at the bank.');

    server.asked.length = 0;
    server.cut = null;
    await page.getByRole('button', tryAgain).click();
    await expectLive(page);
    await expect(notice(page)).toHaveText('');

    const again = server.asked.filter(({ path }) => path.includes('/models/'));
    const whole = ['config.json', 'model.safetensors.index.json'];
    expect(again.filter(({ path }) => whole.some((name) => path.endsWith(name)))).toEqual([]);
    const rest = again.find(({ path }) => path.endsWith(SHARD))!;
    expect(Number(/^bytes=(\d+)-$/.exec(rest.range ?? '')?.[1])).toBeGreaterThan(0);
    await expectTokens(page, RIVERBANK_TOKENS);
  } finally {
    server.stop();
  }
});

/** Runs a script at the head of the engine's worker, before anything of its own. */
async function prefixWorker(context: BrowserContext, script: string): Promise<void> {
  await context.route('**/workers/worker-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

test('no WebAssembly SIMD: says that readings take longer, and reads', async ({
  page,
  context
}) => {
  // TensorFlow.js asks whether a module with SIMD instructions is valid.
  await prefixWorker(context, 'WebAssembly.validate = () => false;');
  const plain = page.waitForRequest((request) =>
    /tfjs-backend-wasm-(?!simd)[^/]*\.wasm$/.test(request.url())
  );
  await open(page);
  await plain;
  await expect(notice(page)).toHaveText(/no WebAssembly SIMD/);
  await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
});

test('no WebAssembly: says that the model cannot run, and keeps the first picture', async ({
  page,
  context
}) => {
  await prefixWorker(context, 'delete self.WebAssembly;');
  await page.goto('/');
  await expect(notice(page)).toHaveText(
    /The model cannot run here: This browser has no WebAssembly/
  );
  await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
});

test('a crashed worker is started again and the text read again', async ({ page }) => {
  await open(page);
  await sentence(page).fill('the river bank');
  await expectTokens(page, ['[CLS]', 'the', 'river', 'bank', '[SEP]']);
  const fresh = page.waitForEvent('worker');
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('crash');
    });
  });
  await fresh;
  await sentence(page).press('Control+End');
  await page.keyboard.type(' is wet');
  await expectTokens(page, ['[CLS]', 'the', 'river', 'bank', 'is', 'wet', '[SEP]']);
  await expect(notice(page)).toHaveText('');
  await expect.poll(() => page.workers().length).toBe(1);
});

test('however often the page was opened, a crash is one crash', async ({ page }) => {
  await open(page);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  for (let visit = 0; visit < 4; visit++) {
    await pages.getByRole('link', { name: 'Learn' }).click();
    await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled({ timeout: 30_000 });
    await pages.getByRole('link', { name: 'Explore' }).click();
    await expectLive(page);
  }
  // What is said for a moment only counts too.
  await page.evaluate(() => {
    const gaveUp = () => document.body.innerText.includes('keeps stopping');
    new MutationObserver(() => gaveUp() && document.body.classList.add('gave-up')).observe(
      document.querySelector('main')!,
      { subtree: true, childList: true }
    );
  });
  const fresh = page.waitForEvent('worker');
  await page.workers()[0].evaluate(() => {
    setTimeout(() => {
      throw new Error('crash');
    });
  });
  await fresh;
  await sentence(page).fill('the river bank');
  await expectTokens(page, ['[CLS]', 'the', 'river', 'bank', '[SEP]']);
  await expect(page.locator('body')).not.toHaveClass(/gave-up/);
});

test('a worker that never starts: the page gives up with a sentence, and asks no more', async ({
  page,
  context
}) => {
  let asked = 0;
  await context.route('**/workers/worker-*.js', async (route) => {
    asked++;
    await route.abort();
  });
  await page.goto('/');
  await expect(notice(page)).toContainText('The model keeps stopping on this machine.');
  const then = asked;
  await page.getByRole('radio', { name: 'cosine' }).check();
  await expect(page).toHaveURL(/similarity=cosine/);
  expect(asked).toBe(then);
  await context.unroute('**/workers/worker-*.js');
  await page.getByRole('button', tryAgain).click();
  await expectLive(page);
  await expect(notice(page)).toHaveText('');
});
