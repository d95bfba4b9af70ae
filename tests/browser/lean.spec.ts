import { expect, test as base, type Page } from '@playwright/test';
import { CountingServer, packed, SAVES_DATA, type Answer } from './counting-server';
import {
  expectLive,
  expectTokens,
  figure,
  learned,
  notice,
  overview,
  readTable,
  sentence
} from './page';

const TABLES = 'model-00001-of-00007.safetensors';
const LAYER_2 = 'model-00003-of-00007.safetensors';
const LAYER_4 = 'model-00005-of-00007.safetensors';
const FILE_BYTES = 23_837_736;
const OWN = 'The bank lent Anna some money';

const test = base.extend<{ server: CountingServer }>({
  server: async ({ baseURL }, use) => {
    const server = new CountingServer(baseURL!);
    await use(server);
    server.stop();
  }
});

/** What the page says of the model's bytes once all of them are here. */
const allHere = (page: Page) => page.getByText('numbers, 46 MB', { exact: false });
/** Steps from vectors: the picture that the page was built with has none. */
const vectors = (page: Page) =>
  page
    .locator('.number')
    .getByText(/hands over|adds/)
    .first();
const coming = (page: Page, text: RegExp) =>
  expect(page.locator('.overview > p').first()).toHaveText(text);

/** Ranges of the tables that were sent more than once. */
function twice({ sent }: CountingServer): number {
  const times = new Uint8Array(FILE_BYTES);
  let again = 0;
  for (const { path, range, bytes } of sent.filter(({ path }) => path.endsWith(TABLES))) {
    const start = Number(/\d+/.exec(range ?? '0')![0]);
    for (let at = start; at < start + bytes; at++) again += times[at]++ > 0 ? 1 : 0;
    expect(path).toContain('/minilm/');
  }
  return again;
}

test('layer 1 is live after 6.5 MB, every layer after 25 MB, and another sentence adds half of one', async ({
  page,
  server
}) => {
  server.prefix = SAVES_DATA;
  const release = server.hold(LAYER_2);
  await page.goto(await server.start());
  await expect(vectors(page)).toBeVisible();
  expect(server.bytes()).toBeLessThan(6.5e6);
  release();
  await expectLive(page);
  expect(server.bytes()).toBeLessThan(25e6);

  const before = server.bytes('.safetensors');
  await sentence(page).fill('My friend took the money and left the house in the morning.');
  await expectTokens(
    page,
    '[CLS] my friend took the money and left the house in the morning . [SEP]'.split(' ')
  );
  await expectLive(page);
  expect(server.bytes('.safetensors') - before).toBeGreaterThan(0);
  expect(server.bytes('.safetensors') - before).toBeLessThan(0.5e6);
  await expect(page.getByText(/2\d\.\d of 46 MB here/)).toBeVisible();
  expect(twice(server)).toBe(0);
});

test('all that is ever asked for is under 47 MB, and no byte of it twice', async ({
  page,
  server
}) => {
  server.packs = true;
  await page.goto(await server.start());
  await expectLive(page);
  await sentence(page).fill(OWN);
  await expect(allHere(page)).toBeVisible({ timeout: 30_000 });
  expect(server.bytes()).toBeLessThan(47e6);
  expect(server.bytes(TABLES)).toBe(FILE_BYTES);
  expect(twice(server)).toBe(0);
  const then = server.bytes('.safetensors');
  await sentence(page).fill('Seventeen zebras juggle quinces');
  await expectLive(page);
  expect(server.bytes('.safetensors')).toBe(then);
});

