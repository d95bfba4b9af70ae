import type { Engine, ReadingDesk } from '../engine/client';
import type { Reading } from '../engine/contract';
import { isCrash } from '../engine/crash';
import type { Cell } from '../measures/cell';
import { sameModel } from '../transformer/trace';
import { Comparing } from './comparing.svelte';
import type { CompareView } from './compare-view';
import { Focus } from './focus.svelte';
import { ModelState } from './model.svelte';
import { OnDemand } from './on-demand.svelte';
import type { Pointing } from './picture';
import { ReadingState } from './reading.svelte';
import { DEFAULT_VIEW } from './view';

/** One of the two texts: what is typed and read, at a desk of its own. */
export class Side {
  readonly reading: ReadingState;
  readonly onDemand = new OnDemand();
  desk: ReadingDesk | null = null;

  /** @param first the reading that the page was built with */
  constructor(first: Reading) {
    this.reading = new ReadingState(first, () => 'after');
  }
}

/** Two texts read by one model, and the one focus that all figures share; it counts the words of A. */
export class CompareSession implements Pointing {
  readonly model = new ModelState();
  readonly focus = new Focus();
  readonly a: Side;
  readonly b: Side;
  readonly showing: Comparing;
  /** The two readings that are drawn: always of one model. */
  pair = $state.raw<{ readonly a: Reading; readonly b: Reading }>()!;

  constructor(view: CompareView, first: { readonly a: Reading; readonly b: Reading }) {
    this.a = new Side(first.a);
    this.b = new Side(first.b);
    this.pair = first;
    this.showing = new Comparing(this);
    this.show(view);
  }

  /** Takes the engine and loads the model; the first readings follow by themselves. Once. */
  async connect(engine: Engine): Promise<void> {
    this.model.connect(engine);
    for (const side of [this.a, this.b]) {
      const desk = engine.desk();
      side.desk = desk;
      side.onDemand.connect(() => desk);
    }
    engine.onCrash(() => void this.#recover());
    await this.load();
  }

  /** Takes on all that an address says. */
  show({ a, b, ...view }: CompareView): void {
    const other = view.model !== this.model.wanted;
    this.model.wanted = view.model;
    this.focus.show({ ...DEFAULT_VIEW, ...view, text: a }, this.pair.a.trace);
    this.a.reading.text = a;
    this.b.reading.text = b;
    void (other ? this.load(view.model) : this.#readBoth());
  }

  /** Reads the same texts with another model; the picture stays until it has. */
  use(model: string): void {
    if (model === this.model.wanted) return;
    this.focus.forget();
    void this.load(model);
  }

  /** Reads a new text; the chosen word stays as long as it is there. */
  write(side: Side, text: string): void {
    side.reading.text = text;
    this.focus.hovered = null;
    void this.#read(side);
  }

  /** Each text in the other's place; the chosen word stays the one that it is. */
  swap(): void {
    const { word } = this.showing.comparison;
    const [a, b] = [this.a.reading.text, this.b.reading.text];
    const cell = word === null ? null : this.showing.comparison.shared[word].b;
    this.show({
      ...this.showing.view,
      a: b,
      b: a,
      cell: cell === null ? null : { from: cell, to: cell }
    });
  }

  choose(layer: number, head: number): void {
    this.focus.choose(layer, head, this.pair.a.trace.model);
    this.#fetchDemanded();
  }
  readonly preview = (cell: Cell | null) => this.focus.preview(cell);
  readonly lock = (cell: Cell) => this.focus.lock(cell, this.pair.a.trace);
  readonly free = () => this.focus.free();

  /** Loads the wanted model, again after a failure. Where it fails, the one that is there goes on. */
  async load(model?: string): Promise<void> {
    const ended = await this.model.load(model, (change) => {
      if (change === 'gone') void this.load();
    });
    if (ended === 'failed') this.focus.asked = null;
    if (ended) await this.#readBoth();
  }

  async #readBoth(): Promise<void> {
    await Promise.all([this.#read(this.a), this.#read(this.b)]);
  }

  async #read({ reading: state, desk }: Side): Promise<void> {
    const { wanted, ready } = this.model;
    if (!ready || state.blank) return;
    try {
      const reading = await desk?.read({ model: wanted, text: state.text, spot: this.focus.spot });
      if (reading?.trace.model.name !== this.model.wanted) return;
      state.latest = reading;
      state.trouble = null;
      this.model.forgive();
      this.#settle();
    } catch (error) {
      const { name } = error as Error;
      const { state: loading } = this.model.loading;
      if (name === 'ModelGoneError') {
        if (loading === 'ready') await this.load(wanted);
      } else if (name === 'DownloadError') {
        if (loading === 'ready') this.model.fail(error as Error, wanted);
      } else if (!isCrash(error)) state.trouble = { kind: 'unread', error: error as Error };
    }
  }

  /** Draws what was read last, once both texts were read by one model. */
  #settle(): void {
    const [a, b] = [this.a.reading.reading, this.b.reading.reading];
    if (!sameModel(a.trace.model, b.trace.model)) return;
    this.focus.follow(this.pair.a.trace, a.trace);
    this.pair = { a, b };
    this.#fetchDemanded();
  }

  #fetchDemanded(): void {
    for (const key of ['a', 'b'] as const)
      void this[key].onDemand.fetchHead(this.pair[key], this.focus.spot);
  }

  async #recover(): Promise<void> {
    const again = this.model.crashed();
    for (const { reading } of [this.a, this.b])
      reading.trouble = again ? { kind: 'crashed' } : null;
    if (again) await this.load();
  }
}
