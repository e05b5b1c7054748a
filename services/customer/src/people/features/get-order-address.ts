import { command, selfOf } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { ADDRESS_NOT_KEPT } from '@toric/contracts/customer/people/customer.errors';
import { GetOrderAddress } from '@toric/contracts/customer/people/order-address.http';
import { logAccess } from '../../access-log.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findKeptAddress, openKeptAddress } from '../order-address.store.ts';

/**
 * GET /orders/{orderId}/address. Returns the address that was kept for the order, to its customer and to the office. It is a command, because the reading
 * by staff is logged.
 */
export const getOrderAddress = ({ vault }: { vault: Vault }) =>
  command(GetOrderAddress, {
    async run({ params: { orderId }, actor, tx, now: at, newId }) {
      const kept = await findKeptAddress(tx, orderId, selfOf(actor));
      const keys = kept && (await findCustomerKeys(tx, vault, kept.customerId, undefined));
      if (!kept || !keys) throw ADDRESS_NOT_KEPT();
      const { customerId, createdAt } = kept;
      if (actor.kind === 'staff') {
        await logAccess(tx, { actor, action: 'order-address.read', customerId, at, newId }, [orderId]);
      }
      return answer({ orderId, customerId, keptAt: createdAt.toISOString(), ...openKeptAddress(keys, kept) });
    },
  });
