import { AmendmentBegun } from '@toric/contracts/order/amendments/amendment.events';
import type { Tx } from '@toric/messaging/sql';
import type { StoredOrder } from '../orders/order.store.ts';
import { amendmentFacts } from './amendment.facts.ts';
import { markAmending } from './amendment.store.ts';
import type { Terms } from './terms.ts';

type Begun = { readonly amendmentId: string; readonly before: Terms; readonly after: Terms };

/** Marks the order as being amended. Returns the data of the process and the message that tells the order. */
export function beginAmendment(tx: Tx, order: StoredOrder, { amendmentId, before, after }: Begun, now: Date) {
  const { id: orderId, customerId, number, market } = order;
  markAmending(tx, orderId, amendmentId, now);
  return {
    facts: amendmentFacts({ amendmentId, orderId, customerId, number, market, now }, before, after),
    begun: AmendmentBegun({ orderId, amendmentId, customerId }),
  };
}
