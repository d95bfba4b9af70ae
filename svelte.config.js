import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { listing } from './scripts/build/list-files.mjs';
import { placesIn } from './scripts/build/places.mjs';

/** The scripts that app.html itself holds: SvelteKit knows the hashes of its own alone. */
const scripts = readFileSync('src/app.html', 'utf8').matchAll(/<script>([^]*?)<\/script>/g);
const hashes = Array.from(
  scripts,
  ([, script]) =>
    /** @type {const} */ (`sha256-${createHash('sha256').update(script).digest('base64')}`)
);

const { page, work } = placesIn(process.env.RIVERBANK_BUILD);

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  compilerOptions: {
    runes: true,
    // Shorter than Svelte's own, of which the page's script carries hundreds; 36⁵ are enough for them.
    cssHash: ({ hash, css }) => `s${hash(css).slice(0, 5)}`
  },
  kit: {
    adapter: listing(adapter({ pages: page, strict: true }), page),
    outDir: work,
    // By state/offline.svelte.ts, when the first reading is there.
    serviceWorker: { register: false, files: () => false },
    csp: {
      mode: 'hash',
      directives: {
        'default-src': ['none'],
        'script-src': ['self', 'wasm-unsafe-eval', ...hashes],
        'worker-src': ['self'],
        // The hash is of the one style attribute that SvelteKit itself sets, on its route announcer.
        'style-src': [
          'self',
          'unsafe-hashes',
          'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='
        ],
        // Saved PNGs are drawn from a blob of the figure's own SVG; the overview may use data images.
        'img-src': ['self', 'data:', 'blob:'],
        'connect-src': ['self'],
        'font-src': ['self'],
        'base-uri': ['none'],
        'form-action': ['none'],
        'manifest-src': ['self']
      }
    },
    typescript: {
      config: (config) => ({
        ...config,
        // AssemblyScript, which is TypeScript to the eye alone.
        exclude: [...config.exclude, '../src/lib/transformer/kernel/assembly/**'],
        include: [
          ...config.include,
          '../scripts/**/*.ts',
          '../scripts/**/*.mjs',
          '../tests/**/*.ts',
          '../tests/**/*.mjs',
          '../*.ts',
          '../*.js'
        ]
      })
    }
  }
};
