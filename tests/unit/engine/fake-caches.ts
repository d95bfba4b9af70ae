/** The browser's stores of answers, in memory, which can be broken as a browser breaks them. */
export class FakeCaches {
  /** Where the stores fail, by which error, and after how many that went well. */
  breaks: { at: 'open' | 'match' | 'put'; name: string; after?: number } | null = null;
  #stores = new Map<string, Map<string, { body: Blob; init: ResponseInit }>>();

  async open(name: string): Promise<Cache> {
    this.#fail('open');
    const entries = this.#stores.get(name) ?? new Map();
    this.#stores.set(name, entries);
    const store = {
      match: async (url: string) => {
        this.#fail('match');
        const entry = entries.get(url);
        return entry && new Response(entry.body, entry.init);
      },
      put: async (url: string, answer: Response) => {
        this.#fail('put');
        entries.set(url, { body: await answer.blob(), init: { headers: answer.headers } });
      },
      delete: async (url: string) => entries.delete(url),
      keys: async () => [...entries.keys()].map((url) => new Request(url))
    };
    return store as unknown as Cache;
  }

  urls(): string[] {
    return [...this.#stores.values()].flatMap((entries) => [...entries.keys()]);
  }

  clear(): void {
    for (const entries of this.#stores.values()) entries.clear();
  }

  #fail(at: string): void {
    if (this.breaks?.at !== at) return;
    if ((this.breaks.after ?? 0) > 0) this.breaks.after!--;
    else throw new DOMException('broken', this.breaks.name);
  }
}
