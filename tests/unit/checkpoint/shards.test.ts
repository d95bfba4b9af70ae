import { describe, expect, it } from 'vitest';
import * as errors from '../../../src/lib/checkpoint/errors';
import { findShards, INDEX_FILE, parseIndex } from '../../../src/lib/checkpoint/shards';
import { json, memory, utf8 } from './small';

describe('parseIndex', () => {
  it('gives each file once, by name, with length and SHA-256', () => {
    const facts = { bytes: 3, sha256: 'abc' };
    const index = parseIndex({
      metadata: { sha256: 'def', files: { 'm-2': facts } },
      weight_map: { x: 'm-2', y: 'm-1', z: 'm-2' }
    });
    expect(index.files).toEqual(['m-1', 'm-2']);
    expect(index.facts.get('m-2')).toEqual(facts);
    expect(index.sha256).toBe('def');
    expect([...index.places]).toEqual([
      ['x', 'm-2'],
      ['y', 'm-1'],
      ['z', 'm-2']
    ]);
  });

  it("takes Hugging Face's own index, which says less", () => {
    const index = parseIndex({ metadata: { total_size: 9 }, weight_map: { x: 'm' } });
    const places = new Map([['x', 'm']]);
    expect(index).toEqual({ files: ['m'], facts: new Map(), sha256: null, places });
  });

  it.each([null, [], 'text', {}, { weight_map: {} }, { weight_map: 3 }])(
    'refuses %j, which names no weight file',
    (value) => {
      expect(() => parseIndex(value)).toThrow(errors.ShardIndexError);
    }
  );

  it.each(['../x', '/x', 'https://example.org/x', '', '..', 7])(
    'refuses the file name %j, which may lead out of the folder',
    (name) => {
      expect(() => parseIndex({ weight_map: { x: name } })).toThrow(errors.ShardIndexError);
    }
  );

  it('refuses facts without length or SHA-256', () => {
    const index = { metadata: { files: { m: { bytes: '3' } } }, weight_map: { x: 'm' } };
    expect(() => parseIndex(index)).toThrow(errors.ShardIndexError);
  });
});

describe('findShards', () => {
  it('reads the index where there is one', async () => {
    const files = memory(new Map([[INDEX_FILE, json({ weight_map: { x: 'm' } })]]));
    expect((await findShards(files)).files).toEqual(['m']);
  });

  it('takes the one weight file where there is none', async () => {
    expect((await findShards(memory(new Map()))).files).toEqual(['model.safetensors']);
  });

  it('does not take a broken index for a missing one', async () => {
    const files = memory(new Map([[INDEX_FILE, utf8('{"weight')]]));
    await expect(findShards(files)).rejects.toThrow(errors.NotJsonError);
  });
});
