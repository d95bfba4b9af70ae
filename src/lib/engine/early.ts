import { EngineClient } from './client';

/** One engine for all pages, however many read with it. */
let engine: EngineClient | null = null;

/** The pages' engine, started when it is first asked for; it outlives every page. */
export const theEngine = (): EngineClient => (engine ??= new EngineClient());

/**
 * Starts the engine ahead of the page that will read with it.
 * @param model what it shall load; the page that asks for the same one joins in
 */
export function startEngine(model: string | null): void {
  const started = theEngine();
  // Whoever asks for the model hears of a failure.
  if (model !== null) loaded = started.load(model, () => undefined).catch(() => undefined);
}

/** What the engine was started with: settled once it can read, or cannot. */
let loaded: Promise<unknown> = Promise.resolve();
let rest: Promise<unknown> | null = null;

/** Resolves a while after the first model can read: what nobody waits for may be asked for now. */
export const atRest = () => (rest ??= loaded.then(() => new Promise((go) => setTimeout(go, REST))));
/** Milliseconds, long enough for what is below the fold. */
const REST = 2500;
