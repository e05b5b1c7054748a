import { query } from '@toric/chassis/http/endpoint';
import { HITS_AT_MOST, Search, type SearchHit } from '@toric/contracts/desk/overview.http';
import { mayCall } from '@toric/contracts/kernel/access';
import { ListOrders } from '@toric/contracts/order/order.http';
import { findOrders, type FoundOrder } from '../hit.reader.store.ts';

/**
 * GET /search. Returns the orders among the results of a search: by the order number or a part of it, or by the
 * tracking number of a parcel.
 */
export const searchOrders = query(Search, {
  async run({ query: { q }, actor, read }) {
    const found = mayCall(ListOrders.allow, actor) ? await findOrders(read, q, HITS_AT_MOST) : [];
    return { hits: found.map(hitOf) };
  },
});

function hitOf({ id, number, market, carrier, trackingNumber, createdAt }: FoundOrder): SearchHit {
  if (trackingNumber !== null)
    return { kind: 'shipment', id, title: trackingNumber, detail: [carrier, number].filter(Boolean).join(' · ') };
  return { kind: 'order', id, title: number, detail: `${createdAt.toISOString().slice(0, 10)} · ${market}` };
}
