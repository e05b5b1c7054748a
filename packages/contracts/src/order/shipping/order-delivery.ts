/** Declares the delivery and the tax of orders and quotes. */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { ORDER_PLACE_NEEDED, ORDER_PLACE_UNFIT } from '../tax/tax.errors.ts';
import { DecidingRow, TaxMode } from '../tax/tax.ts';
import { ChosenDelivery, StatedPlace } from './delivery.ts';
import { ORDER_DELIVERY_NOT_THERE, ORDER_DELIVERY_UNKNOWN } from './delivery-method.errors.ts';

/** Declares the fields of the delivery in the body of a new order. */
export const DELIVERY_BODY = {
  deliveryMethodId: Id.optional().meta({
    description: 'A method of `listDeliveryOptions`. Without one there is no charge and no promised day.',
  }),
  place: StatedPlace.optional(),
};

/** Lists the refusals of an order that chooses a delivery, or whose tax depends on its place. */
export const DELIVERY_REFUSALS = [
  ...[ORDER_DELIVERY_UNKNOWN, ORDER_DELIVERY_NOT_THERE, ORDER_PLACE_NEEDED, ORDER_PLACE_UNFIT],
] as const;

/** Declares the tax field of an order line as clients read it. */
export const LINE_TAX = {
  tax: Money.nullable().meta({
    description: 'The tax on top of the line, after the discount. Null where prices include the tax.',
  }),
};

/** Declares the fields of delivery and tax of an order as clients read it. */
export const DELIVERY_VIEW = {
  delivery: ChosenDelivery.nullable().meta({ description: 'Null if the order chose no delivery method.' }),
  tax: Money.meta({ description: 'The tax in the total, inside prices or on top of them.' }),
  taxMode: TaxMode,
  promisedOn: CalendarDay.nullable().meta({
    description: 'The day on which the parcel arrives at the latest. Null if none was promised.',
  }),
  promisedBefore: CalendarDay.nullable().meta({
    description: 'The day that was promised at first, if the order had to wait and arrives on another one.',
  }),
};

/** Declares the tax fields of a line of a quote. */
export const QUOTED_TAX = {
  tax: Money.nullable().meta({ description: 'The tax on top of the line. Null where prices include the tax.' }),
  taxedBy: z.array(DecidingRow).meta({
    description: 'The rows of the tax table that decided. Empty if the rate in the price of the product decided.',
  }),
};

/** Declares the fields of delivery and tax of a quote. */
export const QUOTED_DELIVERY = {
  delivery: ChosenDelivery.nullable().meta({ description: 'Null if no delivery was chosen or it is not possible.' }),
  taxMode: TaxMode,
  promisedOn: CalendarDay.nullable(),
};
