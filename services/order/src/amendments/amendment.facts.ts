/** Describes the data that the amendment process stores. */
import type { Reason } from '@toric/contracts/kernel/common';
import type { OrderFacts } from '../orders/order.facts.ts';
import { type Terms, totalOf } from './terms.ts';

export type AmendmentFacts = {
  readonly amendmentId: string;
  readonly orderId: string;
  readonly customerId: string;
  readonly number: string;
  readonly market: string;
  readonly currency: string;
  readonly shippingAddressId: string;
  /** Is true if the amendment changes the shipping address of the order. */
  readonly newAddress: boolean;
  /** `on` holds the UTC day on which the process of the amendment begins, and `placedAt` the instant. */
  readonly on: string;
  readonly placedAt: string;
  /** `before` holds the total of the order before the amendment, and `total` the total of the amended order. */
  readonly before: number;
  readonly total: number;
  readonly sums: Pick<Terms, 'subtotal' | 'discount'> &
    Pick<OrderFacts, 'delivery' | 'deliveryTax' | 'taxOnTop' | 'tax' | 'deliveryName' | 'promisedOn'>;
  /** Holds a keyed digest of the region and the postal code that the client stated for the shipping address. */
  readonly placeDigest?: string | undefined;
  readonly lines: OrderFacts['lines'];
  readonly shipmentWarning?: string | undefined;
  readonly sealedBuyer?: string | undefined;
  /** Holds the amount that is held on the card, by the last answer of the payment service. */
  readonly answered?: number | undefined;
  /** Names the state in which the amendment ends after the former amount is held on the card again. */
  readonly end: 'refused' | 'cancelled';
  readonly reason: Reason | null;
};

type Known = Pick<AmendmentFacts, 'amendmentId' | 'orderId' | 'customerId' | 'number' | 'market' | 'placeDigest'> & {
  readonly now: Date;
};

/** Returns the initial data of the amendment process. */
export function amendmentFacts(known: Known, before: Terms, after: Terms): AmendmentFacts {
  const { now, ...ids } = known;
  const { subtotal, discount, shippingAddressId, currency, lines } = after;
  return {
    ...ids,
    ...{ currency, shippingAddressId, newAddress: shippingAddressId !== before.shippingAddressId },
    ...{ on: now.toISOString().slice(0, 10), placedAt: now.toISOString() },
    ...{ before: totalOf(before), total: totalOf(after), end: 'refused', reason: null },
    sums: { subtotal, discount, ...chargesOf(before, after) },
    lines: lines.map((line) => ({
      ...{ lineId: line.lineId, lensId: line.lensId, packId: line.packId, quantity: line.quantity },
      ...{ boxDays: line.boxDays, taxRate: line.taxRate, description: line.description },
      ...{ eye: line.eye ?? undefined, prescriptionId: line.prescriptionId ?? undefined },
      ...(line.goods !== 'lens' && { goods: line.goods }),
      ...(line.taxPpm !== null && { onTop: line.taxPpm, tax: line.tax ?? 0 }),
      gross: line.unitPrice * line.quantity,
    })),
  };
}

/**
 * Returns the delivery, the taxes and the promised day of the amended order. A charge that the order has neither before
 * nor after the amendment is left out.
 */
const chargesOf = (
  before: Terms,
  { delivery, deliveryTax, deliveryName, taxOnTop, tax, promisedOn, lines }: Terms,
) => ({
  ...(tax !== null && { tax }),
  ...((taxOnTop > 0 || before.taxOnTop > 0 || lines.some(({ taxPpm }) => taxPpm !== null)) && { taxOnTop }),
  ...((deliveryName !== null || before.deliveryName !== null) && { delivery, deliveryTax }),
  ...(deliveryName && { deliveryName: `Delivery, ${deliveryName.en}` }),
  ...(promisedOn !== null && { promisedOn }),
});
