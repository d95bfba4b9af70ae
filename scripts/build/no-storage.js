// Stands in for what TensorFlow.js stores models with (see vite.config.ts).
const nothing = () => undefined;
export class BrowserLocalStorage {}
export class BrowserLocalStorageManager {}
export class BrowserIndexedDB {}
export class BrowserIndexedDBManager {}
export const ModelStoreManagerRegistry = { registerManager: nothing };
