import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildIn } from '../../../scripts/build/build-in.mjs';
import { placesIn, ROOMS } from '../../../scripts/build/places.mjs';
import { runModule } from '../../../scripts/run.mjs';
import { steps } from '../../../scripts/steps.mjs';

vi.mock('../../../scripts/run.mjs', async (original) => ({
  ...(await original<typeof import('../../../scripts/run.mjs')>()),
  runModule: vi.fn(() => Promise.resolve({ ok: true, output: '' }))
}));

/** Where the list of a build's files would be written. */
const listed = vi.hoisted(() => new Set<string>());
vi.mock('../../../scripts/build/list-files.mjs', () => ({
  listing: (adapter: unknown, folder: string) => (listed.add(folder), adapter)
}));

/** What a build under a room's name writes and removes, as the configuration has it. */
async function writtenBy(room: string | undefined): Promise<Set<string>> {
  vi.stubEnv('RIVERBANK_BUILD', room);
  vi.resetModules();
  listed.clear();
  const { default: config } = await import('../../../svelte.config.js');
  const folders = new Set([config.kit!.outDir!, ...listed]);
  const take = (folder: string) => void folders.add(folder);
  await config.kit!.adapter!.adapt({
    config: { kit: { prerender: { entries: ['*'] }, files: { routes: 'src/routes' } } },
    routes: [],
    log: Object.assign(() => undefined, { info: () => undefined }),
    rimraf: take,
    generateEnvModule: () => undefined,
    writeClient: take,
    writePrerendered: take
  } as never);
  return folders;
}

beforeEach(() => void vi.mocked(runModule).mockClear());
afterEach(() => vi.unstubAllEnvs());

describe('a build', () => {
  it('stands where npm start serves it, when nothing else is said', async () => {
    expect([...(await writtenBy(undefined))].sort()).toEqual(['.svelte-kit', 'build']);
  });

  it.each(Object.values(ROOMS))('in %s touches nothing outside', async (room) => {
    const { page, work } = placesIn(room);
    expect(await writtenBy(room)).toEqual(new Set([page, work]));
    for (const folder of [page, work]) expect(folder.startsWith(`${room}/`)).toBe(true);
  });
});

describe('who builds', () => {
  const rooms = () =>
    vi
      .mocked(runModule)
      .mock.calls.filter(([program]) => program === 'vite/bin/vite.js')
      .map(([, , options]) => options?.env?.RIVERBANK_BUILD);

  it('npm test: in its own room', async () => {
    await steps.find(({ name }) => name === 'build')!.run();
    expect(rooms()).toEqual([ROOMS.test]);
  });

  it('the bench: in its own room, and what else it was told', async () => {
    await buildIn(ROOMS.bench, { quiet: true, env: { A: '1' } });
    expect(rooms()).toEqual([ROOMS.bench]);
    const [, , options] = vi.mocked(runModule).mock.lastCall!;
    expect(options).toEqual({ quiet: true, env: { A: '1', RIVERBANK_BUILD: ROOMS.bench } });
  });
});
