import type { Engine } from '../engine/client';
import { MAX_CHARACTERS, type HeadBiases, type ModelCard, type Reading } from '../engine/contract';
import { mix } from '../measures/mix';
import { proposalOne, type Similarity } from '../measures/similarity';
import { strongestPair } from '../measures/select';
import type { AttentionKind } from '../transformer/config';
import type { Matrix, Trace } from '../transformer/trace';
import { problem } from '../words/catalogue';
import { DEFAULT_VIEW, type View } from './address';
import type { Cell } from './focus';
import { followLock, lockIn, type Lock } from './lock';
import { OnDemand, wholeTrace } from './on-demand.svelte';
import { TRAINED, trainedModel } from './trained';

/** Crashes in a row, without a reading between them, after which the session gives up. */
const PATIENCE = 3;

/** How far the model is: nothing yet, bytes coming, ready, or failed with a sentence that says why. */
export type Loading =
  | { readonly state: 'idle' | 'ready' }
  | { readonly state: 'loading'; readonly loaded: number; readonly total: number }
  | { readonly state: 'failed'; readonly message: string; readonly model: string };

/** What the page shows: a text, its latest reading, and the one focus that all figures share. */
export class Session {
  /** How proposal 1 compares two vectors. */
  similarity = $state<Similarity>('scaled');
  hideSpecial = $state(false);
  /** Whether the maps show weights after the softmax or scores before it. */
  shown = $state<'pattern' | 'scores'>('pattern');
  #engine: Engine | null = null;
  #crashes = 0;
  #text = $state('');
  /** The model that is wanted: the picture's, or the one on its way. */
  #model = $state('');
  /** The picture's own model, once it has been loaded. */
  #card = $state.raw<ModelCard | null>(null);
  /** What the engine holds: no model, the picture's, or one whose first reading is on its way. */
  #held = $state.raw<ModelCard | null>(null);
  #loads = 0;
  /** Layer and head that an address asks of a model which has not read yet. */
  #asked = $state.raw<{ readonly layer: number; readonly head: number } | null>(null);
  #loading = $state.raw<Loading>({ state: 'idle' });
  #reading = $state.raw<Reading>()!;
  #trouble = $state<string | null>(null);
  #layer = $state(1);
  #head = $state(1);
  #locked = $state.raw<Lock | null>(null);
  #hovered = $state.raw<Cell | null>(null);
  #blend = $state(1);
  readonly #onDemand = new OnDemand();

  /** @param first the reading that the page was built with, shown until the engine's own */
  constructor(view: View, first: Reading) {
    this.#reading = first;
    this.#text = first.trace.text;
    this.show(view);
  }

