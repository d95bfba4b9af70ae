import { transferHandlers, type TransferHandler } from 'comlink';
import { FactError } from '../fact-error';

/** What comlink wraps around whatever was thrown, and what it makes of that to hand over. */
interface Thrown {
  readonly value: unknown;
}
interface Handed {
  readonly isError: boolean;
  readonly value: unknown;
}

/**
 * Lets an error's facts cross between page and worker: comlink hands over name, message and stack
 * only. Its own handler puts back whatever fields it is given, so facts are added on the way out.
 * The class stays behind: on the other side errors are told apart by name.
 */
const throwing = transferHandlers.get('throw') as TransferHandler<Thrown, Handed>;

transferHandlers.set('throw', {
  ...throwing,
  serialize(thrown: Thrown): [Handed, Transferable[]] {
    const [handed, transferred] = throwing.serialize(thrown);
    if (!(thrown.value instanceof FactError)) return [handed, transferred];
    const value = { ...(handed.value as object), facts: thrown.value.facts as unknown };
    return [{ ...handed, value }, transferred];
  }
} as TransferHandler<unknown, unknown>);
