/** The worker died and nothing of it is left; the next `load` starts a new one. */
export class EngineCrashedError extends Error {
  override name = 'EngineCrashedError';
}

/** Whether an answer did not come because the engine died: its listeners are told of that. */
export const isCrash = (error: unknown) =>
  error instanceof Error && error.name === 'EngineCrashedError';
