/** Declares the operation that lists the boxes which the warehouse takes off the shelf for an order. */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { BoxParameters } from '../../lens.ts';
import { SHIPMENT_NOT_FOUND } from '../../shipment.errors.ts';

export const ShipmentBoxes = z.object({
  lineId: Id.meta({ description: 'The line of the order. It has several entries if its boxes lie in several lots.' }),
  productName: SentText,
  gtin: SentText.meta({ description: 'The GTIN on the box, for the scanner.' }),
  packSize: z.int().meta({ description: 'Lenses in one box, or pieces of other goods.' }),
  parameters: BoxParameters.meta({ description: 'The parameters that are printed on the box. Null for other goods.' }),
  quantity: z.int().meta({ description: 'Boxes to take of this lot.' }),
  warehouseId: Id,
  warehouseCode: SentText,
  lotId: Id,
  lotNumber: SentText,
  expiresOn: CalendarDay,
  inQuarantine: z.boolean().meta({
    description:
      'True if the lot was set aside after it was reserved. Do not pack these boxes: `shipOrder` replaces them, or cancels the order if there are no others.',
  }),
});
export type ShipmentBoxes = z.infer<typeof ShipmentBoxes>;
export const ShipmentBoxesView = z.object({ orderId: Id, boxes: z.array(ShipmentBoxes) });
export type ShipmentBoxesView = z.infer<typeof ShipmentBoxesView>;

export const GetShipmentBoxes = operation({
  id: 'getShipmentBoxes',
  endpoint: 'GET /shipments/{orderId}/boxes',
  owner: 'catalog-inventory',
  summary: 'Read which boxes of which lots an order holds',
  description: 'The boxes that are reserved for an order, lot by lot. An order that holds no boxes has none to ship.',
  allow: ['warehouse'],
  params: z.strictObject({ orderId: Id }),
  reply: ShipmentBoxesView,
  errors: [SHIPMENT_NOT_FOUND],
});
