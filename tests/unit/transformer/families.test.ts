import { describe, expect, it } from 'vitest';
import { UnsupportedModelError } from '../../../src/lib/transformer/config';
import { familyOf, parseConfig, tensorsOf } from '../../../src/lib/transformer/families';
import { learnerConfig } from '../../../src/lib/learning/learner-config';
import { CONFIG, CONFIG_JSON } from '../checkpoint/small';
import { said } from '../said';

describe('parseConfig', () => {
  it('reads the shape of a BERT, and takes it for a sentence model with learned attention', () => {
    expect(parseConfig(CONFIG_JSON)).toEqual({
      family: 'bert',
      nLayers: 2,
      nHeads: 2,
      dModel: 4,
      dHead: 2,
      dMlp: 8,
      nCtx: 6,
      vocabSize: 10,
      typeVocabSize: 2,
      layerNormEps: 1e-12,
      attention: 'learned',
      output: 'sentence'
    });
  });

  it.each([
    [{ model_type: 'gpt2' }, 'model_type is "gpt2"; this page reads "bert" only'],
    [{ model_type: undefined }, 'this page reads "bert" only'],
    [{ hidden_act: 'relu' }, 'hidden_act is "relu"'],
    [{ position_embedding_type: 'relative_key' }, 'position_embedding_type is "relative_key"'],
    [{ hidden_size: 5 }, 'hidden_size 5, which 2 heads cannot share'],
    [{ num_hidden_layers: 0 }, 'num_hidden_layers 0; a whole number above 0'],
    [
      { riverbank: { attention: 'none' } },
      'riverbank.attention is "none"; expected one of learned'
    ],
    [{ is_decoder: true }, 'is_decoder is true, which changes what the model computes'],
    [{ add_cross_attention: true }, 'add_cross_attention is true'],
    [{ is_encoder_decoder: true }, 'is_encoder_decoder is true'],
    [{ layer_norm_eps: 'small' }, 'layer_norm_eps "small"; a number above 0'],
    [{ layer_norm_eps: -1e-12 }, 'layer_norm_eps -1e-12; a number above 0'],
    [{ layer_norm_eps: null }, 'layer_norm_eps null; a number above 0'],
    [{ architectures: ['RobertaModel'] }, 'architectures is ["RobertaModel"]'],
    [{ tokenizer_class: 'BertJapaneseTokenizer' }, 'tokenizer_class is "BertJapaneseTokenizer"'],
    [{ quantization_config: { bits: 4 } }, 'quantization_config is {"bits":4}; this page does not'],
    [{ pruned_heads: { 0: [1] } }, 'pruned_heads is {"0":[1]}'],
    [{ auto_map: { AutoModel: 'a.B' } }, 'auto_map is'],
    [{ alibi_starting_size: 512 }, 'alibi_starting_size is 512'],
    [{ use_bias: false }, 'use_bias is false; this page does not know that field'],
    [{ head_dim: 4 }, 'head_dim is 4; the other fields make it 2'],
    [{ riverbank: { causal: true } }, 'riverbank.causal is true; this page does not know'],
    [{ riverbank: { attention: 'dot-product' } }, '2 heads, but attention "dot-product"']
  ])('refuses %j and says what it found', (change, message) => {
    const parse = () => parseConfig({ ...CONFIG_JSON, ...change });
    expect(parse).toThrow(UnsupportedModelError);
    expect(said(parse)).toContain(message);
  });

  it('passes over what changes no number, and takes what the family has where a field is missing', () => {
    const harmless = {
      ...{
        _name_or_path: 'a/b',
        architectures: ['BertForMaskedLM'],
        transformers_version: '4.6.0'
      },
      ...{ attention_probs_dropout_prob: 0.1, hidden_dropout_prob: 0.1, initializer_range: 0.02 },
      ...{ id2label: { 0: 'no' }, label2id: { no: 0 }, problem_type: 'regression' },
      ...{ gradient_checkpointing: false, finetuning_task: 'x', use_cache: true, pad_token_id: 0 },
      ...{ classifier_dropout: null, torch_dtype: 'float32', chunk_size_feed_forward: 2 },
      ...{ is_decoder: false, add_cross_attention: false, position_embedding_type: 'absolute' },
      ...{ directionality: 'bidi', pooler_fc_size: 768, pooler_type: 'first_token_transform' },
      ...{ emb_size: 4, cell: {}, pre_trained: '', structure: [], pruned_heads: {} },
      ...{ anything: null, hidden_act: undefined }
    };
    expect(parseConfig({ ...CONFIG_JSON, ...harmless })).toEqual(CONFIG);
  });

  it.each([null, [], 'text'])('refuses %j, which is no object', (json) => {
    expect(said(() => parseConfig(json))).toContain('holds no object');
  });

  it.each(['learned', 'dot-product', 'unit-dot-product'] as const)(
    'reads back the config.json that its family writes: %s',
    (attention) => {
      const config = learnerConfig(attention, 30, 2);
      expect(parseConfig(familyOf(config).configJson(config))).toEqual(config);
    }
  );
});

describe('tensorsOf', () => {
  it('tells of each tensor what it is and which layer it belongs to', () => {
    const tensors = tensorsOf(CONFIG);
    const of = (role: string) => [...tensors].filter(([, spec]) => spec.role === role);
    expect(of('words')).toEqual([
      ['embeddings.word_embeddings.weight', { shape: [10, 4], role: 'words', layer: 0 }]
    ]);
    expect(of('key').map(([, { layer }]) => layer)).toEqual([1, 2]);
    expect(tensors.get('encoder.layer.1.intermediate.dense.weight')).toEqual({
      shape: [8, 4],
      role: 'matrix',
      layer: 2
    });
    expect(of('gain')).toHaveLength(1 + 2 * 2);
  });

  it('has nothing of attention for a model that learns none', () => {
    const config = learnerConfig('dot-product', 30, 2);
    expect([...tensorsOf(config).values()].some(({ role }) => role === 'query')).toBe(false);
    expect([...tensorsOf(config).values()].filter(({ layer }) => layer === null)).toHaveLength(2);
  });
});
