import type { Engine, ReadingDesk } from '../engine/client';
import { isWhole, type Reading } from '../engine/contract';
import { isCrash } from '../engine/crash';
import { Newest } from '../engine/newest';
import type { Cell } from '../measures/cell';
import { sameModel } from '../transformer/trace';
import { CutState } from './cuts.svelte';
import { Focus } from './focus.svelte';
import { ModelState } from './model.svelte';
import { OnDemand } from './on-demand.svelte';
import type { Pointing } from './picture';
import { ReadingState, withRest } from './reading.svelte';
import { Settings } from './settings.svelte';
import { Showing, type Parts } from './showing.svelte';
import type { Drawing, View } from './view';

/** A text, its latest reading, and the one focus that all figures share. */
export class Session implements Pointing, Parts {
  readonly model = new ModelState();
  readonly settings = new Settings();
  readonly focus = new Focus();
  readonly reading: ReadingState;
  readonly showing: Showing;
  readonly onDemand = new OnDemand();
  readonly uncutDemand = new OnDemand();
  readonly cuts = new CutState(() => void this.#read());
  readonly #newest = new Newest();
  /** Where the text is read as it is, and where with its cuts: neither makes way for the other. */
  #desk: ReadingDesk | null = null;
  #cutDesk: (() => ReadingDesk) | null = null;

  /** Whether its page draws a text that not every layer has read. */
  readonly #inParts: boolean;

  /**
   * @param first the reading that the page was built with, shown until the engine's own
   * @param inParts whether a text is drawn as far as layers have read it while others are on their way
   */
  constructor(view: View, first: Reading, inParts = false) {
    this.#inParts = inParts;
    this.reading = new ReadingState(first, () => this.settings.drawing.side);
    this.showing = new Showing(this);
    this.show(view);
  }

  /** Takes the engine and loads the model; the first reading follows by itself. Once. */
  async connect(engine: Engine): Promise<void> {
    this.model.connect(engine);
    const desk = engine.desk();
    this.#desk = desk;
    this.#cutDesk = () => {
      const made = engine.desk();
      this.#cutDesk = () => made;
      return made;
    };
    this.onDemand.connect(({ trace }) => (trace.cuts.length > 0 ? this.#cutDesk!() : desk));
    this.uncutDemand.connect(() => desk);
    engine.onCrash(() => void this.#recover());
    await this.load();
  }

  /** Takes on all that an address says. */
  show(view: View): void {
    const other = view.model !== this.model.wanted;
    this.model.wanted = view.model;
    this.settings.set(view);
    this.focus.show(view, this.reading.trace);
    this.cuts.show(view);
    this.reading.text = view.text;
    void (other ? this.load(view.model) : this.#read());
  }

  /** Reads the same text with another model; the picture stays until it has. */
  use(model: string): void {
    if (model === this.model.wanted) return;
    this.focus.forget();
    this.cuts.fallen = 0;
    void this.load(model);
  }

  /** Reads a new text; the pair of words stays locked as long as both are there. */
  readonly write = (text: string): void => {
    this.reading.text = text;
    this.focus.hovered = null;
    void this.#read();
  };

  choose(layer: number, head: number): void {
    this.focus.choose(layer, head, this.reading.trace.model);
    this.#fetchDemanded();
  }
  /** Draws otherwise. */
  set(change: Partial<Drawing>): void {
    this.settings.set(change);
    this.#fetchDemanded();
  }
  readonly preview = (cell: Cell | null) => this.focus.preview(cell);
  readonly lock = (cell: Cell) => this.focus.lock(cell, this.reading.trace);
  readonly free = () => this.focus.free();

  /** Loads the wanted model, again after a failure. Where it fails, the one that is there goes on. */
  async load(model?: string): Promise<void> {
    let reads = false;
    const ended = await this.model.load(model, (change) => {
      if (change === 'gone') return void this.load();
      reads = true;
      void this.#read(); // layer by layer, while the others are on their way
    });
    if (ended === 'failed') this.focus.asked = null;
    if (ended && !reads) await this.#read();
  }

  async #read(): Promise<void> {
    const { wanted, ready } = this.model;
    const { text, blank } = this.reading;
    if (!ready || blank) return;
    const newest = this.#newest.begin();
    try {
      const ask = { model: wanted, text, spot: this.focus.spot };
      const parts = this.#inParts && this.cuts.kept.cuts.length === 0;
      const draw = (part: Reading) => newest() && this.#takePart(part);
      const uncut =
        this.#heldUncut(wanted, text) ?? (await this.#desk?.read(ask, parts ? draw : undefined));
      if (!uncut || !newest() || uncut.trace.model.name !== this.model.wanted) return;
      this.cuts.follow(this.reading.trace, uncut.trace);
      const { cuts } = this.cuts.kept;
      if (cuts.length === 0) return this.#take(uncut, null);
      const cut = await this.#cutDesk?.().read({ ...ask, cuts });
      if (cut && newest()) this.#take(cut, uncut);
    } catch (error) {
      if (!newest()) return;
      const { name } = error as Error;
      const { state } = this.model.loading;
      if (name === 'ModelGoneError') {
        // It had to make room for others; one that is being loaded is read with when it is there.
        if (state === 'ready') await this.load(wanted);
      } else if (name === 'DownloadError') {
        if (state === 'ready') this.model.fail(error as Error, wanted);
      } else if (name === 'CutError') this.#readWithFewer();
      else if (!isCrash(error)) this.reading.trouble = { kind: 'unread', error: error as Error };
    }
  }

  /** The text without cuts, where it was read already and cuts come or go. */
  #heldUncut(model: string, text: string): Reading | null {
    const { uncut, latest } = this.reading;
    const held = uncut ?? latest;
    const { trace } = held;
    const { held: card } = this.model;
    if (trace.cuts.length > 0 || (!uncut && this.cuts.kept.cuts.length === 0)) return null;
    const same = trace.text === text && trace.model.name === model && held.id > 0;
    return same && card && sameModel(card.identity, trace.model) ? held : null;
  }

  #readWithFewer(): void {
    this.cuts.dropNewest();
    void this.#read();
  }

  /** Draws what has been read so far, with later layers from the page's own picture of the same text. */
  #takePart(part: Reading): void {
    const { latest } = this.reading;
    const { trace } = part;
    const same = latest.trace.text === trace.text && sameModel(latest.trace.model, trace.model);
    const known = same && latest.trace.cuts.length === 0 ? latest : null;
    if (known && isWhole(known)) return;
    this.#take(known ? withRest(part, known) : part, null);
  }

  #take(reading: Reading, uncut: Reading | null): void {
    const before = this.reading.trace;
    this.focus.follow(before, reading.trace);
    const { name, attention } = reading.trace.model;
    if (name !== before.model.name && attention !== 'learned') this.settings.set({ blend: 1 });
    this.reading.latest = reading;
    this.reading.uncut = uncut;
    if (!uncut) this.settings.set({ side: 'after' });
    this.cuts.read = this.cuts.kept.cuts;
    this.reading.trouble = null;
    this.model.forgive();
    this.#fetchDemanded();
  }

  #fetchDemanded(): void {
    const { onDemand, reading, focus, settings } = this;
    const { similarity, side } = settings.drawing;
    void onDemand.fetch(reading.reading, focus.spot, similarity);
    if (side === 'difference' && reading.uncut)
      void this.uncutDemand.fetch(reading.uncut, focus.spot, similarity);
  }

  async #recover(): Promise<void> {
    const again = this.model.crashed();
    this.reading.uncut = null; // what the engine kept of it is gone
    this.reading.trouble = again ? { kind: 'crashed' } : null;
    if (again) await this.load();
  }
}
