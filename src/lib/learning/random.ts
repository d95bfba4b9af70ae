/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** From 0 up to, not including, `count`. */
  below(count: number): number;
  pick<T>(list: readonly T[]): T;
  /** From the normal distribution with mean 0 and deviation 1. */
  normal(): number;
  /** Everything that decides what comes next. */
  state: number;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for sentences and weights. */
export function createRandom(seed: number): Random {
  const random: Random = {
    state: seed >>> 0,
    next() {
      random.state = (random.state + 0x6d2b79f5) >>> 0;
      let bits = random.state;
      bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
      bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
      return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
    },
    below: (count) => Math.floor(random.next() * count),
    pick: (list) => list[random.below(list.length)],
    // Box and Muller 1958; 1 - next() is never 0, whose logarithm is infinite.
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
  };
  return random;
}

/** A text's hash (FNV-1a, 32 bits): the same text, the same number. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // Mulberry's last steps spread the low bits, which FNV leaves close to the last letters.
  value = Math.imul(value ^ (value >>> 15), value | 1);
  return (value ^ (value >>> 14)) >>> 0;
}
