// Stands in for what TensorFlow.js asks of Node (see stubs.mjs).
export {};
