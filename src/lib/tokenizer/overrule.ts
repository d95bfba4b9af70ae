import { checkAddedTokens, type AddedToken } from './added-tokens';
import { mergeAdded } from './merge-added';
import { expect, expectBoolean, expectOnly, fields, type Fields } from './expect';
import { specialsAround } from './post-processor';

/** What a folder says of its tokenizer beside tokenizer.json, parsed; null where a file is not there. */
export interface Overruling {
  /** tokenizer_config.json */
  readonly config: unknown;
  /** special_tokens_map.json, of older folders */
  readonly specials: unknown;
  /** added_tokens.json, of older folders */
  readonly added: unknown;
}

const CONFIG = 'tokenizer_config.json';
const SPECIALS = 'special_tokens_map.json';

/** Classes that take BERT's options from tokenizer_config.json, whatever tokenizer.json says. */
const BERT_CLASSES = ['BertTokenizer', 'DistilBertTokenizer', 'ElectraTokenizer'];
/** Classes that take tokenizer.json as it stands. */
export const AS_IT_STANDS = ['PreTrainedTokenizerFast', 'TokenizersBackend'];
/** Keys that name a special token; the three that are put into a text's ids are checked. */
const NAMED = ['unk_token', 'cls_token', 'sep_token'];
const LISTS = ['additional_special_tokens', 'extra_special_tokens'];
const OTHER_NAMED = ['pad_token', 'mask_token', 'bos_token', 'eos_token'];
/** Fields that change no token of one whole text; docs/models.md says why. */
const HARMLESS = [
  ...['add_bos_token', 'add_eos_token', 'add_prefix_space', 'add_special_tokens', 'backend'],
  ...['chat_template', 'clean_up_tokenization_spaces', 'do_basic_tokenize', 'from_slow'],
  ...['is_local', 'legacy', 'local_files_only', 'max_len', 'max_length', 'model_input_names'],
  ...['model_max_length', 'name_or_path', 'never_split', 'pad_to_multiple_of', 'padding'],
  ...['pad_token_type_id', 'padding_side', 'processor_class', 'return_token_type_ids'],
  ...['special_tokens_map_file', 'split_special_tokens', 'stride', 'tokenizer_file', 'truncation'],
  ...['truncation_side', 'truncation_strategy', 'use_fast', 'vocab_file', 'errors']
];
const READ = ['tokenizer_class', 'do_lower_case', 'strip_accents', 'tokenize_chinese_chars'];

/**
 * A tokenizer.json with all that the folder's other files say of the tokenizer, as
 * transformers' AutoTokenizer reads them: tokenizer_config.json decides letters, accents and
 * ideographs, and both may add tokens.
 * @returns `json` itself where nothing overrules it
 * @throws {TokenizerError} naming a field that is not known here, or that contradicts tokenizer.json
 */
export function overrule(json: unknown, files: Overruling): unknown {
  if (files.config === null && files.specials === null && files.added === null) return json;
  const tokenizer = fields(json, 'tokenizer.json');
  const vocab = fields(fields(tokenizer.model, 'model').vocab, 'model.vocab') as Vocab;
  const config = files.config === null ? null : checkConfig(files.config);
  // transformers looks at the older files only where the newer one lists no added tokens.
  const newer = config?.added_tokens_decoder ?? null;
  const specials = newer === null && files.specials !== null ? checkSpecials(files.specials) : {};
  const named = { ...config, ...specials };
  const added = mergeAdded(checkAddedTokens(tokenizer.added_tokens, vocab), vocab, {
    decoder: newer,
    legacy: newer === null ? files.added : null,
    specials: LISTS.map((key) => [key, named[key] ?? null] as const)
  });
  const overruled: Fields = {
    ...tokenizer,
    ...(config && !standsAsItIs(config) ? { normalizer: bertNormalizer(config) } : {}),
    ...(added ? { added_tokens: added } : {})
  };
  if (!standsAsItIs(named)) checkNamed(named, overruled, vocab);
  return JSON.stringify(overruled) === JSON.stringify(json) ? json : overruled;
}

type Vocab = Readonly<Record<string, number>>;

function checkConfig(value: unknown): Fields {
  const config = fields(value, CONFIG);
  expectOnly(config, CONFIG, [
    ...[...READ, 'added_tokens_decoder'],
    ...[...NAMED, ...OTHER_NAMED, ...LISTS, ...HARMLESS]
  ]);
  const known = [...BERT_CLASSES, ...BERT_CLASSES.map((name) => `${name}Fast`), ...AS_IT_STANDS];
  const name = config.tokenizer_class ?? BERT_CLASSES[0];
  expect(known.includes(name as string), `${CONFIG}: tokenizer_class`, known, name);
  return config;
}

function checkSpecials(value: unknown): Fields {
  const map = fields(value, SPECIALS);
  expectOnly(map, SPECIALS, [...NAMED, ...OTHER_NAMED, ...LISTS]);
  return map;
}

const standsAsItIs = ({ tokenizer_class: name }: Fields) => AS_IT_STANDS.includes(name as string);

/** BERT's normaliser with tokenizer_config.json's options, each of which has a value of its own. */
function bertNormalizer(config: Fields): object {
  const { do_lower_case: lowercase = true, tokenize_chinese_chars: apart = true } = config;
  const accents = config.strip_accents ?? null;
  expectBoolean(lowercase, `${CONFIG}: do_lower_case`);
  expectBoolean(apart, `${CONFIG}: tokenize_chinese_chars`);
  if (accents !== null) expectBoolean(accents, `${CONFIG}: strip_accents`);
  return {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: apart,
    strip_accents: accents,
    lowercase
  };
}

/** A token that is named otherwise than in tokenizer.json would be another id in every text. */
function checkNamed(named: Fields, tokenizer: Fields, vocab: Vocab): void {
  const added = tokenizer.added_tokens as readonly AddedToken[];
  const ids = new Map([
    ...Object.entries(vocab),
    ...added.map(({ content, id }) => [content, id] as const)
  ]);
  const { before, after } = specialsAround(tokenizer.post_processor, ids);
  const stands: Record<string, readonly unknown[]> = {
    unk_token: [fields(tokenizer.model, 'model').unk_token],
    cls_token: before,
    sep_token: after
  };
  for (const key of NAMED) {
    const token = nameOf(named[key]);
    if (token === null) continue;
    const says = stands[key].join(' ');
    expect(token === says, `${CONFIG}: ${key}`, [says], token);
  }
}

/** A special token is a word, or an object that holds it. */
const nameOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? (value as Fields).content : (value ?? null);
