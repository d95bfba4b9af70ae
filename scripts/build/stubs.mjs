import { fileURLToPath } from 'node:url';

/** Parts of TensorFlow.js that nothing here runs, each with a stub in its place. */
const stubs = [
  // The threaded build hangs once minified and gains under a fifth.
  { find: /^.*tfjs-backend-wasm-threaded-simd(\.worker)?\.js$/, stub: 'no-threads' },
  // Convolutions, resizing, strings and more: nearly nine kernels of ten.
  { find: /^\.\/register_all_kernels$/, stub: 'kernels' },
  // Strings are hashed with 64-bit integers; nothing here has a tensor of strings.
  { find: /^long$/, stub: 'no-long' },
  // Learning has its own Adam, and models their own files.
  { find: /^\.\/optimizers\/register_optimizers$/, stub: 'no-optimizers' },
  { find: /^\.\.?\/io\/(io|indexed_db|local_storage|model_management)$/, stub: 'no-storage' },
  // Nothing here prints a tensor or times a kernel, and no built page runs in Node.
  { find: /^\.\/(profiler|tensor_format)$/, stub: 'no-reports' },
  { find: /^\.\/platforms\/platform_node$/, stub: 'no-node' }
];

/** Aliases for every build that takes the engine in. */
export const alias = stubs.map(({ find, stub }) => ({
  find,
  replacement: fileURLToPath(new URL(`./${stub}.js`, import.meta.url))
}));
