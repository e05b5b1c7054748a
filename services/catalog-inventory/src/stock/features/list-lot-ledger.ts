import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { LedgerEntry, ListLotLedger } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { readLedger } from '../lot.reader.store.ts';
import type { Reader } from '../../reader.store.ts';

/** GET /lots/{lotId}/ledger. Lists every movement of a lot, newest first. */
export const listLotLedger = query<typeof ListLotLedger, Reader>(ListLotLedger, {
  async run({ params, query: { limit, cursor, count }, db }) {
    const entries = await readLedger(db, params.lotId, { limit, cursor, count });
    if (!entries) throw LOT_NOT_FOUND();
    return pageOf(entries, limit, (entry) => ({
      ...entry,
      kind: LedgerEntry.shape.kind.parse(entry.kind),
      createdAt: entry.createdAt.toISOString(),
    }));
  },
});
