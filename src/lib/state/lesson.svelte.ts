import { headFor, type LessonPlace } from '../lesson/place';
import { answered, due, NOTHING_SAID } from '../lesson/progress';
import type { StepName } from '../lesson/names';
import { pairDots } from '../lesson/dots';
import { wordsOf } from '../lesson/words';
import type { Reading } from '../engine/contract';
import type { AnchorSet } from '../measures/meaning';
import type { Cell } from '../measures/cell';
import { keepLesson, keptLesson, type KeptLesson, type Stand } from './kept-lesson';
import { LessonDesk, type LessonEngine } from './lesson-reader';
import { formatLesson, LESSON_VIEW, lessonView, type LessonView } from './lesson-view';
import { openingPlace } from './opening';
import type { Pointing } from './picture';
import { Session } from './session.svelte';
import { DEFAULT_VIEW } from './view';

/** A lesson as it is begun. */
const BEGUN: KeptLesson = { view: LESSON_VIEW, at: null, progress: NOTHING_SAID, dots: {} };

/** So many other rows of dots are kept: four belong to a sentence. */
const KEPT_DOTS = 40;

/** When dots are spent. */
export type DotsTime = 'first' | 'last';

/** The lesson of one visitor: a sentence that is read, what was said of it, and where one stands. */
export class LessonSession {
  /** Reads the sentence, as Explore does; figures point at their own cell for as long as they do. */
  readonly session: Session;
  #kept = $state.raw<KeptLesson>(BEGUN);
  #desk = $state.raw<LessonDesk | null>(null);
  /** Words of two meanings that sentences are at hand for; null until they are known. */
  #ambiguous = $state.raw<readonly string[] | null>(null);
  /** Steps whose answer is shown though none was given, with what it was shown of. */
  #shown = $state.raw<Readonly<Partial<Record<StepName, string>>>>({});

