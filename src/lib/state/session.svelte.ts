import type { Engine, ReadingDesk } from '../engine/client';
import type { Reading } from '../engine/contract';
import { isCrash } from '../engine/crash';
import type { Cell } from '../measures/cell';
import { Focus } from './focus.svelte';
import { ModelState } from './model.svelte';
import { OnDemand } from './on-demand.svelte';
import type { Pointing } from './picture';
import { ReadingState } from './reading.svelte';
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
  #desk: ReadingDesk | null = null;

  /** @param first the reading that the page was built with, shown until the engine's own */
  constructor(view: View, first: Reading) {
    this.reading = new ReadingState(first);
    this.showing = new Showing(this);
    this.show(view);
  }

  /** Takes the engine and loads the model; the first reading follows by itself. Once. */
  async connect(engine: Engine): Promise<void> {
    this.model.connect(engine);
    this.#desk = engine.desk();
    this.onDemand.connect(this.#desk);
    engine.onCrash(() => void this.#recover());
    await this.load();
  }

  /** Takes on all that an address says. */
  show(view: View): void {
    const other = view.model !== this.model.wanted;
    this.model.wanted = view.model;
    this.settings.set(view);
    this.focus.show(view, this.reading.trace);
    this.reading.text = view.text;
    void (other ? this.load(view.model) : this.#read());
  }

  /** Reads the same text with another model; the picture stays until it has. */
  use(model: string): void {
    if (model === this.model.wanted) return;
    this.focus.forget();
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
    const ended = await this.model.load(model);
    if (ended === 'failed') this.focus.asked = null;
    if (ended) await this.#read();
  }

  async #read(): Promise<void> {
    const { wanted, ready } = this.model;
    const { text, blank } = this.reading;
    if (!ready || blank) return;
    try {
      const reading = await this.#desk?.read({ model: wanted, text, spot: this.focus.spot });
      if (reading?.trace.model.name === this.model.wanted) this.#take(reading);
    } catch (error) {
      if ((error as Error).name === 'ModelGoneError')
        await this.load(wanted); // it had to make room for others
      else if (!isCrash(error)) this.reading.trouble = { kind: 'unread', error: error as Error };
    }
  }

  #take(reading: Reading): void {
    const before = this.reading.trace;
    this.focus.follow(before, reading.trace);
    const { name, attention } = reading.trace.model;
    if (name !== before.model.name && attention !== 'learned') this.settings.set({ blend: 1 });
    this.reading.reading = reading;
    this.reading.trouble = null;
    this.model.forgive();
    this.#fetchDemanded();
  }

  #fetchDemanded(): void {
    const { onDemand, reading, focus, settings } = this;
    void onDemand.fetch(reading.reading, focus.spot, settings.drawing.similarity);
  }

  async #recover(): Promise<void> {
    const again = this.model.crashed();
    this.reading.trouble = again ? { kind: 'crashed' } : null;
    if (again) await this.load();
  }
}
