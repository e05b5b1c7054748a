import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPackPrices } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import type { Reader } from '../../reader.store.ts';
import { readPackPrices } from '../price-sheet.reader.store.ts';

/** GET /pack-prices. Lists all packs with their price in one market, the newest pack first. */
export const listPackPrices = query<typeof ListPackPrices, Reader>(ListPackPrices, {
  async run({ query: asked, db }) {
    return pageOf(await readPackPrices(db, asked), asked.limit, ({ view }) => view);
  },
});
