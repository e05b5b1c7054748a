// Chance that depends on the seed and a number alone: the hundred-thousandth order is the same whether those before it
// were made or not, and on every machine. For sample data, never for secrets.

/** At least 0 and less than 1, another one with each call. */
export type Roll = () => number;

/** `purpose` keeps apart what is rolled for the same number twice. */
export function rolls(seed: number, purpose: number, n: number): Roll {
  let state = scrambled(scrambled(seed ^ Math.imul(purpose, 0x9e3779b1)) ^ scrambled(n + 0x7f4a7c15));
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return scrambled(state) / 4_294_967_296;
  };
}

/** The finaliser of MurmurHash3: a bit that differs going in makes half of them differ coming out. */
function scrambled(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** A whole number below `count`; `skew` above 1 favours the low ones. */
export const below = (roll: Roll, count: number, skew = 1): number => Math.floor(roll() ** skew * count);
