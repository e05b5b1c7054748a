/** How alike two words are. Both measures count characters, so a Chinese character counts as one. */

/**
 * Returns the optimal string alignment distance: the least number of characters that are inserted, left out, replaced
 * or swapped with their neighbour. Returns `most` + 1 as soon as it must be larger than `most`.
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
 * The slips that a word of this length may have and still be taken for the other one. Short words have no room for a
 * slip.
 */
const slipsOf = (length: number): number => {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
};

/**
 * The last letters by which two given names of one language differ, for example Mario and Maria, or Daniel and Daniela.
 */
const ENDINGS = new Set(['a', 'o', 'e', 'i']);

/** Returns true if only the ending tells the words apart. Twins often have such names, so it is no slip. */
function differInEnding(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === long.length)
    return short.slice(0, -1) === long.slice(0, -1) && ENDINGS.has(short.slice(-1)) && ENDINGS.has(long.slice(-1));
  return long.length === short.length + 1 && long.startsWith(short) && ENDINGS.has(long.slice(-1));
}

/** Returns true if one of the words is probably a slip of the other one. Equal words are no slip. */
export function isSlip(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  const most = slipsOf(length);
  return one !== other && most > 0 && !differInEnding(one, other) && distance(one, other, most) <= most;
}
