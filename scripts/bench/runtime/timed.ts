/** Milliseconds by what they were spent on. */
export type Spent = Map<string, number>;

/** Any set of functions that end before they return. */
type Functions = Record<string, (...args: never[]) => unknown>;

/**
 * The same functions, with the time that each takes added up.
 * @param spent where it is added
 * @param groupOf under which name, for a function and what it is called with
 */
export function timed<T extends object>(
  functions: T,
  spent: Spent,
  groupOf: (name: string, first: unknown) => string
): T {
  const wrapped = Object.entries(functions as Functions).map(([name, run]) => {
    const timedRun = (...args: never[]) => {
      const begun = performance.now();
      try {
        return run(...args);
      } finally {
        const group = groupOf(name, args[0]);
        spent.set(group, (spent.get(group) ?? 0) + performance.now() - begun);
      }
    };
    return [name, timedRun] as const;
  });
  return Object.fromEntries(wrapped) as T;
}
