/** Where files of models are kept, of every folder of this origin. */
export const MODELS_CACHE = 'riverbank-models';

/**
 * What the names of stores begin with in which pages are kept, every version in one of its own.
 * @param folder the path that the pages lie below, with a slash at its end
 */
export const pagesIn = (folder: string) => `riverbank-pages ${folder} `;

/** On which pages and workers tell each other that something was kept, or was not. */
export const KEPT_CHANNEL = 'riverbank-kept';

/** What the service worker is told: to take the place of the version before it, or to clear up after that. */
export type Told = 'take' | 'tidy';

/** Every file of the pages, by its path below them; what lies in folders of models is not among them. */
export interface PageFiles {
  /** SvelteKit's name of the build. */
  readonly version: string;
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly integrity: string }>>;
}
/** Where that lies, below the pages. */
export const PAGE_FILES = 'files.json';

/**
 * Where it is noted that the visitor wants nothing kept, beside the models' folders; an entry of the
 * same store, which pages and workers can read.
 * @param folder a model's folder, with a slash at its end
 */
export const declinedBeside = (folder: string) => new URL('../kept-declined', folder).href;
