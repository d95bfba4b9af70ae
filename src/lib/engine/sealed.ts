import { FactError } from '../fact-error';

/**
 * A page without an origin (a frame sandboxed without `allow-same-origin`, a file that was opened)
 * gets no worker from any address, and no file where the server does not let everyone read it.
 */
export class SealedError extends FactError<{ origin: string }> {
  override readonly name = 'SealedError';
}

/** @throws SealedError when this page may not start a worker */
export function requireOrigin(): void {
  if (globalThis.origin === 'null') throw new SealedError({ origin: globalThis.origin });
}
