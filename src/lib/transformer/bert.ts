import { checkBertFields } from './bert-fields';
import { checkOwnFields, ownField, positiveField, requireField, sizeField } from './config-json';
import { UnsupportedModelError } from './config';
import { isCut } from './cuts';
import type { Arrange, Family, Role, TensorSpec } from './family';
import { multiHead, ONE_TEXT } from './layer';
import type { LearnedAttention, Linear, Norm } from './weights';

const WORDS = 'embeddings.word_embeddings';
const POSITIONS = 'embeddings.position_embeddings';
const TYPES = 'embeddings.token_type_embeddings';
const EMBEDDING_NORM = 'embeddings.LayerNorm';
/** Where Hugging Face's masked language model keeps its output matrix: AutoModel passes it by. */
const NEXT_WORD = 'cls.predictions.decoder';

/** The names of layer `l`, from 0, as Hugging Face has them. */
const names = (l: number) => ({
  query: `encoder.layer.${l}.attention.self.query`,
  key: `encoder.layer.${l}.attention.self.key`,
  value: `encoder.layer.${l}.attention.self.value`,
  output: `encoder.layer.${l}.attention.output.dense`,
  attentionNorm: `encoder.layer.${l}.attention.output.LayerNorm`,
  up: `encoder.layer.${l}.intermediate.dense`,
  down: `encoder.layer.${l}.output.dense`,
  mlpNorm: `encoder.layer.${l}.output.LayerNorm`
});

/**
 * BERT (Devlin et al. 2019): an encoder in which every word looks at every word, with layer norm
 * after each part. In the order in which it runs. The lecture's twins are the same encoder without
 * learned attention: what is compared and gathered is the layer's input itself.
 */
