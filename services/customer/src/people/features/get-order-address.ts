import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_KEPT } from '@toric/contracts/customer/people/customer.errors';
import { GetOrderAddress } from '@toric/contracts/customer/people/order-address.http';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findKeptAddress, openKeptAddress } from '../order-address.store.ts';

/**
 * GET /orders/{orderId}/address. Returns the address that was stored for the order, to its customer and to staff. It is
 * a command, because access by staff is recorded.
 */
export const getOrderAddress = ({ vault }: { vault: Vault }) =>
  command(GetOrderAddress, {
    async run({ params: { orderId }, actor, tx }) {
      const kept = await findKeptAddress(tx, orderId, selfOf(actor));
      const keys = kept && (await findCustomerKeys(tx, vault, kept.customerId, undefined));
      if (!kept || !keys) throw ADDRESS_NOT_KEPT();
      const { customerId, createdAt } = kept;
      const reading = { action: 'order-address.read', subject: orderId, customerId } as const;
      const view = { orderId, customerId, keptAt: createdAt.toISOString(), ...openKeptAddress(keys, kept) };
      return answer(view).records(...(actor.kind === 'staff' ? [reading] : []));
    },
  });
