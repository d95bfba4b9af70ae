/** The newest request wins: what was asked for before it is dropped, whenever it comes. */
export class Newest {
  #turn = 0;

  /** Begins a request, which overtakes all before it. @returns whether it is still the newest */
  begin(): () => boolean {
    const turn = ++this.#turn;
    return () => turn === this.#turn;
  }

  /**
   * Waits for the answer to a request that begins now.
   * @returns null when a newer request was made meanwhile, even where the older one failed
   */
  async ask<T>(answer: Promise<T>): Promise<T | null> {
    const newest = this.begin();
    try {
      const value = await answer;
      return newest() ? value : null;
    } catch (error) {
      if (!newest()) return null;
      throw error;
    }
  }
}