export const bert: Family = {
  name: 'bert',

  parseConfig(json) {
    if (json.hidden_act !== undefined) requireField(json, 'hidden_act', 'gelu');
    if (json.position_embedding_type !== undefined)
      requireField(json, 'position_embedding_type', 'absolute');
    const nHeads = sizeField(json, 'num_attention_heads');
    const dModel = sizeField(json, 'hidden_size');
    if (dModel % nHeads !== 0) {
      throw new UnsupportedModelError({ kind: 'shared', dModel, nHeads });
    }
    checkBertFields(json, dModel, nHeads);
    checkOwnFields(json, ['attention', 'output']);
    const kinds = ['learned', 'dot-product', 'unit-dot-product'] as const;
    const attention = ownField(json, 'attention', kinds, 'learned');
    if (attention !== 'learned' && nHeads !== 1) {
      throw new UnsupportedModelError({ kind: 'heads', nHeads, attention });
    }
    return {
      family: 'bert',
      nLayers: sizeField(json, 'num_hidden_layers'),
      nHeads,
      dModel,
      dHead: dModel / nHeads,
      dMlp: sizeField(json, 'intermediate_size'),
      nCtx: sizeField(json, 'max_position_embeddings'),
      vocabSize: sizeField(json, 'vocab_size'),
      typeVocabSize: sizeField(json, 'type_vocab_size'),
      layerNormEps: positiveField(json, 'layer_norm_eps', 1e-12),
      attention,
      output: ownField(json, 'output', ['sentence', 'next-word'], 'sentence')
    };
  },

  configJson: (config) => ({
    architectures: ['BertModel'],
    attention_probs_dropout_prob: 0,
    hidden_act: 'gelu',
    hidden_dropout_prob: 0,
    hidden_size: config.dModel,
    intermediate_size: config.dMlp,
    layer_norm_eps: config.layerNormEps,
    max_position_embeddings: config.nCtx,
    model_type: 'bert',
    num_attention_heads: config.nHeads,
    num_hidden_layers: config.nLayers,
    pad_token_id: 0,
    position_embedding_type: 'absolute',
    riverbank: { attention: config.attention, output: config.output },
    torch_dtype: 'float16',
    type_vocab_size: config.typeVocabSize,
    vocab_size: config.vocabSize
  }),

  // Models saved with a head on top carry "bert." in front; those from TensorFlow, bert-base-uncased
  // among them, call layer norm's gain and bias gamma and beta. transformers renames both alike.
  canonicalName: (stored) =>
    stored
      .replace(/^bert\./, '')
      .replace(/(LayerNorm\.)gamma$/, '$1weight')
      .replace(/(LayerNorm\.)beta$/, '$1bias'),
  // transformers would draw a pooler at random, and warn, if it did not find one.
  keeps: (name) => name.startsWith('pooler.'),

  tensors(config) {
    const { nLayers, dModel, dMlp, vocabSize } = config;
    const all = new Map<string, TensorSpec>();
    let layer: number | null = 0;
    const add = (name: string, role: Role, ...shape: readonly number[]) =>
      all.set(name, { shape, role, layer });
    const linear = (name: string, from: number, to: number, role: Role = 'matrix') => {
      add(`${name}.weight`, role, to, from);
      add(`${name}.bias`, 'bias', to);
    };
    const norm = (name: string) => {
      add(`${name}.weight`, 'gain', dModel);
      add(`${name}.bias`, 'bias', dModel);
    };
    add(`${WORDS}.weight`, 'words', vocabSize, dModel);
    add(`${POSITIONS}.weight`, 'positions', config.nCtx, dModel);
    add(`${TYPES}.weight`, 'types', config.typeVocabSize, dModel);
    norm(EMBEDDING_NORM);
    for (let l = 0; l < nLayers; l++) {
      const name = names(l);
      layer = l + 1;
      if (config.attention === 'learned') {
        for (const role of ['query', 'key', 'value'] as const)
          linear(name[role], dModel, dModel, role);
        linear(name.output, dModel, dModel);
      }
      norm(name.attentionNorm);
      linear(name.up, dModel, dMlp);
      linear(name.down, dMlp, dModel);
      norm(name.mlpNorm);
    }
    layer = null;
    if (config.output === 'next-word') linear(NEXT_WORD, dModel, vocabSize);
    return all;
  },

  arrange: {
    embedding: (stored) => norm(EMBEDDING_NORM, stored),
    layer({ attention }, number, stored) {
      const name = names(number - 1);
      return {
        learned: attention === 'learned' ? learned(name, stored) : null,
        attentionNorm: norm(name.attentionNorm, stored),
        up: linear(name.up, stored),
        down: linear(name.down, stored),
        mlpNorm: norm(name.mlpNorm, stored)
      };
    },
    output: ({ output }, stored) => (output === 'next-word' ? linear(NEXT_WORD, stored) : null)
  },

  /** Word, position and type, added and normalised. */
  embed: (found, { embeddingNorm }, { layerNormEps }, ops) =>
    ops.layerNorm(found, embeddingNorm, layerNormEps), // [rows, dModel]

  /** Attention, then a multi-layer perceptron, each added to the residual stream and normalised. */
  block(x, weights, config, number, cuts = [], run = ONE_TEXT) {
    const { wanted = x, ops } = run;
    const { layerNormEps } = config;
    const { gathered, ...made } = multiHead(x, weights, config, number, cuts, run);
    const attended = isCut(cuts, 'attention', number) ? wanted : ops.add(wanted, gathered); // [texts · m, dModel]
    const middle = ops.layerNorm(attended, weights.attentionNorm, layerNormEps); // [texts · m, dModel]

    const thought = ops.linear(ops.gelu(ops.linear(middle, weights.up)), weights.down); // [texts · m, dModel]
    const sum = isCut(cuts, 'mlp', number) ? middle : ops.add(middle, thought); // [texts · m, dModel]
    const output = ops.layerNorm(sum, weights.mlpNorm, layerNormEps); // [texts · m, dModel]
    return { ...made, output };
  },

  nextWord: (x, { nextWord }, ops) => ops.linear(x, nextWord!) // [rows, vocabSize]
};

const linear = (name: string, { matrix, vector }: Arrange): Linear => ({
  weight: matrix(`${name}.weight`),
  bias: vector(`${name}.bias`)
});

const norm = (name: string, { vector }: Arrange): Norm => ({
  gain: vector(`${name}.weight`),
  bias: vector(`${name}.bias`)
});

const learned = (
  { query, key, value, output }: ReturnType<typeof names>,
  stored: Arrange
): LearnedAttention => ({
  query: linear(query, stored),
  key: linear(key, stored),
  value: linear(value, stored),
  output: linear(output, stored)
});
