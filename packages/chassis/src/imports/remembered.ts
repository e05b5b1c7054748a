import { boundedCache } from '../data/bounded-cache.ts';
import type { Parsed } from './cells.ts';

const REMEMBERED = 2_000;
const LONGEST = 60;

/**
 * Returns a parser that remembers the last texts which it accepted. In a file, names, places and days repeat thousands
 * of times. A text that it refuses is parsed again, because the sentence about the error contains the text.
 */
export function remembered<T>(parse: (text: string) => Parsed<T>): (text: string) => Parsed<T> {
  const known = boundedCache<string, Parsed<T>>(REMEMBERED);
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const parsed = parse(text);
    if ('value' in parsed && text.length <= LONGEST) known.set(text, parsed);
    return parsed;
  };
}
