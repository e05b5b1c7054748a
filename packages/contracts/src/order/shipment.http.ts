/** Declares the operations on orders that are to be shipped: the pick list of the warehouse. */
import { z } from 'zod';
import { GetShipmentBoxes } from '../catalog-inventory/stock/shipment-boxes.http.ts';
import { GetShipmentAddress } from '../customer/people/shipment-address.http.ts';
import { Id, Instant, page, PageQuery } from '../kernel/common.ts';
import { operation } from '../kernel/operation.ts';
import { SentText } from '../kernel/text.ts';
import { Market } from '../lens.ts';
import { SHIPMENT_NOT_FOUND } from '../shipment.errors.ts';

export const ShipmentView = z.object({
  orderId: Id,
  number: SentText,
  market: Market,
  lines: z.array(
    z.object({
      lineId: Id,
      productName: SentText,
      packSize: z.int().meta({ description: 'Lenses in one box.' }),
      quantity: z.int().meta({ description: 'Boxes that have not left yet.' }),
    }),
  ),
  shipmentWarning: SentText.nullable().meta({
    description:
      'A warning that the law of the destination demands in the parcel, word for word. Null if there is none.',
  }),
  createdAt: Instant.meta({ description: 'The time at which the order was placed.' }),
});
export type ShipmentView = z.infer<typeof ShipmentView>;

const expandable = {
  address: { operation: GetShipmentAddress, via: { orderId: 'orderId' } },
  boxes: { operation: GetShipmentBoxes, via: { orderId: 'orderId' } },
} as const;

export const ListShipments = operation({
  id: 'listShipments',
  endpoint: 'GET /shipments',
  owner: 'order',
  summary: 'List the orders that are to be shipped, oldest first',
  description:
    'The pick list of the warehouse. It lists the orders that are confirmed and not yet handed to a carrier, and those of which only a part was. An order that is being amended is not listed until the amendment has ended. `expand=address,boxes` adds where each parcel is sent and which boxes of which lots belong in it. Prices, prescriptions and other data of the customer are not shown.',
  allow: ['warehouse'],
  query: PageQuery,
  reply: page(ShipmentView),
  expand: expandable,
});

export const GetShipment = operation({
  id: 'getShipment',
  endpoint: 'GET /shipments/{orderId}',
  owner: 'order',
  summary: 'Read an order that is to be shipped',
  description: '`expand=address,boxes` adds where the parcel is sent and which boxes of which lots belong in it.',
  allow: ['warehouse'],
  params: z.strictObject({ orderId: Id }),
  reply: ShipmentView,
  expand: expandable,
  errors: [SHIPMENT_NOT_FOUND],
});
