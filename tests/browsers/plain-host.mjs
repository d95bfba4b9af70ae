import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onPath, runs } from '../../scripts/programs.mjs';
import { end, start, written } from './programs.mjs';

/**
 * Serves a folder with the plainest server there is, `python3 -m http.server`.
 *
 * @param {string} folder
 * @param {string} mount under which path, with a slash on both sides
 * @returns {Promise<{ address: string, close: () => void } | null>} null without Python
 */
export async function plainHost(folder, mount) {
  const python = onPath(['python3']).find(runs);
  if (!python) return null;
  const home = mkdtempSync(join(tmpdir(), 'riverbank-host-'));
  const place = join(home, 'site', mount);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(folder, place.replace(/\/$/, ''));
  const args = ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1'];
  const child = start(python, [...args, '--directory', join(home, 'site')]);
  const port = await written(child, /port (\d+)/);
  return {
    address: `http://127.0.0.1:${port}${mount}`,
    close: () => {
      end(child);
      rmSync(home, { recursive: true });
    }
  };
}
