/**
 * Options in an order that a text decides: the same on every machine, and another for another text,
 * so that where an answer stands tells nothing. FNV-1a of the text seeds a linear congruential
 * generator (Numerical Recipes), which drives a Fisher-Yates shuffle.
 */
export function shuffled<T>(options: readonly T[], text: string): T[] {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  const order = [...options];
  for (let i = order.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
