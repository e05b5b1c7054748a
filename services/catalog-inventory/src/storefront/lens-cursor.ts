/**
 * Encodes a cursor for pages of lenses. The cursor holds the last lens of a page, so the next page begins after this
 * lens even if the rules of the product have changed.
 */
import { LensParameters } from '@toric/contracts/lens';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { DIMENSIONS, type Dimension } from '@toric/optics/dimensions';

/**
 * Separates the values of a cursor. Only a colour may contain this character. The colour is the last value of a cursor,
 * so a cursor can still be split.
 */
const SEPARATOR = '|';
const VALUES: readonly Dimension[] = [...DIMENSIONS.filter((dimension) => dimension !== 'colour'), 'colour'];

export const encodeLensCursor = (lens: LensParameters): string =>
  Buffer.from(VALUES.map((dimension) => lens[dimension] ?? '').join(SEPARATOR)).toString('base64url');

/**
 * Returns the last lens of the previous page, which the cursor holds. Returns undefined if there is no cursor. Throws
 * if the cursor is not valid.
 */
export function decodeLensCursor(cursor: string | undefined): LensParameters | undefined {
  if (cursor === undefined) return undefined;
  const parts = Buffer.from(cursor, 'base64url').toString().split(SEPARATOR);
  const entries = VALUES.flatMap((dimension, at) => {
    const text = dimension === 'colour' ? parts.slice(at).join(SEPARATOR) : parts[at];
    return text ? [[dimension, valueOf(dimension, text)] as const] : [];
  });
  const lens = LensParameters.safeParse(Object.fromEntries(entries));
  if (!lens.success) throw REQUEST_INVALID_CURSOR();
  return lens.data;
}

const valueOf = (dimension: Dimension, text: string): number | string =>
  dimension === 'colour' || Number.isNaN(Number(text)) ? text : Number(text);

/**
 * Returns the first `atMost` items. Does not ask the iterable for another item after them, because the item may be
 * costly to find.
 */
export function takeFirst<T>(items: Iterable<T>, atMost: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.push(item) === atMost) break;
  }
  return taken;
}
