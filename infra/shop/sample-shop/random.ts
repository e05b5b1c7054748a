// Generates reproducible random numbers: a name always gives the same numbers, on every machine. The generator is
// Mulberry32, seeded with a hash of the name. It is good enough for sample data, never for secrets.

export type Random = {
  /** Returns a number of at least 0 and less than 1. */
  unit(): number;
  /** Returns a whole number from `from` to `to`, including both. */
  int(from: number, to: number): number;
  /** Returns an approximately normally distributed number. */
  normal(mean: number, deviation: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Picks a value with a probability in proportion to its weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
};

/** Returns the 32-bit FNV-1a hash of an ASCII text. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Returns a generator for a name. */
export function randomOf(...name: readonly (string | number)[]): Random {
  const unit = mulberry32(hashOf(name.join(' ')));
  const at = <T>(list: readonly T[], index: number): T => {
    const found = list[index];
    if (found === undefined) throw new RangeError('cannot pick from an empty list');
    return found;
  };
  const int = (from: number, to: number) => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    int,
    // the sum of twelve uniform numbers is close enough to a normal distribution
    normal: (mean, deviation) => mean + deviation * (Array.from({ length: 12 }, unit).reduce((a, b) => a + b) - 6),
    chance: (probability) => unit() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    weighted(choices) {
      let left = unit() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      const index = choices.findIndex(([, weight]) => (left -= weight) < 0);
      return at(choices, index === -1 ? choices.length - 1 : index)[0];
    },
  };
}
