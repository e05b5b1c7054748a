import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { OrderHoldChanged } from '@toric/contracts/order/holds/order-hold.events';
import type { Message } from '@toric/contracts/kernel/message';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { insertRuleHold } from '../../orders/holds/hold.store.ts';
import { deleteBadAddresses, lockNewOrders, lockOrdersTo, saveBadAddresses } from '../bad-address.store.ts';

/**
 * ⇐ customer.address-judged.v1. Stores addresses to which no parcel can be delivered. Puts the orders to these
 * addresses on hold if they have not shipped → order.hold-changed.v1. A later verdict about an address releases no
 * hold: a person checks the order.
 */
export const holdBadAddresses = on(AddressJudged, {
  async runMany({ received, tx, now, newId }) {
    const judged = received.map(({ message, envelope: { occurredAt: judgedAt } }) => ({ ...message, judgedAt }));
    const newest = [...new Map(judged.map((one) => [one.addressId, one])).values()];
    const bad = newest.filter(({ verdict }) => verdict === 'undeliverable');
    await lockNewOrders(
      tx,
      newest.map(({ customerId }) => customerId),
    );
    await saveBadAddresses(tx, bad);
    await deleteBadAddresses(
      tx,
      newest.filter((one) => !bad.includes(one)).map(({ addressId }) => addressId),
    );
    const messages: Message[] = [];
    for (const { id: orderId, customerId } of await lockOrdersTo(tx, bad)) {
      const holds = await insertRuleHold(tx, { id: newId(), orderId, kind: 'address' }, now);
      if (holds !== undefined) messages.push(OrderHoldChanged({ orderId, customerId, isHeld: true, holds }));
    }
    return received.map((_, index) => (index === 0 ? emits(...messages) : undefined));
  },
});
