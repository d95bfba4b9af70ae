import { describe, expect, it } from 'vitest';
import type { CheckpointFiles, ReadOptions } from '../../../src/lib/checkpoint/files';
import { readAll } from '../../../src/lib/checkpoint/read-all';
import { utf8 } from './small';

const facts = new Map([['a', { bytes: 4, sha256: 'x' }]]);
const nothing = () => undefined;

/** Files whose reads stay open until the test settles them. */
class Held implements CheckpointFiles {
  readonly asked: string[] = [];
  readonly options = new Map<string, ReadOptions>();
  readonly finish = new Map<string, (bytes: Uint8Array) => void>();
  readonly fail = new Map<string, (error: Error) => void>();
  forget = nothing;

  read(name: string, options: ReadOptions = {}): Promise<Uint8Array> {
    this.asked.push(name);
    this.options.set(name, options);
    return new Promise((resolve, reject) => {
      this.finish.set(name, resolve);
      this.fail.set(name, reject);
      options.signal?.addEventListener('abort', () => reject(new Error(`${name} stopped`)));
    });
  }
}

describe('readAll', () => {
  it('asks for all files at once and gives them in order', async () => {
    const files = new Held();
    const reading = readAll(files, ['a', 'b'], facts, nothing);
    expect(files.asked).toEqual(['a', 'b']);
    files.finish.get('b')!(utf8('B'));
    files.finish.get('a')!(utf8('A'));
    expect(await reading).toEqual([utf8('A'), utf8('B')]);
  });

  it('reports the sum of bytes, with totals known before files begin to come', async () => {
    const files = new Held();
    const reports: number[][] = [];
    void readAll(files, ['a', 'b'], facts, (...report) => reports.push(report));
    files.options.get('a')!.report!(1, 4);
    files.options.get('b')!.report!(2, 3);
    files.options.get('a')!.report!(4, 4);
    expect(reports).toEqual([
      [1, 4],
      [3, 7],
      [6, 7]
    ]);
  });

  it('stops the other files when one fails, and throws what that one threw', async () => {
    const files = new Held();
    const reading = readAll(files, ['a', 'b', 'c'], facts, nothing);
    files.fail.get('b')!(new Error('b broke'));
    await expect(reading).rejects.toThrow('b broke');
    expect(files.options.get('a')!.signal!.aborted).toBe(true);
  });
});
