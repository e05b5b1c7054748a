/**
 * Defines how the rest of a partly shipped order ends: it is cancelled by a person, by its deadline or by a recall, and
 * the customer is notified.
 */
import type { Reason } from '@toric/contracts/kernel/common';
import type { Message } from '@toric/contracts/kernel/message';
import { OrderRestCancelled } from '@toric/contracts/order/part.events';
import { type Holding, type OrderFacts, WITHOUT_BUYER } from '../order.facts.ts';
import { release } from './endings.ts';
import { allArrived } from './parts.ts';

const DAY = 24 * 60 * 60_000;
/** Lists what the rest of an order releases. The coupon was used by the part that has left, so it is not released. */
const HELD_FOR_REST: readonly Holding[] = ['stock', 'payment'];

const REST_LAPSED: Reason = {
  code: 'order.rest-lapsed',
  detail:
    'The rest of the order could not be sent before the card’s authorisation lapsed. It is cancelled and not charged.',
};

const dropping = (o: OrderFacts, dropped: Reason, held: readonly Holding[] = HELD_FOR_REST): Partial<OrderFacts> => ({
  ...WITHOUT_BUYER,
  ...{ dropped, part: undefined, held: o.held.filter((holding) => held.includes(holding)) },
});

/** Cancels the rest of the order with the reason in the received message. The boxes that have left stay sold. */
export const restCancelled = {
  to: 'dropping-rest' as const,
  set: (o: OrderFacts, m: { reason: Reason }) => dropping(o, m.reason),
};

/**
 * Cancels the rest of a partly shipped order at its deadline. The hold on the card expires about seven days after the
 * authorisation, so the rest must leave before.
 */
export const restLapses = {
  afterMs: ({ restMs }: OrderFacts) => Math.max(restMs ?? 6 * DAY, 60_000),
  to: 'dropping-rest' as const,
  set: (o: OrderFacts) => dropping(o, REST_LAPSED),
};

/**
 * Cancels the rest of an order because boxes of a later parcel were recalled and cannot be replaced. The warehouse no
 * longer holds anything for the order.
 */
export const restNotShipped = (o: OrderFacts, reason: Reason): Partial<OrderFacts> => dropping(o, reason, ['payment']);

export const releaseRest = (o: OrderFacts): Message[] => o.held.map((holding) => release[holding](o));

/**
 * Handles the answer of a service that has released what it held. When nothing is held for the rest any more, no
 * further parcel leaves, and the order is `shipped` or `completed`.
 */
export const restReleased = (holding: Holding) => ({
  to: ['dropping-rest', 'shipped', 'completed'] as const,
  choose: (o: OrderFacts): 'dropping-rest' | 'shipped' | 'completed' => {
    if (o.held.length > 0) return 'dropping-rest';
    return allArrived(o) ? 'completed' : 'shipped';
  },
  set: (o: OrderFacts) => ({ held: o.held.filter((one) => one !== holding) }),
  send: (o: OrderFacts): Message[] => (o.held.length > 0 ? [] : restTold(o)),
});

/** Notifies the customer that the rest of her order will not come. */
const restTold = ({ dropped, number, orderId, customerId }: OrderFacts): Message[] =>
  dropped ? [OrderRestCancelled({ orderId, customerId, orderNumber: number, reason: dropped })] : [];
