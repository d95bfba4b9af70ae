import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { openLesson } from '../../../src/lib/lesson/node';
import { isStepName } from '../../../src/lib/lesson/names';
import { isBuilt } from '../../../src/lib/lesson/steps';
import { cosine, dot } from '../../../src/lib/measures/vectors';
import { row } from '../../../src/lib/transformer/trace';

const rows = readFileSync(resolve('docs/claims.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| *\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

it('all twenty claims are listed, each with a step of the lesson that stands', () => {
  expect(rows.map(([, number]) => Number(number))).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1)
  );
  for (const [, number, , step] of rows) {
    const names = Array.from(step.matchAll(/\/lesson\/([a-z0-9-]+)\//g), ([, name]) => name);
    expect(names.length, number).toBeGreaterThan(0);
    for (const name of names) expect(isStepName(name) && isBuilt(name), name).toBe(true);
  }
});

it('each is held by a test that there is', () => {
  for (const [, number, , , , held] of rows) {
    const [, file, title] = /^`([^`]+)`: (.+)$/.exec(held)!;
    expect(existsSync(resolve(file)), `claim ${number}: ${file}`).toBe(true);
    expect(readFileSync(resolve(file), 'utf8'), `claim ${number}`).toContain(title);
  }
});

it('layers have matrices of one shape and numbers of their own', async () => {
  const reader = await (await openLesson('minilm'))('I went swimming with Anna at the bank.');
  const [one, two] = await Promise.all([1, 2].map((layer) => reader.weights(layer, 4)));
  for (const kind of ['query', 'key', 'value'] as const) {
    const [a, b] = [one![kind], two![kind]];
    expect([b.rows, b.columns]).toEqual([a.rows, a.columns]);
    const differ = a.data.reduce((count, value, i) => count + Number(value !== b.data[i]), 0);
    expect(differ / a.data.length).toBeGreaterThan(0.99);
  }
});

it('by the dot product and by the cosine the same word is the nearest, in layers 1 to 5 in every row', async () => {
  const { trace } = await (await openLesson('minilm'))('I went swimming with Anna at the bank.');
  const nearest = (of: (x: Float32Array, y: Float32Array) => number, l: number) => {
    const vectors = trace.tokens.map((_, i) => row(trace.layers[l].input, i));
    return vectors.map((x) => {
      const values = vectors.map((y) => of(x, y));
      return values.indexOf(Math.max(...values));
    });
  };
  for (const l of [0, 1, 2, 3, 4]) expect(nearest(dot, l)).toEqual(nearest(cosine, l));
});
