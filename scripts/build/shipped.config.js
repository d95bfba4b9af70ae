import { mergeConfig } from 'vite';
import config from '../../vite.config.ts';

/**
 * The page's own build, and beside it a list of the packages that it takes code from, for
 * scripts/notices.mjs. SvelteKit starts builds of its own that know a config file only, and Vite
 * loads that file anew for each, so the list hangs on globalThis.
 *
 * @type {Set<string>}
 */
const shipped = Reflect.get(globalThis, 'riverbankShipped') ?? new Set();
Reflect.set(globalThis, 'riverbankShipped', shipped);

/** @returns {import('vite').Plugin} */
const watch = () => ({
  name: 'riverbank-shipped',
  generateBundle({ dir }, bundle) {
    if (dir?.includes('server')) return;
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
        const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
        if (name && renderedLength > 0) shipped.add(name);
      }
    }
  }
});

export default mergeConfig(config, { plugins: [watch()], worker: { plugins: () => [watch()] } });
