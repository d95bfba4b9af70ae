/**
 * A failure told as plain facts: what arrived, what was expected, where. It holds no sentence:
 * words/ makes one of the name and the facts, in any language. The message is for developers.
 */
export abstract class FactError<Facts extends object> extends Error {
  /** The same on both sides of a worker, where the class is lost. */
  abstract override readonly name: string;
  /** Plain values that can be handed to another thread. */
  readonly facts: Readonly<Facts>;

  constructor(facts: Facts, options?: ErrorOptions) {
    super(JSON.stringify(facts), options);
    this.facts = facts;
  }
}
