import { AmendmentBegun } from '@toric/contracts/order/amendments/amendment.events';
import type { PlaceDigests } from '@toric/optics/place-digest';
import type { Tx } from '@toric/messaging/sql';
import type { StoredOrder } from '../orders/order.store.ts';
import { amendmentFacts } from './amendment.facts.ts';
import { markAmending } from './amendment.store.ts';
import type { Terms } from './terms.ts';

type Begun = {
  readonly amendmentId: string;
  readonly before: Terms;
  readonly after: Terms;
  readonly places: PlaceDigests;
};

/**
 * Marks the order as being amended. Returns the initial data of the amendment process, and the message to the order
 * process.
 */
export function beginAmendment(tx: Tx, order: StoredOrder, { amendmentId, before, after, places }: Begun, now: Date) {
  const { id: orderId, customerId, number, market } = order;
  markAmending(tx, orderId, amendmentId);
  // the customer service checks the address under the id of the amendment, so the digest is made with this id
  const placeDigest = places.of(amendmentId, market, after.place ?? undefined);
  return {
    facts: amendmentFacts({ amendmentId, orderId, customerId, number, market, placeDigest, now }, before, after),
    begun: AmendmentBegun({ orderId, amendmentId, customerId }),
  };
}
