import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { alias } from './scripts/build/stubs.mjs';

export default defineConfig({
  plugins: [sveltekit()],
  resolve: { alias },
  worker: {
    format: 'es',
    // Licences are in static/notices.txt, once, instead of in every chunk.
    rolldownOptions: { output: { comments: { legal: false } } }
  },
  build: { target: 'es2022', assetsInlineLimit: 0 }
});
