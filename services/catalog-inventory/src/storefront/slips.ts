/** Compares words that differ by typing errors. */

/**
 * Returns how many typing errors a word may contain. A short word may contain none, because too many other words would
 * be near.
 */
export function slipsAllowed(word: string): number {
  const letters = Array.from(word).length;
  if (/\p{Script=Han}/u.test(word)) return letters >= 3 ? 1 : 0;
  return letters < 4 ? 0 : letters < 7 ? 1 : 2;
}

/**
 * Returns the number of typing errors between two words: missing, added or wrong letters, and swapped neighbours (the
 * optimal string alignment distance). Returns `atMost` + 1 if there are more.
 */
export function slipsBetween(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    if (Math.min(...current) > atMost) return atMost + 1;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[b.length] ?? 0, atMost + 1);
}
