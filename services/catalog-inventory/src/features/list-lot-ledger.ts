import { pageOf } from '@toric/chassis/cursor';
import { query } from '@toric/chassis/endpoint';
import { LedgerEntry, ListLotLedger } from '@toric/contracts/catalog-stock.http';
import { lotNotFound } from '../lot.ts';
import { readLedger } from '../lot.reader.store.ts';
import type { Reader } from '../reader.store.ts';

/** GET /lots/{lotId}/ledger. Everything that ever moved in a lot. */
export const listLotLedger = query<typeof ListLotLedger, Reader>(ListLotLedger, {
  async run({ params, query: { limit, cursor }, db }) {
    const entries = await readLedger(db, params.lotId, { limit, cursor });
    if (!entries) throw lotNotFound();
    return pageOf(entries, limit, (entry) => ({
      ...entry,
      kind: LedgerEntry.shape.kind.parse(entry.kind),
      createdAt: entry.createdAt.toISOString(),
    }));
  },
});
