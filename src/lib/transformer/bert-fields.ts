import { UnsupportedModelError } from './config';
import type { ConfigJson } from './config-json';

/** Fields of config.json that `bert.ts` reads or checks itself. */
const READ = [
  ...['architectures', 'hidden_act', 'hidden_size', 'intermediate_size', 'layer_norm_eps'],
  ...['max_position_embeddings', 'model_type', 'num_attention_heads', 'num_hidden_layers'],
  ...['position_embedding_type', 'riverbank', 'tokenizer_class', 'type_vocab_size', 'vocab_size']
];

/**
 * Fields that change no number of a finished encoder in transformers' BertModel: training, output
 * heads, text generation, how numbers are stored or returned, and where the model came from.
 * docs/models.md says of each group why. Source: transformers 4.57 and 5.24, BertConfig and
 * PretrainedConfig.
 */
const HARMLESS = [
  // Training and dropout, which is off when a model is only read.
  ...['attention_probs_dropout_prob', 'classifier_dropout', 'classifier_dropout_prob'],
  ...['gradient_checkpointing', 'hidden_dropout_prob', 'initializer_factor', 'initializer_range'],
  ...['finetuning_task', 'loss_type', 'problem_type', 'task_specific_params', 'tf_legacy_loss'],
  // Heads on top of the encoder.
  ...['id2label', 'label2id', 'num_labels', '_num_labels', 'tie_encoder_decoder'],
  ...['tie_word_embeddings', 'cross_attention_hidden_size', 'pooler_fc_size', 'pooler_type'],
  ...['pooler_num_attention_heads', 'pooler_num_fc_layers', 'pooler_size_per_head', 'summary_type'],
  ...['summary_activation', 'summary_first_dropout', 'summary_proj_to_labels', 'summary_use_proj'],
  // What a call returns, and with which code: the numbers are the same.
  ...['attn_implementation', '_attn_implementation', '_attn_implementation_autoset'],
  ...['_attn_implementation_internal', '_experts_implementation', '_output_attentions'],
  ...['chunk_size_feed_forward', 'output_attentions', 'output_hidden_states', 'output_past'],
  ...['return_dict', 'use_return_dict', 'torchscript', 'use_cache', 'xla_device'],
  // How the numbers are stored.
  ...['dtype', 'torch_dtype', 'use_bfloat16'],
  // Ids of tokens: the tokenizer's files decide which are read.
  ...['bos_token_id', 'decoder_start_token_id', 'eos_token_id', 'eos_token_ids', 'pad_token_id'],
  ...['sep_token_id', 'cls_token_id', 'mask_token_id', 'unk_token_id', 'prefix'],
  // Names, versions and notes.
  ...['_name_or_path', 'name_or_path', '_commit_hash', 'transformers_version', 'directionality'],
  ...['language', 'model_name', 'name', 'sentence_transformers', 'matryoshka_dimensions'],
  'transformers.js_config',
  // Text generation.
  ...['assistant_confidence_threshold', 'assistant_lookbehind', 'bad_words_ids', 'do_sample'],
  ...[
    'begin_suppress_tokens',
    'diversity_penalty',
    'early_stopping',
    'encoder_no_repeat_ngram_size'
  ],
  ...['encoder_repetition_penalty', 'epsilon_cutoff', 'eta_cutoff', 'forced_bos_token_id'],
  ...['exponential_decay_length_penalty', 'forced_eos_token_id', 'length_penalty', 'max_length'],
  ...['min_length', 'no_repeat_ngram_size', 'num_assistant_tokens', 'num_beam_groups', 'num_beams'],
  ...['num_assistant_tokens_schedule', 'num_return_sequences', 'output_scores', 'top_k', 'top_p'],
  ...['remove_invalid_values', 'repetition_penalty', 'return_dict_in_generate', 'suppress_tokens'],
  ...['target_lookbehind', 'temperature', 'typical_p']
];
const KNOWN: ReadonlySet<string> = new Set([...READ, ...HARMLESS]);

/** Fields that say once more what other fields say: other values would be another model. */
const REPEATED: Readonly<Record<string, (dModel: number, nHeads: number) => number>> = {
  embedding_size: (dModel) => dModel,
  emb_size: (dModel) => dModel,
  all_head_size: (dModel) => dModel,
  head_dim: (dModel, nHeads) => dModel / nHeads,
  attention_head_size: (dModel, nHeads) => dModel / nHeads
};

/** Fields that do nothing while they are false, and change every number when they are not. */
const OFF: ReadonlySet<string> = new Set([
  ...['is_decoder', 'add_cross_attention', 'is_encoder_decoder', 'is_causal']
]);

/** Models with the encoder of BERT, whatever output stands on it: BertModel, BertForMaskedLM … */
const BERT_MODEL = /^(TF|Flax)?Bert(Model|LMHeadModel|For[A-Z]\w*)$/;
/** Tokenizers whose files this page reads, where config.json names one. */
const BERT_TOKENIZER = /^(Bert|DistilBert|Electra)Tokenizer(Fast)?$/;

/**
 * Refuses a BERT's config.json that says something which could change a number and is not followed
 * here. A field that is not known says nothing while it is null or empty.
 * @throws UnsupportedModelError naming the field
 */
export function checkBertFields(json: ConfigJson, dModel: number, nHeads: number): void {
  for (const [key, found] of Object.entries(json)) {
    if (OFF.has(key)) {
      if (found) throw new UnsupportedModelError({ kind: 'unfollowed', key, found });
    } else if (Object.hasOwn(REPEATED, key)) {
      const expected = REPEATED[key](dModel, nHeads);
      if (found !== null && found !== expected)
        throw new UnsupportedModelError({ kind: 'repeated', key, found, expected });
    } else if (!KNOWN.has(key) && !isEmpty(found)) {
      throw new UnsupportedModelError({ kind: 'unknown', key, found });
    }
  }
  checkName(json, 'architectures', [json.architectures ?? []].flat(), BERT_MODEL);
  checkName(json, 'tokenizer_class', [json.tokenizer_class ?? []].flat(), BERT_TOKENIZER);
}

function checkName(json: ConfigJson, key: string, names: readonly unknown[], known: RegExp): void {
  if (!names.every((name) => typeof name === 'string' && known.test(name)))
    throw new UnsupportedModelError({ kind: 'unfollowed', key, found: json[key] });
}

const isEmpty = (value: unknown) =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
