// Stands in for the package `long` (see vite.config.ts); TensorFlow.js makes constants when loaded.
const nothing = () => null;
export default { fromString: nothing, fromBytes: nothing, fromNumber: nothing };
