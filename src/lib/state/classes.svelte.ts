import { proxy, type ProxyMarked, type Remote } from 'comlink';
import type {
  ClassifyingApi,
  ClassifyingEngine,
  Progress,
  Trained
} from '../engine/classifying-contract';
import { isCrash } from '../engine/crash';
import { Newest } from '../engine/newest';
import { formatLabelled, parseLabelled } from '../learning/labelled';
import { examplesOutlive, keepExamples, keptExamples } from './kept-examples';

/** What the worker is doing: reading examples and learning from them, or leaving each out in turn. */
export interface Busy extends Progress {
  readonly stage: 'reading' | 'leaving';
}

/** Rows of `label<TAB>sentence`, and what was learned from them last. */
export class Classes {
  /** Whether the browser keeps the rows beyond a reload. */
  kept = $state(examplesOutlive());
  trained = $state.raw<Trained | null>(null);
  /** The labels that the others give each example, from 0; null until all were left out. */
  verdicts = $state.raw<readonly number[] | null>(null);
  busy = $state.raw<Busy | null>(null);
  /** Why nothing was learned, and which example was being read, from 0. */
  trouble = $state.raw<{ readonly error: Error; readonly example: number | null } | null>(null);
  #text = $state(keptExamples());
  readonly parsed = $derived(parseLabelled(this.#text));
  /** Whether the rows still say what was learned from. */
  readonly fresh = $derived(
    this.trained !== null &&
      !('kind' in this.parsed) &&
      formatLabelled(this.parsed) ===
        formatLabelled({ ...this.trained, labels: this.trained.classifier.labels })
  );
  readonly #engine: ClassifyingEngine;
  readonly #newest = new Newest();
  #room: Remote<ClassifyingApi & ProxyMarked> | null = null;

  constructor(engine: ClassifyingEngine) {
    this.#engine = engine;
  }

  get text(): string {
    return this.#text;
  }

  write(text: string): void {
    this.#text = text;
    keepExamples(text);
    this.kept = examplesOutlive();
    this.trouble = null;
  }

  /** Forgets rows and what was learned from them. */
  clear(): void {
    this.#newest.begin();
    this.write('');
    this.trained = this.verdicts = this.busy = null;
  }

  /** Learns from the rows, if they can be learned from, with a model that the engine holds. */
  async train(model: string): Promise<void> {
    const labelled = this.parsed;
    if ('kind' in labelled) return;
    const newest = this.#newest.begin();
    const tell = (stage: Busy['stage']) =>
      proxy((progress: Progress) => {
        if (newest()) this.busy = { stage, ...progress };
      });
    const of = labelled.examples.length;
    this.trouble = null;
    this.busy = { stage: 'reading', done: 0, of };
    try {
      const room = (this.#room ??= await this.#engine.alive(this.#engine.classifying()));
      const trained = await this.#engine.alive(room.train(model, labelled, tell('reading')));
      if (!newest() || !trained) return;
      this.trained = trained;
      this.verdicts = null;
      this.busy = { stage: 'leaving', done: 0, of };
      const verdicts = await this.#engine.alive(room.leaveOneOut(tell('leaving')));
      if (newest()) this.verdicts = verdicts;
    } catch (error) {
      if (isCrash(error)) this.#room = null;
      if (!newest()) return;
      const { stage, done } = this.busy;
      const reading = stage === 'reading' && done < of && !isCrash(error);
      this.trouble = { error: error as Error, example: reading ? done : null };
    } finally {
      if (newest()) this.busy = null;
    }
  }
}