  readonly #positions = $derived.by(() => {
    const all = this.#reading.trace.tokens.map((_, position) => position);
    const words = all.filter((position) => !this.#reading.trace.tokens[position].special);
    // A text of special tokens alone has nothing else to show.
    return { shown: this.hideSpecial && words.length > 0 ? words : all, words };
  });
  readonly #dotProduct = $derived.by(() => {
    const attention = this.#onDemand.dotProduct(this.#reading, this.#layer);
    return attention && proposalOne(attention, this.similarity);
  });
  readonly #learned = $derived(this.#onDemand.learned(this.#reading, this.#spot));
  readonly #mixed = $derived.by(() => {
    const [one, two] = [this.dotProduct, this.learned];
    return one && two ? mix(one, two, this.#blend) : null;
  });
  readonly #cell = $derived.by(() => {
    const { shown } = this.#positions;
    const visible = (cell: Cell | null) =>
      cell && shown.includes(cell.from) && shown.includes(cell.to) ? cell : null;
    return visible(this.#hovered) ?? visible(this.locked) ?? this.#suggested;
  });
  readonly #pairWeights = $derived(this.cell ? this.#onDemand.pair(this.#reading, this.cell) : []);
  /** What is shown where nothing is pointed at or locked: the strongest pair of different words. */
  readonly #suggested = $derived.by(() => {
    const learned = this.learned;
    return learned ? strongestPair(learned, this.#positions.words) : null;
  });

  get text() {
    return this.#text;
  }
  get model() {
    return this.#model;
  }
  get card() {
    return this.#card;
  }
  /** What the picture's model compares. */
  get attention(): AttentionKind {
    return this.#card?.config.attention ?? 'learned';
  }
  /** Whether the picture is another model's than the one that is wanted. */
  get switching() {
    return this.trace.model.name !== this.#model;
  }
  get loading() {
    return this.#loading;
  }
  get reading() {
    return this.#reading;
  }
  get trace() {
    return this.#reading.trace;
  }
  /** Whether the picture is this machine's own, and not the one that the page was built with. */
  get live() {
    return this.#reading.id > 0;
  }
  /** One sentence about the text or the model, or null when all is well. */
  get notice() {
    if (this.blank) return problem.blank;
    if (this.#trouble) return this.#trouble;
    const { tokensInText, trace } = this.#reading;
    const read = trace.tokens.length;
    const whole = this.#text.length <= MAX_CHARACTERS;
    if (tokensInText > read) return problem.tooLong(tokensInText, read, whole);
    return this.#card?.simd === false ? problem.noSimd : null;
  }
  get blank() {
    return this.#text.trim() === '';
  }
  /** Whether the picture belongs to another text or model than those now wanted. */
  get stale() {
    return this.#text !== this.trace.text || this.switching;
  }
  get layer() {
    return this.#layer;
  }
  get head() {
    return this.#head;
  }
  /** Positions shown in the maps, in order. */
  get positions() {
    return this.#positions.shown;
  }
  get locked() {
    return this.#locked?.model === this.trace.model.name ? this.#locked.cell : null;
  }
  /** The pair that all figures point at: hovered, else locked, else the strongest one. */
  get cell(): Cell | null {
    return this.#cell;
  }
  /** Proposal 1 for the focused layer; null while a long text's layer is on its way. */
  get dotProduct() {
    return this.#dotProduct;
  }
  /** Proposal 2 for the focused layer and head. */
  get learned() {
    return this.#learned;
  }
  /** How far proposal 1 has been turned into proposal 2, from 0 to 1. */
  get blend() {
    return this.#blend;
  }
  /** What lies that far between the two, for the focused layer and head. */
  get mixed() {
    return this.#mixed;
  }
  /** b_Q and b_K of the focused head, once they have come. */
  get biases(): HeadBiases | null {
    return this.#onDemand.biases(this.trace.model.name, this.#layer, this.#head);
  }
  /** The focused pair's weights in every head; empty while a long text's are on their way. */
  get pairWeights() {
    return this.#pairWeights;
  }
  /** The focused layer's input, [n, dModel]; undefined until the engine's own reading. */
  get input(): Matrix | undefined {
    return this.trace.hidden[this.#layer - 1];
  }
  /** What the address bar says. */
  get view(): View {
    return {
      text: this.#text,
      model: this.#model,
      layer: this.#asked?.layer ?? this.#layer,
      head: this.#asked?.head ?? this.#head,
      cell: this.#locked?.model === this.#model ? this.#locked.cell : null,
      similarity: this.similarity,
      hideSpecial: this.hideSpecial
    };
  }

  /** Takes on all that an address says. */
  show(view: View): void {
    const { nLayers, nHeads } = this.trace.model;
    const other = view.model !== this.#model;
    this.#model = view.model;
    this.#asked = this.switching ? { layer: view.layer, head: view.head } : null;
    this.#layer = view.layer <= nLayers ? view.layer : Math.min(DEFAULT_VIEW.layer, nLayers);
    this.#head = view.head <= nHeads ? view.head : Math.min(DEFAULT_VIEW.head, nHeads);
    this.similarity = view.similarity;
    this.hideSpecial = view.hideSpecial;
    this.#locked = view.cell && { cell: view.cell, text: view.text, model: view.model };
    this.#hovered = null;
    this.#text = view.text;
    this.#locked = followLock(this.#locked, this.trace, this.trace);
    void (other ? this.#load(view.model) : this.#read());
  }

  /** Reads the same text with another model; the picture stays until it has. */
  use(model: string): void {
    if (model === this.#model) return;
    this.#model = model;
    this.#asked = null;
    this.#hovered = null;
    void this.#load(model);
  }

  /** Reads a new text; the pair of words stays locked as long as both are there. */
  write(text: string): void {
    this.#text = text;
    this.#hovered = null;
    void this.#read();
  }

  choose(layer: number, head: number): void {
    this.#asked = null;
    this.#layer = layer;
    this.#head = head;
    this.#fetchDemanded();
  }
  turn(blend: number): void {
    this.#blend = Math.min(1, Math.max(0, blend));
  }
  preview(cell: Cell | null): void {
    const now = this.#hovered;
    if (cell?.from !== now?.from || cell?.to !== now?.to) this.#hovered = cell;
  }
  lock(cell: Cell): void {
    this.#locked = lockIn(cell, this.trace);
    this.#hovered = null;
  }
  free(): void {
    this.#locked = null;
    this.#hovered = null;
  }

  /** Takes the engine and loads the model; the first reading follows by itself. */
  async connect(engine: Engine): Promise<void> {
    this.#engine = engine;
    engine.onCrash = () => void this.#recover();
    await this.load();
  }

  /** Loads the wanted model, again after a failure: what has come before is not asked for twice. */
  load(): Promise<void> {
    return this.#load(this.#loading.state === 'failed' ? this.#loading.model : this.#model);
  }

  /** Where it fails, the model that is there goes on reading. */
  async #load(model: string): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    const turn = ++this.#loads;
    this.#model = model;
    this.#loading = { state: 'loading', loaded: 0, total: 0 };
    try {
      const card = await this.#fetch(engine, model, (loaded, total) => {
        if (turn === this.#loads && this.#loading.state === 'loading')
          this.#loading = { state: 'loading', loaded, total };
      });
      if (!card || turn !== this.#loads) return;
      this.#held = card;
      if (!this.switching) this.#card = card;
      this.#loading = { state: 'ready' };
    } catch (error) {
      if (isCrash(error) || turn !== this.#loads) return;
      this.#loading = { state: 'failed', message: problem.loading(error as Error), model };
      this.#model = this.#held?.identity.name ?? model;
      this.#asked = null;
    }
    await this.#read();
  }

  #fetch(engine: Engine, model: string, report: (loaded: number, total: number) => void) {
    const files = model === TRAINED ? trainedModel()?.files : undefined;
    return files ? engine.loadFiles(model, files) : engine.load(model, report);
  }

  get #spot() {
    return { layer: this.#layer, head: this.#head };
  }

  /** Whether the engine holds the wanted model. */
  get #ready() {
    return this.#loading.state !== 'loading' && this.#held?.identity.name === this.#model;
  }

  async #read(): Promise<void> {
    if (!this.#engine || !this.#ready || this.blank) return;
    try {
      const reading = await this.#engine.read(this.#text, this.#spot);
      if (reading && reading.trace.model.name === this.#model) this.#take(reading);
    } catch (error) {
      if (!isCrash(error)) this.#trouble = problem.reading(error as Error);
    }
  }

  #take(reading: Reading): void {
    if (reading.trace.model.name !== this.trace.model.name) this.#turnTo(reading);
    this.#locked = followLock(this.#locked, this.trace, reading.trace);
    this.#reading = reading;
    this.#card = this.#held;
    this.#crashes = 0;
    this.#trouble = null;
    this.#fetchDemanded();
  }

  /** Fits layer, head and slider to another model: what was asked, or else the nearest there is. */
  #turnTo({ trace: { model } }: Reading): void {
    const asked = this.#asked;
    const fit = (wanted: number | undefined, now: number, most: number) =>
      wanted === undefined ? Math.min(now, most) : wanted <= most ? wanted : 1;
    this.#layer = fit(asked?.layer, this.#layer, model.nLayers);
    this.#head = fit(asked?.head, this.#head, model.nHeads);
    this.#asked = null;
    this.#hovered = null;
    if (this.#held?.config.attention !== 'learned') this.#blend = 1;
  }

  #fetchDemanded(): void {
    if (!this.#engine) return;
    void this.#onDemand.fetchHead(this.#engine, this.#reading, this.#spot);
    const model = this.#held?.identity.name;
    if (model) void this.#onDemand.fetchBiases(this.#engine, model, this.#layer, this.#head);
  }

  /** The reading with every layer; null when it is gone. */
  wholeTrace(): Promise<Trace | null> {
    return wholeTrace(this.#engine, this.#reading);
  }

  /** Asks for the focused pair's weights where the reading came without them. */
  async fetchPair(): Promise<void> {
    if (this.#engine && this.cell) {
      await this.#onDemand.fetchPair(this.#engine, this.#reading, this.cell);
    }
  }

  async #recover(): Promise<void> {
    this.#held = null;
    if (++this.#crashes > PATIENCE) {
      this.#trouble = null;
      this.#loading = { state: 'failed', message: problem.crashedOften, model: this.#model };
      return;
    }
    this.#trouble = problem.crashed;
    await this.load();
  }
}

const isCrash = (error: unknown) => error instanceof Error && error.name === 'EngineCrashedError';
