import { proxy, type ProxyMarked, type Remote } from 'comlink';
import type { Engine, ReadingDesk } from '../engine/client';
import type { EffectsApi, EffectsEngine, LearnedApi } from '../engine/effects-contract';
import { modelFolder } from '../engine/place';
import { NewerError } from '../engine/pace';
import { makeReader } from '../lesson/make-reader';
import type { LessonReader } from '../lesson/reader';
import type { AnchorSet } from '../measures/meaning';
import type { Trace } from '../transformer/trace';

/** What the lesson needs of the engine. */
export interface LessonEngine extends Engine, EffectsEngine {
  effects(): Promise<Remote<EffectsApi & LearnedApi & ProxyMarked>>;
}

/** What steps ask of the page's reading: cuts are read at a desk of their own, one after the other. */
export class LessonDesk {
  readonly #engine: LessonEngine;
  readonly #ready: () => Promise<readonly AnchorSet[]>;
  #desk: ReadingDesk | null = null;
  #last: Promise<unknown> = Promise.resolve();
  #room: ReturnType<LessonEngine['effects']> | null = null;

  constructor(engine: LessonEngine, ready: () => Promise<readonly AnchorSet[]>) {
    this.#engine = engine;
    this.#ready = ready;
    engine.onCrash(() => (this.#room = null));
  }

  /** @param trace whole, of a model that is held */
  reader(trace: Trace): LessonReader {
    const { text, model } = trace;
    const ask = { model: model.name, text, spot: { layer: 1, head: 1 } };
    const room = () => (this.#room ??= this.#engine.effects());
    return makeReader({
      trace,
      read: (cuts) => {
        // A desk drops what is asked before its newest: each waits for the one before it.
        const read = this.#last.then(async () => {
          this.#desk ??= this.#engine.desk();
          const reading = await this.#desk.read({ ...ask, cuts });
          if (!reading) throw new NewerError();
          return reading.trace;
        });
        this.#last = read.catch(() => undefined);
        return read;
      },
      weights: async (layer, head) => {
        const open = await room();
        return this.#engine.alive(open.headWeights(model.name, layer, head));
      },
      exam: async (name) => {
        const open = await room();
        return this.#engine.alive(open.exam(modelFolder(name)));
      },
      room: async () => {
        const open = await room();
        return {
          journey: (request) => this.#engine.alive(open.journey(request)),
          effects: (request, report) => this.#engine.alive(open.effects(request, report))
        };
      },
      ready: this.#ready,
      callback: (report) => proxy(report)
    });
  }
}
