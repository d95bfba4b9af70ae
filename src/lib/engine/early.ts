import { EngineClient } from './client';

let waiting: EngineClient | null = null;

/**
 * Starts an engine ahead of the page that will take it.
 * @param model what it shall load; the page that asks for the same one joins in
 */
export function startEngine(model: string | null): void {
  waiting = new EngineClient();
  // Whoever asks for the model hears of a failure.
  if (model !== null) waiting.load(model, () => undefined).catch(() => undefined);
}

/** The engine that was started ahead, or a new one. Whoever takes it closes it. */
export function takeEngine(): EngineClient {
  const engine = waiting ?? new EngineClient();
  waiting = null;
  return engine;
}