test('the layers that are here read what is typed, and what is missing says so', async ({
  page,
  server
}) => {
  const [release2, release4] = [server.hold(LAYER_2), server.hold(LAYER_4)];
  await page.goto(await server.start());
  await expect(vectors(page)).toBeVisible();
  // Of the sentence that the page is built with every layer stays.
  await expect(page.locator('.overview .coming')).toHaveCount(0);

  await sentence(page).fill(OWN);
  await coming(page, /^Layer 1 has read this text; layers 2 to 6 are on the way\.$/);
  const map = figure(page, 'Learned Q K, layer 1, head 4');
  const { columns, cells } = await readTable(map);
  expect(columns).toEqual('[CLS] the bank lent anna some money [SEP]'.split(' '));
  await expect(page.locator('.overview .coming')).toHaveCount(5 * 13);
  await expect(page.getByText('Every head for this pair: once every layer')).toBeVisible();
  await expect(overview(page).getByRole('button', { name: /^Save/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Layer 3, head 2, on its way' }).click();
  await expect(page.getByText('Reading this layer…').first()).toBeVisible();

  release2();
  await coming(page, /^Layers 1 to 3 have read this text; layers 4 to 6 are on the way\.$/);
  await expect(figure(page, 'Learned Q K, layer 3, head 2')).toBeVisible();
  release4();
  await expectLive(page);
  await page.getByRole('button', { name: 'Layer 1, head 4' }).click();
  expect((await readTable(map)).cells).toEqual(cells);
  await expect(page.locator('.overview .coming')).toHaveCount(0);
});

const isPart = (path: string, range?: string) => path.endsWith(TABLES) && range !== undefined;

test('a server without ranges: the answer to the first is the file, and is used', async ({
  page,
  server,
  baseURL
}) => {
  server.twist = async (answer, path, range) =>
    range ? { ...answer, status: 200, headers: {}, body: await wholeFile(baseURL!, path) } : answer;
  await page.goto(await server.start());
  await expectLive(page);
  await expect(allHere(page)).toBeVisible();
  expect(server.sent.filter(({ path }) => path.endsWith(TABLES))).toHaveLength(1);
});

const wholeFile = async (base: string, path: string) =>
  Buffer.from(await (await fetch(new URL(path, base))).arrayBuffer());

for (const { what, twist } of [
  {
    what: 'that packs parts',
    twist: (answer: Answer, path: string, range?: string) =>
      isPart(path, range) ? packed(answer) : answer
  },
  {
    what: 'that sends other bytes than were asked for',
    twist: (answer: Answer, path: string, range?: string) =>
      isPart(path, range)
        ? { ...answer, headers: { ...answer.headers, 'content-range': `bytes 0-9/${FILE_BYTES}` } }
        : answer
  },
  {
    what: 'whose file has another length',
    twist: (answer: Answer, path: string, range?: string) => {
      const said = answer.headers['content-range']?.replace(/\d+$/, '23837737');
      return isPart(path, range)
        ? { ...answer, headers: { ...answer.headers, 'content-range': said } }
        : answer;
    }
  },
  {
    what: 'that sends fewer bytes than it says',
    twist: (answer: Answer, path: string, range?: string) =>
      isPart(path, range) ? { ...answer, body: answer.body.subarray(0, 5000) } : answer
  }
]) {
  test(`a server ${what}: the file is read whole`, async ({ page, server }) => {
    server.twist = twist;
    await page.goto(await server.start());
    await expectLive(page);
    await expect(notice(page)).toHaveText('');
    await expect(page.locator('p', { hasText: 'bank looks at swimming: 0.54' })).toBeVisible();
    const whole = server.sent.filter(({ path, range }) => path.endsWith(TABLES) && !range);
    expect(whole).toHaveLength(1);
  });
}

test('a file that is replaced while it comes is read whole', async ({ page, server }) => {
  server.prefix = SAVES_DATA;
  await page.goto(await server.start());
  await expectLive(page);
  server.twist = (answer, path) =>
    path.endsWith(TABLES)
      ? { ...answer, headers: { ...answer.headers, etag: '"another"' } }
      : answer;
  await sentence(page).fill('Seventeen zebras juggle quinces');
  await expect(allHere(page)).toBeVisible();
  await expectLive(page);
  expect(server.sent.filter(({ path, range }) => path.endsWith(TABLES) && !range)).toHaveLength(1);
});

test('parts that make another file than the index says are told from it, and all is read again', async ({
  page,
  server
}) => {
  server.twist = (answer, path, range) => {
    if (isPart(path, range)) answer.body[answer.body.length - 1] ^= 1;
    return answer;
  };
  await page.goto(await server.start());
  await expectLive(page);
  await expect
    .poll(() => server.sent.filter(({ path, range }) => path.endsWith(TABLES) && !range).length, {
      timeout: 30_000
    })
    .toBe(1);
  await expect(allHere(page)).toBeVisible({ timeout: 30_000 });
  await expectLive(page);
  await expect(notice(page)).toHaveText('');
});

test('rows that stop half-way: trying again asks for the rest of them', async ({
  page,
  server
}) => {
  server.prefix = SAVES_DATA;
  await page.goto(await server.start());
  await expectLive(page);
  server.cut = { path: TABLES, after: 5000 };
  await sentence(page).fill('Seventeen zebras juggle quinces');
  await expect(notice(page)).toHaveText(/The download stopped half-way: .*Try again/);
  server.cut = null;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expectTokens(page, '[CLS] seventeen zebra s jug gle qui nce s [SEP]'.split(' '));
  await expectLive(page);
  await expect(notice(page)).toHaveText('');
  expect(twice(server)).toBe(0);
});

test('two tabs each read, and neither holds up the other', async ({ page, context, server }) => {
  const address = await server.start();
  const other = await context.newPage();
  await Promise.all([page.goto(address), other.goto(address)]);
  await Promise.all([expectLive(page), expectLive(other)]);
  await sentence(other).fill(OWN);
  await expectTokens(other, '[CLS] the bank lent anna some money [SEP]'.split(' '));
  await expect(learned(page)).toBeVisible();
  await Promise.all([
    expect(allHere(page)).toBeVisible({ timeout: 30_000 }),
    expect(allHere(other)).toBeVisible({ timeout: 30_000 })
  ]);
});
