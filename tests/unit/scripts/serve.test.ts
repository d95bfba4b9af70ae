import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../../scripts/serve.mjs';

const DIGITS = '0123456789';
const FILES: Readonly<Record<string, string>> = {
  'index.html': 'home',
  'learn/index.html': 'learn',
  'digits.bin': DIGITS,
  'empty.txt': '',
  'two words.txt': 'two words',
  'bare/file.txt': 'no page here',
  '_app/immutable/entry.js': 'script',
  'engine.wasm': 'wasm',
  'style.css': 'css',
  'model.json': '{}'
};

let root: string;
const servers: Awaited<ReturnType<typeof serve>>[] = [];
const start = async (options?: Parameters<typeof serve>[1]) => {
  const server = await serve(join(root, 'page'), options);
  servers.push(server);
  return server;
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'riverbank-serve-'));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  for (const [name, content] of Object.entries(FILES)) {
    const path = join(root, 'page', name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, content);
  }
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(root, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks for a path exactly as it is written; fetch would tidy it up first. */
function ask(address: string, path: string, headers = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body })
      );
    });
    asked.on('error', reject).end();
  });
}

describe('a folder at the root', () => {
  let address: string;
  beforeAll(async () => void ({ address } = await start()));

  it.each([
    ['/', 'text/html; charset=utf-8', 'home'],
    ['/learn/?layer=2', 'text/html; charset=utf-8', 'learn'],
    ['/_app/immutable/entry.js', 'text/javascript; charset=utf-8', 'script'],
    ['/engine.wasm', 'application/wasm', 'wasm'],
    ['/style.css', 'text/css; charset=utf-8', 'css'],
    ['/model.json', 'application/json', '{}'],
    ['/digits.bin', 'application/octet-stream', DIGITS],
    ['/two%20words.txt', 'text/plain; charset=utf-8', 'two words'],
    ['/empty.txt', 'text/plain; charset=utf-8', '']
  ])('serves %s as %s', async (path, type, body) => {
    const answer = await ask(address, path);
    expect(answer).toMatchObject({ status: 200, body });
    expect(answer.headers['content-type']).toBe(type);
    expect(Number(answer.headers['content-length'])).toBe(body.length);
  });

  it('sends a folder without its slash to the one with it, query included', async () => {
    const { status, headers } = await ask(address, '/learn?a=1?2');
    expect(status).toBe(301);
    expect(headers.location).toBe('./learn/?a=1?2');
  });

  it.each([
    '/nothing.js',
    '/bare',
    '/bare/',
    '/digits.bin/',
    '/../secret.txt',
    '/learn/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/learn/..%5c..%5csecret.txt',
    '//learn',
    '/%00',
    '/%ff',
    `/${'long'.repeat(1000)}`
  ])('has nothing at %s', async (path) => {
    const { status, body } = await ask(address, path);
    expect(status).toBe(404);
    expect(body).not.toContain('secret');
  });

  it('answers HEAD as GET, without the content', async () => {
    const [{ headers: whole }, head] = await Promise.all([
      ask(address, '/digits.bin'),
      ask(address, '/digits.bin', {}, 'HEAD')
    ]);
    expect(head).toMatchObject({ status: 200, body: '' });
    const { etag, 'content-length': length } = head.headers;
    expect({ etag, length }).toEqual({ etag: whole.etag, length: '10' });
  });

  it('refuses to be written to', async () => {
    const { status, headers } = await ask(address, '/digits.bin', {}, 'PUT');
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  it.each([
    ['bytes=2-4', '234', 'bytes 2-4/10'],
    ['bytes=7-', '789', 'bytes 7-9/10'],
    ['bytes=7-99', '789', 'bytes 7-9/10'],
    ['bytes=-3', '789', 'bytes 7-9/10'],
    ['bytes=-99', DIGITS, 'bytes 0-9/10']
  ])('sends the part %s', async (range, body, said) => {
    const answer = await ask(address, '/digits.bin', { range });
    expect(answer).toMatchObject({ status: 206, body });
    expect(answer.headers['content-range']).toBe(said);
    expect(Number(answer.headers['content-length'])).toBe(body.length);
  });

  it.each(['bytes=10-', 'bytes=-0'])('says that %s lies outside', async (range) => {
    const { status, headers } = await ask(address, '/digits.bin', { range });
    expect(status).toBe(416);
    expect(headers['content-range']).toBe('bytes */10');
  });

  it.each(['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-'])(
    'sends the whole for %s',
    async (range) => {
      expect(await ask(address, '/digits.bin', { range })).toMatchObject({
        status: 200,
        body: DIGITS
      });
    }
  );

  it('sends a part only of the version that the rest is there of', async () => {
    const { headers } = await ask(address, '/digits.bin');
    const part = (version: string) =>
      ask(address, '/digits.bin', { range: 'bytes=5-', 'if-range': version });
    expect((await part(headers.etag!)).status).toBe(206);
    expect((await part(headers['last-modified']!)).status).toBe(206);
    expect((await part('"another"')).body).toBe(DIGITS);
  });

  it('says when nothing has changed, and a tag counts before a date', async () => {
    const { headers } = await ask(address, '/digits.bin');
    const [etag, date] = [headers.etag!, headers['last-modified']!];
    const status = async (conditions: object) =>
      (await ask(address, '/digits.bin', conditions)).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"x", W/${etag}` })).toBe(304);
    expect(await status({ 'if-modified-since': date })).toBe(304);
    expect(await status({ 'if-none-match': '"x"', 'if-modified-since': date })).toBe(200);
    expect(await status({ 'if-modified-since': new Date(0).toUTCString() })).toBe(200);
  });

  it('lets a browser keep for good only what is named by its content', async () => {
    const kept = async (path: string) => (await ask(address, path)).headers['cache-control'];
    expect(await kept('/_app/immutable/entry.js')).toContain('immutable');
    expect(await kept('/model.json')).toBe('no-cache');
    expect(await kept('/')).toBe('no-cache');
  });
});

describe('a folder under a path', () => {
  it('is served there and nowhere else', async () => {
    const { address } = await start({ mount: '/a/b/' });
    expect(new URL(address).pathname).toBe('/a/b/');
    expect((await ask(address, '/a/b/')).body).toBe('home');
    expect((await ask(address, '/a/b/learn/')).body).toBe('learn');
    expect((await ask(address, '/a/b')).headers.location).toBe('./b/');
    for (const path of ['/', '/learn/', '/a/', '/a/bb/', '/a/b/../../secret.txt']) {
      expect((await ask(address, path)).status).toBe(404);
    }
  });
});

describe('the port', () => {
  it('is the next free one when it is taken, unless it must be that one', async () => {
    const port = Number(new URL((await start()).address).port);
    const next = Number(new URL((await start({ port })).address).port);
    expect(next).toBeGreaterThan(port);
    await expect(start({ port, strict: true })).rejects.toThrow(/EADDRINUSE/);
  });
});

it('tells which files it has handed over', async () => {
  const names: string[] = [];
  const { address } = await start({ mount: '/a/', served: (name) => names.push(name) });
  for (const path of ['/a/', '/a/learn/', '/a/digits.bin', '/a/nothing']) await ask(address, path);
  expect(names).toEqual(['/index.html', '/learn/index.html', '/digits.bin']);
});

it('says that there is no folder', async () => {
  await expect(serve(join(root, 'nowhere'))).rejects.toThrow(/no folder ".*nowhere" to serve/);
});
