import { viewsOf } from '@toric/chassis/data/unreadable';
import { query } from '@toric/chassis/http/endpoint';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { LedgerEntry, ListLotLedger } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { encodePosition } from '../ledger-cursor.ts';
import { readLedger } from '../lot.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /lots/{lotId}/ledger. Lists every movement of a lot, newest first, sorted by position. */
export const listLotLedger = query<typeof ListLotLedger, Reader>(ListLotLedger, {
  async run({ params, query: { limit, cursor, count }, db }) {
    const entries = await readLedger(db, params.lotId, { limit, cursor, count });
    if (!entries) throw LOT_NOT_FOUND();
    const { rows, ...total } = entries;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      ...viewsOf(page, ({ position, kind, createdAt, ...entry }) => ({
        ...entry,
        kind: LedgerEntry.shape.kind.parse(kind),
        position: Number(position),
        createdAt: createdAt.toISOString(),
      })),
      nextCursor: rows.length > limit && last ? encodePosition(last.position) : null,
      ...total,
    };
  },
});
