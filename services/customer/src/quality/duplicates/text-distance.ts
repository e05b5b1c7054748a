/** Measures how alike two words are. Both measures count characters, so a Chinese character counts as one. */

/**
 * Returns the optimal string alignment distance of two words. This is the smallest number of characters that must be
 * inserted, deleted, replaced or swapped with their neighbour to make one word from the other. Returns `most` + 1 if
 * the distance is larger than `most`.
 */
export function distance(one: string, other: string, most: number): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [beforeLast, last]: [number[], number[]] = [[], b.map((_, at) => at).concat(b.length)];
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, against] of b.entries()) {
      const isSwap = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === against;
      next.push(
        Math.min(
          at(next, column) + 1,
          at(last, column + 1) + 1,
          at(last, column) + (letter === against ? 0 : 1),
          isSwap ? at(beforeLast, column - 1) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [beforeLast, last] = [last, next];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

/**
 * Returns the largest number of typing errors with which a word of this length still counts as the other word. A word
 * of up to three letters must be equal.
 */
const slipsOf = (length: number): number => {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
};

/**
 * Lists the last letters by which a male and a female given name of one language differ, for example Mario and Maria,
 * or Daniel and Daniela.
 */
const ENDINGS = new Set(['a', 'o', 'e', 'i']);

/**
 * Returns true if the two words differ only in a last letter that marks a male or a female name. Twins often have such
 * names, so the difference is no typing error.
 */
function differInEnding(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === long.length)
    return short.slice(0, -1) === long.slice(0, -1) && ENDINGS.has(short.slice(-1)) && ENDINGS.has(long.slice(-1));
  return long.length === short.length + 1 && long.startsWith(short) && ENDINGS.has(long.slice(-1));
}

/** Returns true if one word is probably the other word with a typing error. Returns false for equal words. */
export function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const most = slipsOf(length);
  return one !== other && most > 0 && !differInEnding(one, other) && distance(one, other, most) <= most;
}
