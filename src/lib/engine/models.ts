/** A model that the page can offer: what a visitor is told before a byte of it has come. */
export interface OfferedModel {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly address: string;
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
  }
};

export const DEFAULT_MODEL = 'minilm';
