import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { GetShipmentAddress } from '@toric/contracts/customer/people/shipment-address.http';
import { SHIPMENT_NOT_FOUND } from '@toric/contracts/shipment.errors';
import { logAccess } from '../../access-log.store.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { openKeptAddress } from '../../people/order-address.store.ts';
import { findShipmentAddress } from '../shipment-address.store.ts';

/**
 * GET /shipments/{orderId}/address. Returns where the parcel of an order is sent, for the pick list of the warehouse. It
 * is a command, because each reading is logged.
 */
export const getShipmentAddress = ({ vault }: { vault: Vault }) =>
  command(GetShipmentAddress, {
    async run({ params: { orderId }, actor, tx, now: at, newId }) {
      const kept = await findShipmentAddress(tx, orderId);
      const keys = kept && (await findCustomerKeys(tx, vault, kept.customerId, undefined));
      if (!kept || !keys) throw SHIPMENT_NOT_FOUND();
      const { customerId } = kept;
      await logAccess(tx, { actor, action: 'order-address.read', customerId, at, newId }, [orderId]);
      return answer({ orderId, ...openKeptAddress(keys, kept) });
    },
  });
