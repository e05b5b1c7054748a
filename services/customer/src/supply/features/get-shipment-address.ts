import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import type { Vault } from '@toric/chassis/data/vault';
import { GetShipmentAddress } from '@toric/contracts/customer/people/shipment-address.http';
import { SHIPMENT_NOT_FOUND } from '@toric/contracts/shipment.errors';
import { findCustomerKeys } from '../../data-key.store.ts';
import { openKeptAddress } from '../../people/order-address.store.ts';
import { findShipmentAddress } from '../shipment-address.store.ts';

/**
 * GET /shipments/{orderId}/address. Returns the address of an order's parcel for the pick list of the warehouse. It is
 * a command and not a query, because each reading is written to the change record.
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
