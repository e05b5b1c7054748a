import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import type { Message } from '@toric/contracts/kernel/message';
import type { Tx } from '@toric/messaging/sql';
import { findSigns } from '../../orders/guesses/failed-cards.store.ts';
import type { HoldRules } from '../../orders/holds/hold.ts';
import { insertRuleHold } from '../../orders/holds/hold.store.ts';
import { holdsOfAmendment } from './hold-amended.ts';
import type { Terms } from '../terms.ts';

type Amended = {
  readonly order: { readonly id: string; readonly customerId: string };
  readonly before: Terms;
  readonly after: Terms;
};
type Means = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };

/**
 * Puts an order on hold if its amendment raises its total or changes its address, and the rules for a new order demand
 * a hold → order.hold-changed.v1. The caller has locked the process of the order. The hold stays even if the amendment
 * is refused: a person checks the order.
 */
export async function holdAmended(
  { tx, now, newId }: Means,
  rules: HoldRules,
  { order, before, after }: Amended,
): Promise<Message[]> {
  const { id: orderId, customerId } = order;
  const signs = await findSigns(tx, { customerId, addressId: after.shippingAddressId });
  const messages: Message[] = [];
  for (const kind of holdsOfAmendment(rules, signs, before, after)) {
    const holds = await insertRuleHold(tx, { id: newId(), orderId, kind }, now);
    if (holds !== undefined) messages.push(OrderHoldChanged({ orderId, customerId, isHeld: true, holds }));
  }
  return messages;
}
