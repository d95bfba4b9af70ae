import type { Expected, Found } from '../../tokenizer/error';
import { sentenceOf, type ErrorSentences } from '../error-sentences';
import { isolate } from '../isolate';

/** What an error says in English: what came, what was expected, and what to do where one can. */
export const errorSentence = (error: unknown): string => sentenceOf(ERRORS, error);

/** The same behind a sentence that says what did not work; nothing where an error says nothing. */
export function because(error: unknown): string {
  const said = errorSentence(error);
  return said === '' ? '' : ` (${said})`;
}

const json = (value: unknown) => JSON.stringify(value);
const shape = (counts: readonly number[]) => `[${counts.join(', ')}]`;
/** One or another: a, b or c. */
const either = (choices: readonly string[]) =>
  choices.length < 2
    ? choices.join()
    : `${choices.slice(0, -1).join(', ')} or ${choices[choices.length - 1]}`;

const ERRORS: ErrorSentences = {
  TruncatedFileError: {
    'no-length': ({ file, bytes, least }) =>
      `${file} has ${bytes} bytes; a weight file has at least ${least}.`,
    'in-header': ({ file, bytes, headerEnd }) =>
      `${file} has ${bytes} bytes, but its header alone ends at byte ${headerEnd}: the file is cut short.`
  },
  HeaderLengthError: ({ file, length, least, most }) =>
    `${file} says that its header has ${length} bytes; from ${least} to ${most} were expected, so this is no safetensors file.`,
  HeaderSyntaxError: {
    'not-utf8': ({ file }) => `The header of ${file} is not UTF-8 text; JSON was expected.`,
    'not-json': ({ file, begins }) =>
      `The header of ${file} is not JSON; it begins with ${json(begins)}.`,
    'no-object': ({ file }) => `The header of ${file} is JSON but holds no object of tensors.`,
    entry: ({ file, tensor }) =>
      `The header of ${file} describes "${tensor}" without a dtype, a shape and two data_offsets of whole numbers.`
  },
  DuplicateNameError: {
    'in-file': ({ file, tensor }) =>
      `${file} names "${tensor}" twice; each name was expected once.`,
    'across-files': ({ tensor }) => `Two weight files hold "${tensor}"; one was expected.`,
    same: ({ tensor, stored }) =>
      `"${stored}" is a second weight for "${tensor}"; one was expected.`
  },
  UnknownDtypeError: {
    unknown: ({ file, tensor, dtype }) =>
      `"${tensor}" in ${file} is stored as ${json(dtype)}, a kind of number that is not known here.`,
    'unread-tensor': ({ tensor, dtype, expected }) =>
      `"${tensor}" is stored as ${dtype}; ${either(expected)} was expected.`,
    unread: ({ dtype }) => `Numbers of kind ${dtype} are not read here.`
  },
  TensorSizeError: ({ file, tensor, dtype, shape: counts, bytes, needed }) =>
    `"${tensor}" in ${file} has ${bytes} bytes; its shape ${shape(counts)} of ${dtype} takes ${needed}.`,
  OutOfFileError: ({ file, tensor, start, end, available }) =>
    `"${tensor}" in ${file} is said to lie from byte ${start} to ${end} of the data, of which there are ${available}.`,
  OverlapError: ({ file, tensor, start, covered }) =>
    `"${tensor}" in ${file} begins at byte ${start} of the data, inside another weight that ends at ${covered}.`,
  GapError: ({ file, from, to }) =>
    `${file} holds bytes that belong to no weight: from ${from} to ${to} of its data.`,
  MissingTensorError: ({ tensor, expected }) =>
    `The model's files hold no "${tensor}"; config.json asks for it, ${shape(expected)}.`,
  TensorShapeError: ({ tensor, found, expected }) =>
    `"${tensor}" has shape ${shape(found)}; config.json asks for ${shape(expected)}.`,
  NotJsonError: ({ file, begins }) =>
    `${file} should hold JSON, but begins with ${json(begins)}. Is there a model at this address?`,
  ShardIndexError: {
    empty: ({ index }) => `${index} names no weight file; its weight_map should.`,
    'file-name': ({ index, found }) =>
      `${index} names a weight file ${json(found)}; a plain file name was expected.`,
    'file-facts': ({ index, found }) =>
      `${index} describes a file as ${json(found)}; bytes and sha256 were expected.`
  },
  MissingFileError: {
    server: ({ file, status, page }) =>
      `${file} is not there: the server answered ${status}${page ? ' with a web page' : ''}.`,
    folder: ({ file, folder }) => `${file} is not in ${folder}.`,
    memory: ({ file }) => `${file} is not among the model's files.`
  },
  DownloadError: {
    stopped: ({ file, bytes, reason }) =>
      `The download of ${file} stopped after ${bytes} bytes (${reason}). They are kept: try again to continue.`,
    refused: ({ file, status }) =>
      `The server answered ${status} when asked for ${file}. Try again.`
  },
  CorruptFileError: {
    length: ({ file, bytes, expected }) =>
      `${file} has ${bytes} bytes; the model's index says ${expected}. Try again to fetch it anew.`,
    longer: ({ file, expected }) => `${file} is longer than the ${expected} bytes of the index.`,
    content: ({ file, found, expected }) =>
      `${file} has the right length but other content than the model's index says (SHA-256 ${found}, expected ${expected}). Try again to fetch it anew.`
  },
  NotFiniteError: ({ tensor, value }) =>
    Number.isFinite(value)
      ? `"${tensor}" holds ${value}, which is beyond what this page computes with (float32).`
      : `"${tensor}" holds ${value}; numbers were expected.`,
  Float16RangeError: ({ tensor, value, most }) =>
    `${tensor} holds ${value}; float16 holds numbers from ${-most} to ${most} only.`,
  TokenizerError: {
    field: ({ place, expected, found }) =>
      unreadable(`${place} should be ${expectation(expected)}, but is ${finding(found)}.`),
    unknown: ({ place, found }) =>
      unreadable(
        `${place} is ${finding(found)}; this page does not know that field, and it could change the tokens.`
      ),
    contradiction: ({ token, place, other }) =>
      unreadable(`${place} and ${other} say different things of "${token}".`),
    beyond: ({ token, id, rows }) =>
      unreadable(
        `"${token}" has the id ${id}, but the model has embeddings for ${rows} tokens only (vocab_size).`
      ),
    special: ({ token }) => unreadable(`the vocabulary has no ${token}.`)
  },
  UnsupportedModelError: {
    'no-object': () => 'config.json holds no object; it should describe a BERT model.',
    other: ({ key, found, expected }) =>
      `config.json says ${key} is ${json(found)}; this page reads "${expected}" only.`,
    size: ({ key, found }) =>
      `config.json has ${key} ${json(found)}; a whole number above 0 was expected.`,
    choice: ({ key, found, expected }) =>
      `config.json says riverbank.${key} is ${json(found)}; expected one of ${expected.join(', ')}.`,
    shared: ({ dModel, nHeads }) =>
      `config.json has hidden_size ${dModel}, which ${nHeads} heads cannot share equally.`,
    positive: ({ key, found }) =>
      `config.json has ${key} ${json(found)}; a number above 0 was expected.`,
    unfollowed: ({ key, found }) =>
      `config.json says ${key} is ${json(found)}, which changes what the model computes and is not followed here.`,
    unknown: ({ key, found }) =>
      `config.json says ${key} is ${json(found)}; this page does not know that field, and it could change what the model computes.`,
    repeated: ({ key, found, expected }) =>
      `config.json says ${key} is ${json(found)}; the other fields make it ${expected}.`,
    heads: ({ nHeads, attention }) =>
      `config.json has ${nHeads} heads, but attention "${attention}" compares whole vectors: 1 head was expected.`
  },
  CutError: {
    'no-cut': ({ text, expected }) =>
      `"${text}" is no cut: it should begin with ${either(expected)}.`,
    names: ({ text, cut, expected }) =>
      `"${text}": ${cut} takes ${expected.join(', ')}, each once.`,
    number: ({ text, name }) => `"${text}": ${name}= should be a number or *.`,
    range: ({ text, name, least, most }) =>
      `"${text}": ${name} goes from ${least} to ${most} here.`,
    row: ({ layer, head, from }) =>
      `Layer ${layer}, head ${head}: these cuts leave position ${from} nothing to look at.`
  },
  BackendError: {
    'no-webassembly': () => 'This browser has no WebAssembly, which the model needs to run.',
    'not-started': () => 'WebAssembly did not start.'
  },
  SealedError: () => 'The browser lets no model start in this frame.',
  OwnTextError: {
    few: ({ words, least }) =>
      `This text has ${words} words to guess; ${least} at least are needed. Add more lines.`,
    'short-lines': () => 'No line has two words; the model learns which word follows others.',
    'one-word': ({ word }) =>
      `This text is one word, "${isolate(word)}": nothing is left to guess.`,
    'nothing-twice': () => 'No word comes twice, so nothing can be learned from this text.'
  },
  DivergedError: ({ loss, step, blindGuess, backAt }) =>
    `The loss was ${loss} in step ${step}; a blind guess has ${blindGuess.toFixed(1)}. Training went back to step ${backAt}: a lower learning rate may help.`,
  NoWordError: () => 'it holds no word.'
};

const unreadable = (why: string) => `Cannot read this tokenizer: ${why}`;

function expectation(expected: Expected): string {
  if (typeof expected === 'object' && 'value' in expected) return expected.value;
  if (typeof expected !== 'string') return either(expected.map(json));
  return {
    object: 'an object',
    list: 'a list',
    count: 'a whole number from 0',
    word: 'a word of the vocabulary',
    boolean: 'true or false'
  }[expected];
}

function finding(found: Found): string {
  if (typeof found !== 'string') return found.value;
  return { missing: 'missing', object: 'an object', list: 'a list' }[found];
}
