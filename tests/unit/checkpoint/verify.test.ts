import { afterEach, describe, expect, it, vi } from 'vitest';
import { CorruptFileError } from '../../../src/lib/checkpoint/errors';
import { concat, sha256, verify } from '../../../src/lib/checkpoint/verify';
import { saidLater } from '../said';
import { utf8 } from './small';

const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

afterEach(() => vi.unstubAllGlobals());

describe('sha256', () => {
  it('gives the known digest of abc, whole or in parts', async () => {
    expect(await sha256([utf8('abc')])).toBe(ABC);
    expect(await sha256([utf8('a'), utf8(''), utf8('bc')])).toBe(ABC);
  });

  it('gives null where the browser offers no digests', async () => {
    vi.stubGlobal('crypto', undefined);
    expect(await sha256([utf8('abc')])).toBeNull();
  });
});

describe('verify', () => {
  it('passes the file that the index describes, and any file without facts', async () => {
    await verify('f', utf8('abc'), { bytes: 3, sha256: ABC });
    await verify('f', utf8('anything'));
  });

  it('refuses another length, giving both', async () => {
    const check = verify('f', utf8('abcd'), { bytes: 3, sha256: ABC });
    await expect(check).rejects.toThrow(CorruptFileError);
    expect(await saidLater(check)).toMatch(/4 bytes.*says 3/);
  });

  it('refuses other content of the same length', async () => {
    await expect(verify('f', utf8('abd'), { bytes: 3, sha256: ABC })).rejects.toThrow(
      CorruptFileError
    );
  });

  it('checks the length alone where the browser offers no digests', async () => {
    vi.stubGlobal('crypto', undefined);
    await verify('f', utf8('abd'), { bytes: 3, sha256: ABC });
    await expect(verify('f', utf8('a'), { bytes: 3, sha256: ABC })).rejects.toThrow();
  });
});

it('concat puts byte strings end to end', () => {
  expect(concat([utf8('ab'), utf8(''), utf8('c')])).toEqual(utf8('abc'));
  expect(concat([])).toEqual(new Uint8Array());
});
