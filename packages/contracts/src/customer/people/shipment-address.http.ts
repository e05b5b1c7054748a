/** Declares the operation that reads the address to which the warehouse sends a parcel. */
import { z } from 'zod';
import { StoredAddress } from '../../contact/contact.ts';
import { Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SHIPMENT_NOT_FOUND } from '../../shipment.errors.ts';

export const ShipmentAddressView = StoredAddress.extend({ orderId: Id });

export const GetShipmentAddress = operation({
  id: 'getShipmentAddress',
  record: ['order-address.read'],
  endpoint: 'GET /shipments/{orderId}/address',
  owner: 'customer',
  summary: 'Read where the parcel of an order is sent',
  description:
    'The address at which the law looked, for the label of the parcel. It is shown until the parcel is handed to the carrier or the order is cancelled. Each reading is logged.',
  allow: ['warehouse'],
  params: z.strictObject({ orderId: Id }),
  reply: ShipmentAddressView,
  errors: [SHIPMENT_NOT_FOUND],
});
