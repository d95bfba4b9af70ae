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
  if (model !== null) started.load(model, () => undefined).catch(() => undefined);
}
