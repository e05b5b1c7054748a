import { query } from '@toric/chassis/http/endpoint';
import { LOT_NOT_FOUND } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import { GetLot } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Reader } from '../../reader.store.ts';
import { readLot } from '../lot.reader.store.ts';

/** GET /lots/{lotId}. Returns one lot. */
export const getLot = query<typeof GetLot, Reader>(GetLot, {
  async run({ params: { lotId }, db }) {
    const lot = await readLot(db, lotId);
    if (!lot) throw LOT_NOT_FOUND();
    return lot;
  },
});
