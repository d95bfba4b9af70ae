// Stands in for TensorFlow.js' threaded wasm modules (see vite.config.ts).
export default {};
export const wasmWorkerContents = '';
