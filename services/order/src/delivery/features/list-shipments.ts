import { pageOf } from '@toric/chassis/data/cursor';
import { query } from '@toric/chassis/http/endpoint';
import { ListShipments } from '@toric/contracts/order/shipment.http';
import type { Reader } from '../../reader.store.ts';
import { readShipments } from '../shipment.reader.store.ts';

/**
 * GET /shipments. Lists the orders that must be shipped, the oldest first. The gateway adds their addresses and boxes,
 * which other services own.
 */
export const listShipments = query<typeof ListShipments, Reader>(ListShipments, {
  async run({ query: page, db }) {
    return pageOf(await readShipments(db, page), page.limit, ({ view }) => view);
  },
});
