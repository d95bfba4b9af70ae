import type { Tokenizer } from '../tokenizer/token';
import type { TransformerConfig } from '../transformer/config';
import { familyOf, parseConfig, tensorsOf } from '../transformer/families';
import type { TensorSpec } from '../transformer/family';
import { sizeOf } from '../transformer/weights';
import type { Downloader } from './download';
import { DuplicateNameError } from './errors';
import { CONFIG_FILE, parseJson, readJson, type ReadOptions } from './files';
import { checkFinite, checkTensors, matchTensors } from './names';
import { planParts, type Plan } from './plan';
import { RangedFile } from './ranged-file';
import { blocksOf } from './row-blocks';
import { parseSafetensors } from './safetensors';
import { findShards, type Shards } from './shards';
import { Spans, type Span } from './spans';
import type { CheckpointTensor } from './tensor';
import { completeTokenizer, fittingTokenizer, TOKENIZER_FILE } from './tokenizer-files';

/** Bytes of a file's beginning in which its header lies, as a rule. */
const HEADER_BYTES = 16_384;
const LENGTH_BYTES = 8;

/** Weights by name, to be uploaded. */
export type Part = ReadonlyMap<string, CheckpointTensor>;

/** A model folder behind an address that comes part by part, in the order in which a reading needs it. */
export class CheckpointParts {
  /** Bytes of weight files and tokenizer. */
  readonly bytes: number;
  /** How many numbers the model has. */
  readonly parameters: number;
  /** The file of the look-up tables. */
  readonly tables: RangedFile;
  readonly sha256: string;
  /** Told when rows have come that a text needed. */
  onrows: () => void = () => undefined;
  readonly #loaded = new Map<string, number>();
  /** Of files that have come, what was not handed out. */
  readonly #ready = new Map<string, CheckpointTensor>();
  readonly #come = new Set<string>();

