/** Declares the operations that record the hand-over of orders to the carrier, and their delivery. */
import { z } from 'zod';
import { Id } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { ORDER_NOT_CONFIRMED, ORDER_NOT_FOUND, ORDER_NOT_SHIPPED, ORDER_ON_HOLD } from './order.errors.ts';
import { OrderView } from './order.http.ts';
import { PARCEL_NOT_FOUND, PARCEL_NOT_LABELLED, PARCEL_STATUS, PARCELS_SEVERAL } from './parcels/parcel.errors.ts';
import { ShipOrderBody } from './parcels/ship-body.ts';

const orderId = z.strictObject({ orderId: Id });

export const ShipOrder = operation({
  id: 'shipOrder',
  record: 'none',
  because: 'The steps of the order are its record.',
  endpoint: 'POST /orders/{orderId}/ship',
  owner: 'order',
  summary: 'Ship a confirmed order',
  description:
    'Records the hand-over to the carrier, captures the payment and issues the invoice. If only a part of the order is packed, only that part leaves and is charged. Boxes that were recalled or quarantined meanwhile are replaced by other boxes of the same lens. If there are none, the order is cancelled: nothing is charged, and the parcel must not leave.',
  allow: ['warehouse'],
  params: orderId,
  body: ShipOrderBody,
  example: { carrier: 'UPS Ground', trackingNumber: '1Z999AA10123456784' },
  reply: OrderView,
  status: 202,
  location: '/orders/{orderId}',
  waitable: true,
  errors: [
    ORDER_NOT_FOUND,
    ORDER_NOT_CONFIRMED,
    ORDER_ON_HOLD,
    PARCEL_NOT_FOUND,
    PARCEL_NOT_LABELLED,
    PARCEL_STATUS,
    PARCELS_SEVERAL,
  ],
});

export const DeliverOrder = operation({
  id: 'deliverOrder',
  record: 'none',
  because: 'The steps of the order are its record.',
  endpoint: 'POST /orders/{orderId}/deliver',
  owner: 'order',
  summary: 'Record that the parcel was delivered',
  allow: ['warehouse', 'sales'],
  params: orderId,
  reply: OrderView,
  status: 200,
  errors: [ORDER_NOT_FOUND, ORDER_NOT_SHIPPED],
});
