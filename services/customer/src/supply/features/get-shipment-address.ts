import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { GetShipmentAddress } from '@toric/contracts/customer/people/shipment-address.http';
import { SHIPMENT_NOT_FOUND } from '@toric/contracts/shipment.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { openKeptAddress } from '../../people/order-address.store.ts';
import { findShipmentAddress } from '../shipment-address.store.ts';

/**
 * GET /shipments/{orderId}/address. Returns where the parcel of an order is sent, for the pick list of the warehouse.
 * It is a command, because each reading is recorded.
 */
export const getShipmentAddress = ({ vault }: { vault: Vault }) =>
  command(GetShipmentAddress, {
    async run({ params: { orderId }, tx }) {
      const kept = await findShipmentAddress(tx, orderId);
      const keys = kept && (await findCustomerKeys(tx, vault, kept.customerId, undefined));
      if (!kept || !keys) throw SHIPMENT_NOT_FOUND();
      const reading = { action: 'order-address.read', subject: orderId, customerId: kept.customerId } as const;
      return answer({ orderId, ...openKeptAddress(keys, kept) }).records(reading);
    },
  });
