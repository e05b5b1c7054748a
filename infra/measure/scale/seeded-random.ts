/**
 * Returns random numbers that depend only on the seed and a number. For example, order 100,000 is the same on every
 * machine, even if the orders before it were not generated. The numbers are for sample data, never for secrets.
 */

/** Returns the next number, at least 0 and less than 1. */
export type RandomStream = () => number;

/** Creates the stream of the number `n`. Different purposes give independent streams for the same number. */
export function randomStream(seed: number, purpose: number, n: number): RandomStream {
  let state = scrambled(scrambled(seed ^ Math.imul(purpose, 0x9e3779b1)) ^ scrambled(n + 0x7f4a7c15));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state) / 4_294_967_296;
  };
}

/**
 * Returns a number whose bits depend on all bits of the input (the finaliser of MurmurHash3). One changed input bit
 * changes half of the output bits on average.
 */
function scrambled(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** Returns a whole number below `count`. A `skew` above 1 favours low numbers. */
export const randomBelow = (random: RandomStream, count: number, skew = 1): number =>
  Math.floor(random() ** skew * count);
