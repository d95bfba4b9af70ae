import { FactError } from '../fact-error';
import type { Tokenizer } from '../tokenizer/token';
import { createTokenizer } from '../tokenizer/tokenizer';
import type { AttentionKind, TransformerConfig } from '../transformer/config';
import { tensorsOf } from '../transformer/families';
import { nextWord } from '../transformer/forward';
import { fitTokens, readTokens } from '../transformer/read';
import { row, type Trace } from '../transformer/trace';
import { disposeWeights, loadWeights } from '../transformer/weights';
import { adamStep, copyAdam, rateAt, startAdam, type AdamState } from './adam';
import { learnedMatrices, type LearnedMatrices } from './learned';
import { learnerConfig } from './learner-config';
import type { Lessons } from './lessons';
import { gradients, predict } from './objective';
import { asStored, copyParameters, drawParameters, type Parameters } from './parameters';
import { LEARNING_RATE, STEPS } from './recipe';
import { realWords, tokenizerJson } from './vocabulary';
import { wordMaps, type WordMaps } from './word-maps';

/** Training left the numbers that can be computed with; the last good state was put back. */
export class DivergedError extends FactError<{
  loss: number;
  step: number;
  /** The loss of a learner that takes every word for equally likely. */
  blindGuess: number;
  /** The step of the state that was put back. */
  backAt: number;
}> {
  override readonly name = 'DivergedError';
}

export interface TrainerOptions<Scores> {
  readonly lessons: Lessons<Scores>;
  readonly attention: AttentionKind;
  readonly seed: number;
  /** 1 to 4. */
  readonly layers?: number;
  /** The highest rate of the schedule. */
  readonly learningRate?: number;
  /** Where the schedule ends; steps beyond it change little. */
  readonly steps?: number;
}

/** All that decides how training goes on. */
export interface Snapshot {
  readonly parameters: Parameters;
  readonly adam: AdamState;
}

/** A state is kept this often, to go back to. */
const KEEP_EVERY = 20;
/** A loss this many times that of a blind guess is divergence. */
const DIVERGED = 3;

/**
 * A model that learns to say the next word. The same options give the same numbers on the same
 * machine, step by step. Weights are plain arrays: between calls no tensor is held.
 */
export class Trainer<Scores> {
  readonly config: TransformerConfig;
  readonly #options: Required<TrainerOptions<Scores>>;
  readonly #tokenizer: Tokenizer;
  readonly #decays: (name: string) => boolean;
  #parameters: Parameters;
  #adam: AdamState;
  #gradients: Parameters | null = null;
  #good: Snapshot;

  constructor(options: TrainerOptions<Scores>) {
    this.#options = { layers: 2, learningRate: LEARNING_RATE, steps: STEPS, ...options };
    const { lessons, attention, layers, seed } = this.#options;
    this.config = learnerConfig(attention, lessons.vocabulary.words.length, layers);
    this.#tokenizer = createTokenizer(tokenizerJson(lessons.vocabulary));
    const specs = tensorsOf(this.config);
    this.#decays = (name) => !['bias', 'gain'].includes(specs.get(name)!.role);
    this.#parameters = drawParameters(this.config, seed);
    this.#adam = startAdam(this.#parameters);
    this.#good = this.snapshot();
  }

  /** How many steps were taken. */
  get step(): number {
    return this.#adam.steps;
  }

  /** The weights as they are now, by their Hugging Face names; not to be changed. */
  get parameters(): Parameters {
    return this.#parameters;
  }

  /**
   * Takes one step, on the lessons' next batch.
   * @returns the batch's loss before the step: −log p of the word that came, on average
   * @throws DivergedError after going back to the last good state
   */
  advance(): { loss: number } {
    const { lessons, learningRate, steps } = this.#options;
    const batch = lessons.batch(this.step);
    const { loss, gradients: slopes } = gradients(this.config, this.#parameters, batch);
    const limit = DIVERGED * Math.log(this.config.vocabSize);
    if (!(loss < limit)) {
      const failed = this.step + 1;
      this.restore(this.#good);
      throw new DivergedError({
        loss,
        step: failed,
        blindGuess: limit / DIVERGED,
        backAt: this.step
      });
    }
    // A loss within the limit vouches for the weights that it was computed with.
    if (this.step % KEEP_EVERY === 0) this.#good = this.snapshot();
    const rate = rateAt(this.step, steps, learningRate);
    this.#adam = adamStep(this.#parameters, slopes, this.#adam, rate, this.#decays);
    this.#gradients = slopes;
    return { loss };
  }

  /** Examines the model on what training never shows. */
  evaluate(): Scores {
    return this.#options.lessons.examine((batch) => predict(this.config, this.#parameters, batch));
  }

  /** Reads a text with the weights as they are now, as any shipped model reads it. */
  async read(text: string): Promise<Trace> {
    return (await this.readOn(text)).trace;
  }

  /**
   * Reads a text, and says of every word of the vocabulary how likely it is to come next.
   * @returns `chances` by id; none of an empty text
   */
  async readOn(text: string): Promise<{ trace: Trace; chances: Float32Array }> {
    const { nLayers, nHeads, dModel, dHead } = this.config;
    const { attention } = this.#options;
    const identity = { name: attention, sha256: '', nLayers, nHeads, dModel, dHead, attention };
    const tokens = fitTokens(this.#tokenizer.encode(text), this.config.nCtx);
    const weights = loadWeights(this.config, asStored(this.config, this.#parameters));
    try {
      const model = { config: this.config, weights, words: this.#tokenizer.words };
      const trace = await readTokens(model, { identity, text, tokens });
      const last = trace.hidden[trace.hidden.length - 1];
      const chances = last.rows > 0 ? await nextWord(model, row(last, last.rows - 1)) : null;
      return { trace, chances: chances ?? new Float32Array() };
    } finally {
      disposeWeights(weights);
    }
  }

  /** W_Q, W_K and W_V of each layer, with the last step's gradients; none for the twins. */
  learned(): readonly LearnedMatrices[] {
    return learnedMatrices(this.config, this.#parameters, this.#gradients);
  }

  /** What each layer compares and hands over between all words that can be read, in their order. */
  wordMaps(): readonly WordMaps[] {
    const { vocabulary } = this.#options.lessons;
    const ids = realWords(vocabulary).map(vocabulary.id);
    return wordMaps(this.config, this.#parameters, Int32Array.from(ids));
  }

  /** All that decides how training goes on, copied. */
  snapshot(): Snapshot {
    return { parameters: copyParameters(this.#parameters), adam: copyAdam(this.#adam) };
  }

  /** Goes back to a snapshot, which stays as it is. */
  restore({ parameters, adam }: Snapshot): void {
    this.#parameters = copyParameters(parameters);
    this.#adam = copyAdam(adam);
    this.#gradients = null;
  }
}
