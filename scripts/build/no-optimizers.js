// Stands in for TensorFlow.js' list of optimizers (see vite.config.ts); learning has its own Adam.
export const registerOptimizers = () => undefined;
