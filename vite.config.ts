import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { alias } from './scripts/build/stubs.mjs';

/** All that the worker runs but its own file and the classroom, which is loaded when it is asked for. */
const SHARED =
  /^(?!.*\/src\/lib\/(learning\/|engine\/(worker|classroom|lockstep|matrix-views)\.ts))/;

export default defineConfig({
  plugins: [sveltekit()],
  resolve: { alias },
  worker: {
    format: 'es',
    // Licences are in static/notices.txt, once, instead of in every chunk.
    rolldownOptions: {
      output: {
        comments: { legal: false },
        // What the worker and its classroom share lies beside both. A chunk that imports the worker's
        // own file makes WebKit run that a second time, with a second TensorFlow.js.
        codeSplitting: { groups: [{ name: 'shared', test: SHARED }] }
      }
    }
  },
  build: {
    target: 'es2022',
    // The first with light-dark(), which drawings use in attributes too: rewritten for older ones, styles
    // would no longer follow a `color-scheme` that is set by script.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0
  }
});
