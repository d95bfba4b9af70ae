// Runs in the page before its own scripts: notes how long each pass took, as the worker tells the
// page, which rounds it. Playwright injects it as it stands, so it is JavaScript and imports nothing.
(() => {
  /** @type {number[]} */
  const passes = [];
  Object.assign(globalThis, { passes });
  globalThis.Worker = class extends Worker {
    /** @param {ConstructorParameters<typeof Worker>} args */
    constructor(...args) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const milliseconds = data?.value?.milliseconds;
        if (typeof milliseconds === 'number') passes.push(milliseconds);
      });
    }
  };
})();
