/** A page of lenses in packs, in the order of their ids: the next begins behind the last, whatever is sold meanwhile. */
import type { PageQuery } from '@toric/contracts/kernel/common';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { lensInPack } from '../stock/stock.ts';

type Level = { readonly lensId: string; readonly packId: string };

const cursorBehind = (level: Level): string => Buffer.from(lensInPack(level)).toString('base64url');

function placeAt(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const place = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9a-f-]{36} [0-9a-f-]{36}$/.test(place)) throw REQUEST_INVALID_CURSOR();
  return place;
}

/** `levels`: all of them, by lens and pack. */
export function levelPage<L extends Level>(levels: readonly L[], { limit, cursor, count }: PageQuery) {
  const after = placeAt(cursor);
  const left = levels.filter((level) => lensInPack(level) > after);
  const data = left.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    nextCursor: left.length > limit && last ? cursorBehind(last) : null,
    ...(count === 'true' && { total: levels.length, totalIsExact: true }),
  };
}