  private constructor(
    readonly config: TransformerConfig,
    private readonly files: Downloader,
    private readonly shards: Shards,
    private readonly plan: Plan,
    private readonly report: () => void
  ) {
    const names = [...shards.files, TOKENIZER_FILE];
    this.bytes = names.reduce((sum, name) => sum + this.#bytesOf(name), 0);
    this.parameters = [...tensorsOf(config).values()].reduce(
      (n, { shape }) => n + sizeOf(shape),
      0
    );
    this.sha256 = shards.sha256!;
    this.tables = new RangedFile(files, plan.tables, shards.facts.get(plan.tables)!, report);
  }

  /**
   * @param report told as bytes come
   * @returns null for a folder that is to be opened whole
   * @throws as `openCheckpoint` for its first files
   */
  static async open(files: Downloader, report: () => void): Promise<CheckpointParts | null> {
    const [json, shards] = await Promise.all([readJson(files, CONFIG_FILE), findShards(files)]);
    const config = parseConfig(json);
    const plan = planParts(config, shards);
    return plan && new CheckpointParts(config, files, shards, plan, report);
  }

  /** Bytes that have come. */
  get loaded(): number {
    return [...this.#loaded.values()].reduce((sum, bytes) => sum + bytes, this.tables.loaded);
  }

  /** Bytes that have to come before every layer can read what was asked for. */
  get needed(): number {
    const { bytes } = this.shards.facts.get(this.plan.tables)!;
    return this.bytes - bytes + this.tables.wanted;
  }

  /** tokenizer.json and what goes with it. @throws as `openCheckpoint` */
  async tokenizer(options: ReadOptions): Promise<Tokenizer> {
    const bytes = await this.#read(TOKENIZER_FILE, options);
    const json = parseJson(this.files, TOKENIZER_FILE, bytes);
    const whole = await completeTokenizer(this.files, json, this.shards.facts);
    return fittingTokenizer(whole, this.config.vocabSize);
  }

  /** The look-up tables and what goes with them, none of it come. @throws CheckpointError */
  async header(): Promise<Part> {
    const { tables } = this;
    const end = (bytes: number) => [{ start: 0, end: Math.min(bytes, this.#bytesOf(tables.name)) }];
    await tables.bring(end(HEADER_BYTES));
    const length = new DataView(tables.bytes.buffer, tables.bytes.byteOffset).getUint32(0, true);
    await tables.bring(end(LENGTH_BYTES + length));
    const stored = parseSafetensors(tables.bytes, tables.name);
    const part = matchTensors(
      this.config,
      stored,
      this.#specs((_, { layer }) => layer === 0)
    ).tensors;
    return new Map([...part].map(([name, tensor]) => [name, this.#coming(name, tensor)]));
  }

  /** What makes h^(0), but the words. @param part from `header` */
  async begin(part: Part): Promise<Part> {
    const small = this.#specs((_, { role, layer }) => layer === 0 && role !== 'words');
    const own = new Map([...part].filter(([name]) => small.has(name)));
    await this.tables.bring([
      ...new Spans([...own.values()].map((tensor) => this.#placeOf(tensor)))
    ]);
    return checkTensors(this.config, own, small).tensors;
  }

  /** A layer from 1, the last with what reads its vectors. @throws CheckpointError */
  async layer(number: number, options: ReadOptions): Promise<Part> {
    await Promise.all(this.plan.layers[number - 1].map((file) => this.#take(file, options)));
    const { nLayers } = this.config;
    const part = new Map<string, CheckpointTensor>();
    for (const name of this.#specs((_, { layer }) => (layer ?? nLayers) === number).keys()) {
      part.set(name, this.#ready.get(name)!);
      this.#ready.delete(name);
    }
    return part;
  }

  async #take(file: string, options: ReadOptions): Promise<void> {
    if (this.#come.has(file)) return;
    const stored = parseSafetensors(await this.#read(file, options), file);
    const { canonicalName } = familyOf(this.config);
    const own = new Set([...stored.keys()].map(canonicalName));
    const here = checkTensors(
      this.config,
      stored,
      this.#specs((name) => own.has(name))
    );
    for (const [tensor, bytes] of here.tensors) {
      if (this.#ready.has(tensor)) throw new DuplicateNameError({ kind: 'across-files', tensor });
      this.#ready.set(tensor, bytes);
    }
    this.#come.add(file);
    this.files.forget(file);
  }

  #read(name: string, options: ReadOptions): Promise<Uint8Array> {
    const report = (loaded: number) => {
      this.#loaded.set(name, loaded);
      this.report();
    };
    return this.files.read(name, { ...options, facts: this.shards.facts.get(name), report });
  }

  /** A table whose rows are brought as they are needed. */
  #coming(name: string, tensor: CheckpointTensor): CheckpointTensor {
    const { shape, dtype, bytes } = tensor;
    const rowBytes = bytes.length / shape[0];
    const place = { ...this.#placeOf(tensor), rowBytes };
    const bring = async (rows: readonly number[]) => {
      const before = this.tables.loaded;
      await this.tables.bring(blocksOf(rows, place));
      if (this.tables.loaded > before) this.onrows();
      for (const row of new Set(rows))
        checkFinite(name, dtype, bytes.subarray(row * rowBytes, (row + 1) * rowBytes));
    };
    return { ...tensor, bring };
  }

  /** Where a weight lies in the tables' file. */
  #placeOf({ bytes }: CheckpointTensor): Span {
    const start = bytes.byteOffset - this.tables.bytes.byteOffset;
    return { start, end: start + bytes.length };
  }

  readonly #bytesOf = (name: string) => this.shards.facts.get(name)?.bytes ?? 0;

  #specs(wanted: (name: string, spec: TensorSpec) => boolean): Map<string, TensorSpec> {
    const all = [...tensorsOf(this.config)];
    return new Map(all.filter(([name, spec]) => wanted(name, spec)));
  }
}
