import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListPriceFloors } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { Reader } from '../../reader.store.ts';
import { priceFloorView } from '../price.ts';
import { readPriceFloors } from '../price.reader.store.ts';

/** GET /price-floors. Lists the floors that were set, newest first. The newest floor of a market is in force. */
export const listPriceFloors = query<typeof ListPriceFloors, Reader>(ListPriceFloors, {
  async run({ query: { market, ...page }, db }) {
    return pageOf(await readPriceFloors(db, market, page), page.limit, priceFloorView);
  },
});
