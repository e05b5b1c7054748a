import type { PageQuery } from '@toric/contracts/kernel/common';
import { REQUEST_INVALID_CURSOR } from '@toric/contracts/kernel/request.errors';
import { lensInPack } from '../stock/stock.ts';

type Level = { readonly lensId: string; readonly packId: string };

const encodeLevelCursor = (level: Level): string => Buffer.from(lensInPack(level)).toString('base64url');

function decodeLevelCursor(cursor: string | undefined): string {
  if (cursor === undefined) return '';
  const name = Buffer.from(cursor, 'base64url').toString();
  if (!/^[0-9a-f-]{36} [0-9a-f-]{36}$/.test(name)) throw REQUEST_INVALID_CURSOR();
  return name;
}

/**
 * Returns one page of `levels`, which must hold all levels, sorted by lens id and pack id. The cursor names the last
 * row of a page, so the next page has no gap, even if boxes are sold between the pages.
 */
export function pageOfLevels<L extends Level>(levels: readonly L[], { limit, cursor, count }: PageQuery) {
  const after = decodeLevelCursor(cursor);
  const left = levels.filter((level) => lensInPack(level) > after);
  const data = left.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    nextCursor: left.length > limit && last ? encodeLevelCursor(last) : null,
    ...(count === 'true' && { total: levels.length, totalIsExact: true }),
  };
}
