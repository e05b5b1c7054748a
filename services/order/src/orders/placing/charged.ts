import type { StatedPlace } from '@toric/contracts/order/shipping/delivery';
import type { NewOrder } from '../order.ts';
import type { Charged } from '../sums/charged.ts';
import type { Charges } from './charges.ts';

/** Returns the order with its delivery, its taxes and its promised day, before the discount of a coupon. */
export function withCharges(
  order: NewOrder,
  { taxes, delivery, promisedOn, before }: Charges,
  place: StatedPlace | undefined,
): NewOrder & Charged {
  return {
    ...order,
    ...{ deliveryMethodId: delivery?.methodId ?? null, deliveryName: delivery?.name ?? null },
    ...{ deliveryCharge: delivery?.charge ?? 0, taxOnTop: before.taxOnTop, tax: before.tax, promisedOn },
    place: place ?? null,
    lines: order.lines.map((line, index) => ({
      ...line,
      ...{ taxRate: taxes[index]?.taxRate ?? line.taxRate, taxPpm: taxes[index]?.onTop ?? null },
      ...{ taxRow: taxes[index]?.taxRow ?? null, tax: before.lineTaxes[index] ?? null },
    })),
  };
}

/**
 * Returns the delivery and the tax of an order as data of its order process. An order without such charges adds no
 * fields.
 */
export const chargedFacts = ({ taxes, delivery, deliveryTax, promisedOn, before }: Charges) => ({
  tax: before.tax,
  ...(taxes.some(({ onTop }) => onTop !== undefined) && { taxOnTop: before.taxOnTop }),
  ...(delivery && {
    ...{ delivery: delivery.charge, deliveryName: `Delivery, ${delivery.name.en}`, promise: delivery.rule },
    ...(promisedOn !== null && { promisedOn }),
    ...(deliveryTax && { deliveryTax: { taxRate: deliveryTax.taxRate, onTop: deliveryTax.onTop } }),
  }),
});
