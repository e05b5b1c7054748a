/** Where a page of combinations ended: at a lens, so the next begins behind it whatever the rules have become. */
import { LensParameters } from '@toric/contracts/lens';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { DIMENSIONS, type Dimension } from '@toric/optics/dimensions';

/** Colour comes last: it alone may hold the separator. */
const BETWEEN = '|';

export const cursorBehind = (lens: LensParameters): string =>
  Buffer.from(DIMENSIONS.map((dimension) => lens[dimension] ?? '').join(BETWEEN)).toString('base64url');

export function lensAt(cursor: string | undefined): LensParameters | undefined {
  if (cursor === undefined) return undefined;
  const parts = Buffer.from(cursor, 'base64url').toString().split(BETWEEN);
  const named = DIMENSIONS.flatMap((dimension, at) => {
    const text = dimension === 'colour' ? parts.slice(at).join(BETWEEN) : parts[at];
    return text ? [[dimension, valueOf(dimension, text)] as const] : [];
  });
  const lens = LensParameters.safeParse(Object.fromEntries(named));
  if (!lens.success) throw REQUEST_INVALID_CURSOR();
  return lens.data;
}

const valueOf = (dimension: Dimension, text: string): number | string =>
  dimension === 'colour' || Number.isNaN(Number(text)) ? text : Number(text);

/** So many of what is listed one by one, and not one more. */
export function firstOf<T>(listed: Iterable<T>, most: number): T[] {
  const found: T[] = [];
  for (const one of listed) {
    if (found.push(one) === most) break;
  }
  return found;
}