  /** @param first the reading that the page was built with */
  constructor(first: Reading) {
    this.session = new Session(DEFAULT_VIEW, first);
    $effect(() => this.#settle());
  }

  /** Takes up what this browser kept. @returns its sentence; null where there is nothing */
  resume(): LessonView | null {
    const kept = keptLesson();
    if (kept) this.#kept = kept;
    return kept?.view ?? null;
  }
  /** Takes the engine and loads the model. Once. @param ready a language's words of two meanings */
  connect(engine: LessonEngine, ready: () => Promise<readonly AnchorSet[]>): Promise<void> {
    this.#desk = new LessonDesk(engine, ready);
    // Where they cannot be had, a sentence opens on whatever stands out in it.
    const known = (words: readonly string[]) => (this.#ambiguous = words);
    ready().then(
      (sets) => known(sets.map(({ word }) => word)),
      () => known([])
    );
    return this.session.connect(engine);
  }
  /** Takes on what an address says. */
  show(view: LessonView): void {
    this.session.show({ ...DEFAULT_VIEW, ...view });
  }
  /** Takes the sentence that every question can be put to. */
  offer(): void {
    this.show(LESSON_VIEW);
  }
  /** Forgets all answers and dots, here and in this browser. */
  forget(): void {
    this.#kept = BEGUN;
    this.#shown = {};
    keepLesson(null);
  }

  readonly #trace = $derived.by(() => this.session.reading.trace);
  /** What this sentence opens on. */
  readonly #opening = $derived.by(() => openingPlace(this.#trace, this.#ambiguous ?? []));
  /** The two words, layer and head that steps ask about; null where no words can look at each other. */
  readonly place = $derived.by((): LessonPlace | null => {
    const { locked } = this.session.showing;
    const { layer, head } = this.session.focus;
    if (locked && locked.from !== locked.to) return { ...locked, layer, head };
    return this.#opening;
  });
  /** What the steps ask; null while the sentence is read, or where it is too long to be whole. */
  readonly reader = $derived.by(() => {
    const { showing, reading } = this.session;
    const whole = reading.live && !showing.stale && reading.trace.layers.length > 0;
    return whole && this.#desk ? this.#desk.reader(reading.trace) : null;
  });
  /** The sentence as the address has it. */
  readonly view = $derived.by((): LessonView => lessonView(this.session.showing.view));
  /** What an answer is given of: another sentence, model or pair is another question. */
  readonly of = $derived.by(() =>
    JSON.stringify([this.#trace.model.name, this.#trace.text, this.place?.from, this.place?.to])
  );
  /** The sentence's whole words, which dots are spent on. */
  readonly words = $derived.by(() => wordsOf(this.#trace.tokens));

  /** What figures call back: they point, and choose heads; words are chosen in the sentence. */
  readonly pointing: Pointing = {
    choose: (layer, head) => this.session.choose(layer, head),
    preview: (cell) => this.session.preview(cell),
    lock: (cell) => this.session.preview(cell),
    free: () => this.session.preview(null)
  };
  /** Chooses the two words, and with them the head in which they stand out. */
  readonly choosePair = (cell: Cell): void => {
    if (cell.from === cell.to) return;
    this.session.lock(cell);
    if (this.#trace.layers.length === 0) return;
    const { layer, head } = headFor(this.#trace, cell);
    this.session.choose(layer, head);
  };

  get at(): Stand | null {
    return this.#kept.at;
  }
  get progress() {
    return this.#kept.progress;
  }
  /** The confident error that is to come back now; null where none is. */
  readonly due = $derived.by(() => due(this.#kept.progress));
  /** Keeps where one stands, and with what sentence. */
  stand(at: Stand): void {
    const same = formatLesson(this.view) === formatLesson(this.#kept.view);
    if (at !== this.at || !same) this.#keep({ at });
  }
  /** What was said at a step of this very sentence and pair; null where nothing was. */
  answerTo(step: StepName) {
    const answer = this.progress.answers[step];
    return answer?.of === this.of ? answer : null;
  }
  /** Whether the answer may be seen. */
  revealed(step: StepName): boolean {
    return this.answerTo(step) !== null || this.#shown[step] === this.of;
  }
  reveal(step: StepName): void {
    this.#shown = { ...this.#shown, [step]: this.of };
  }
  answer(step: StepName, said: { option: string; sure: boolean; right: boolean }): void {
    this.#keep({ progress: answered(this.progress, step, { ...said, of: this.of }) });
  }
  /** Takes the answer to a question that came back. */
  answerAgain(step: StepName, right: boolean): void {
    this.#keep({
      progress: { ...this.progress, again: { ...this.progress.again, [step]: right } }
    });
  }

  /** The dots of both words, whatever model reads them, first and at the end; null where one of them is no word. */
  readonly dots = $derived.by(() => this.#dots('first'));
  readonly lastDots = $derived.by(() => this.#dots('last'));
  /** Spends dots as a word of the sentence: before anything was explained, or at the end. */
  spend(word: number, dots: readonly number[], when: DotsTime = 'first'): void {
    const key = this.#dotsKey(word, when);
    const others = Object.entries(this.#kept.dots).filter(([other]) => other !== key);
    const kept = [...others.slice(-KEPT_DOTS), [key, dots] as const];
    this.#keep({ dots: Object.fromEntries(kept) });
  }
  #dots(when: DotsTime) {
    const of = (word: number) => {
      const dots = this.#kept.dots[this.#dotsKey(word, when)];
      return dots?.length === this.words.length ? dots : null;
    };
    return this.place && pairDots(this.words, this.place, of);
  }
  #dotsKey(word: number, when: DotsTime): string {
    return JSON.stringify([this.#trace.text, word, when]);
  }

  #keep(change: Partial<KeptLesson>): void {
    this.#kept = { ...this.#kept, ...change, view: this.view };
    keepLesson(this.#kept);
  }
  /** The sentence that was opened last, and whether its words are still those that it opened on. */
  #opened = { of: '', own: false };
  /**
   * A sentence that was not seen before opens on its own words and head. Words that a visitor picked
   * stay as long as they stand there; those of a sentence that is typed further do not.
   */
  #settle(): void {
    const { reading, showing, focus } = this.session;
    const place = this.#opening;
    if (!reading.live || showing.stale || !place || !this.#ambiguous) return;
    const { locked } = showing;
    if (focus.kept && !locked) return; // they are of a text that is still to come
    const of = JSON.stringify([this.#trace.model.name, this.#trace.text]);
    if (!locked || (of !== this.#opened.of && this.#opened.own)) {
      this.session.choose(place.layer, place.head);
      this.session.lock({ from: place.from, to: place.to });
    }
    const now = this.session.showing.locked;
    this.#opened = { of, own: now?.from === place.from && now.to === place.to };
  }
}
