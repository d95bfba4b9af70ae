/** A model that the page can offer: what a visitor is told before a byte of it has come. */
export interface OfferedModel {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  /** Where it can be read about; none for models made by this project. */
  readonly address?: string;
  readonly licence: string;
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
  lecture: own('lecture', 'The lecture model'),
  'lecture-dot': own('lecture-dot', 'Its twin: dot product'),
  'lecture-unit-dot': own('lecture-unit-dot', 'Its twin: unit-length dot product')
};

/** A small model of the lecture's language, trained by `npm run train-lecture`. */
function own(name: string, title: string): OfferedModel {
  return { name, title, source: 'this project', licence: 'MIT' };
}

export const DEFAULT_MODEL = 'minilm';
