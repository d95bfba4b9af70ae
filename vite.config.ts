import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

// The threaded build of TensorFlow.js hangs once minified and gains under a fifth: leave it out.
const threadedWasm = {
  find: /^.*tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/,
  replacement: fileURLToPath(new URL('./scripts/build/no-threads.js', import.meta.url))
};

// TensorFlow.js hashes strings with 64-bit integers; nothing here has a tensor of strings.
const integers = {
  find: /^long$/,
  replacement: fileURLToPath(new URL('./scripts/build/no-long.js', import.meta.url))
};

export default defineConfig({
  plugins: [sveltekit()],
  resolve: { alias: [threadedWasm, integers] },
  worker: {
    format: 'es',
    // Licences are in static/notices.txt, once, instead of in every chunk.
    rolldownOptions: { output: { comments: { legal: false } } }
  },
  build: { target: 'es2022', assetsInlineLimit: 0 }
});
