import { expect, it } from 'vitest';
import * as errors from '../../../src/lib/checkpoint/errors';
import { errorSentence } from '../../../src/lib/words/en/errors';

const INDEX = 'model.safetensors.index.json';
const [file, tensor, dtype] = ['a', 'x', 'F32'];
const {
  TruncatedFileError,
  HeaderLengthError,
  HeaderSyntaxError,
  DuplicateNameError,
  UnknownDtypeError,
  TensorSizeError,
  OutOfFileError,
  NotFiniteError,
  OverlapError,
  GapError,
  MissingTensorError,
  TensorShapeError,
  NotJsonError,
  ShardIndexError,
  MissingFileError,
  DownloadError,
  CorruptFileError,
  Float16RangeError
} = errors;

const SENTENCES: readonly (readonly [Error, string])[] = [
  [
    new TruncatedFileError({ kind: 'no-length', file, bytes: 3, least: 8 }),
    'a has 3 bytes; a weight file has at least 8.'
  ],
  [
    new TruncatedFileError({ kind: 'in-header', file, bytes: 12, headerEnd: 16 }),
    'a has 12 bytes, but its header alone ends at byte 16: the file is cut short.'
  ],
  [
    new HeaderLengthError({ file, length: 1, least: 2, most: 100_000_000 }),
    'a says that its header has 1 bytes; from 2 to 100000000 were expected, so this is no safetensors file.'
  ],
  [
    new HeaderSyntaxError({ kind: 'not-utf8', file }),
    'The header of a is not UTF-8 text; JSON was expected.'
  ],
  [
    new HeaderSyntaxError({ kind: 'not-json', file, begins: '<html' }),
    'The header of a is not JSON; it begins with "<html".'
  ],
  [
    new HeaderSyntaxError({ kind: 'no-object', file }),
    'The header of a is JSON but holds no object of tensors.'
  ],
  [
    new HeaderSyntaxError({ kind: 'entry', file, tensor }),
    'The header of a describes "x" without a dtype, a shape and two data_offsets of whole numbers.'
  ],
  [
    new DuplicateNameError({ kind: 'in-file', file, tensor }),
    'a names "x" twice; each name was expected once.'
  ],
  [
    new DuplicateNameError({ kind: 'across-files', tensor }),
    'Two weight files hold "x"; one was expected.'
  ],
  [
    new UnknownDtypeError({ kind: 'unknown', file, tensor, dtype: 'F17' }),
    '"x" in a is stored as "F17", a kind of number that is not known here.'
  ],
  [
    new UnknownDtypeError({
      kind: 'unread-tensor',
      tensor,
      dtype: 'I8',
      expected: ['F16', 'BF16', 'F32']
    }),
    '"x" is stored as I8; F16, BF16 or F32 was expected.'
  ],
  [new UnknownDtypeError({ kind: 'unread', dtype: 'I8' }), 'Numbers of kind I8 are not read here.'],
  [
    new TensorSizeError({ file, tensor, dtype, shape: [3, 1], bytes: 8, needed: 12 }),
    '"x" in a has 8 bytes; its shape [3, 1] of F32 takes 12.'
  ],
  [
    new OutOfFileError({ file, tensor, start: 0, end: 8, available: 4 }),
    '"x" in a is said to lie from byte 0 to 8 of the data, of which there are 4.'
  ],
  [new NotFiniteError({ tensor, value: NaN }), '"x" holds NaN; numbers were expected.'],
  [
    new NotFiniteError({ tensor, value: 1e300 }),
    '"x" holds 1e+300, which is beyond what this page computes with (float32).'
  ],
  [
    new DuplicateNameError({ kind: 'same', tensor, stored: 'bert.x' }),
    '"bert.x" is a second weight for "x"; one was expected.'
  ],
  [
    new OverlapError({ file, tensor, start: 4, covered: 8 }),
    '"x" in a begins at byte 4 of the data, inside another weight that ends at 8.'
  ],
  [
    new GapError({ file, from: 4, to: 8 }),
    'a holds bytes that belong to no weight: from 4 to 8 of its data.'
  ],
  [
    new MissingTensorError({ tensor, expected: [4, 4] }),
    'The model\'s files hold no "x"; config.json asks for it, [4, 4].'
  ],
  [
    new TensorShapeError({ tensor, found: [4], expected: [4, 4] }),
    '"x" has shape [4]; config.json asks for [4, 4].'
  ],
  [
    new NotJsonError({ file, begins: '<html>' }),
    'a should hold JSON, but begins with "<html>". Is there a model at this address?'
  ],
  [
    new ShardIndexError({ kind: 'empty', index: INDEX }),
    `${INDEX} names no weight file; its weight_map should.`
  ],
  [
    new ShardIndexError({ kind: 'file-name', index: INDEX, found: '../a' }),
    `${INDEX} names a weight file "../a"; a plain file name was expected.`
  ],
  [
    new ShardIndexError({ kind: 'file-facts', index: INDEX, found: { bytes: 1 } }),
    `${INDEX} describes a file as {"bytes":1}; bytes and sha256 were expected.`
  ],
  [
    new MissingFileError({ kind: 'server', file, status: 404, page: false }),
    'a is not there: the server answered 404.'
  ],
  [
    new MissingFileError({ kind: 'server', file, status: 200, page: true }),
    'a is not there: the server answered 200 with a web page.'
  ],
  [new MissingFileError({ kind: 'folder', file, folder: 'models/b' }), 'a is not in models/b.'],
  [new MissingFileError({ kind: 'memory', file }), "a is not among the model's files."],
  [
    new DownloadError({ kind: 'stopped', file, bytes: 6, reason: 'network error' }),
    'The download of a stopped after 6 bytes (network error). They are kept: try again to continue.'
  ],
  [
    new DownloadError({ kind: 'refused', file, status: 503 }),
    'The server answered 503 when asked for a. Try again.'
  ],
  [
    new CorruptFileError({ kind: 'length', file, bytes: 4, expected: 3 }),
    "a has 4 bytes; the model's index says 3. Try again to fetch it anew."
  ],
  [
    new CorruptFileError({ kind: 'longer', file, expected: 3 }),
    'a is longer than the 3 bytes of the index.'
  ],
  [
    new CorruptFileError({ kind: 'content', file, found: 'ab', expected: 'cd' }),
    "a has the right length but other content than the model's index says (SHA-256 ab, expected cd). Try again to fetch it anew."
  ],
  [
    new Float16RangeError({ tensor, value: 70000, most: 65504 }),
    'x holds 70000; float16 holds numbers from -65504 to 65504 only.'
  ]
];

it.each(SENTENCES)('%s', (error, sentence) => {
  expect(errorSentence(error)).toBe(sentence);
});

it('has a sentence for every way in which a model folder can be broken', () => {
  const told = new Set(SENTENCES.map(([error]) => error.name));
  const all = Object.keys(errors).filter((name) => name !== 'CheckpointError');
  expect(all.filter((name) => !told.has(name))).toEqual([]);
});
