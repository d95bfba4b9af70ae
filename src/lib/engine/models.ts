/** A model that the page can offer: what a visitor is told before a byte of it has come. */
export interface OfferedModel {
  readonly name: string;
  /** What it is called where it was made; those made here are named by the page. */
  readonly title?: string;
  /** Who made it; left out for models made by this project. */
  readonly source?: string;
  /** Where it can be read about. */
  readonly address?: string;
  /** Left out for what the visitor made. */
  readonly licence?: string;
}

/** The models in static/models, by name. */
export const MODELS: Readonly<Record<string, OfferedModel>> = {
  minilm: {
    name: 'minilm',
    title: 'MiniLM',
    source: 'sentence-transformers/all-MiniLM-L6-v2',
    address: 'https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2',
    licence: 'Apache-2.0'
  },
  // Small models of the lecture's language, trained by `npm run train-lecture`.
  lecture: { name: 'lecture', licence: 'MIT' },
  'lecture-dot': { name: 'lecture-dot', licence: 'MIT' },
  'lecture-unit-dot': { name: 'lecture-unit-dot', licence: 'MIT' }
};
