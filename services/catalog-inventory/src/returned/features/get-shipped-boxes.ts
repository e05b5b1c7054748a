import { query } from '@toric/chassis/http/endpoint';
import { GetShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { Reader } from '../../reader.store.ts';
import { readShippedBoxes } from '../returned-box.reader.store.ts';

/**
 * GET /orders/{orderId}/shipped-boxes. Returns the boxes with which an order was sent, and how many of them came back.
 */
export const getShippedBoxes = query<typeof GetShippedBoxes, Reader>(GetShippedBoxes, {
  async run({ params: { orderId }, read }) {
    return { data: await readShippedBoxes(read, orderId) };
  },
});
