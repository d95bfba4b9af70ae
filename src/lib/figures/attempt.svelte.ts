/** An action that can fail: whether it is under way, and what is said of it until the next try. */
export class Attempt {
  #running = $state(false);
  #trouble = $state<string | null>(null);

  get running(): boolean {
    return this.#running;
  }
  /** Why it failed, in words; null while it has not. */
  get trouble(): string | null {
    return this.#trouble;
  }

  /**
   * @param action what may throw or reject
   * @param failed says what went wrong
   */
  async run(action: () => unknown, failed: (error: unknown) => string): Promise<void> {
    this.#trouble = null;
    this.#running = true;
    try {
      await action();
    } catch (error) {
      this.#trouble = failed(error);
    } finally {
      this.#running = false;
    }
  }
}
