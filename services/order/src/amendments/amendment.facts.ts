/** Describes the data of the amendment process. */
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
  /** Is true if the amendment changes the address of the order. */
  readonly newAddress: boolean;
  /** These two fields hold the UTC day and the instant of the amendment. */
  readonly on: string;
  readonly placedAt: string;
  /** These two fields hold the total that is held on the card, and the total of the amended order. */
  readonly before: number;
  readonly total: number;
  readonly sums: Pick<Terms, 'subtotal' | 'discount'> &
    Pick<OrderFacts, 'delivery' | 'deliveryTax' | 'taxOnTop' | 'tax' | 'deliveryName' | 'promisedOn'>;
  /** Holds a keyed digest of the region and the postal code that the client stated. */
  readonly placeDigest?: string | undefined;
  readonly lines: OrderFacts['lines'];
  readonly shipmentWarning?: string | undefined;
  readonly sealedBuyer?: string | undefined;
  /** Holds the total in the last answer of the payment service. */
  readonly answered?: number | undefined;
  /** Holds the end state of the amendment after the hold on the card is restored. */
  readonly end: 'refused' | 'cancelled';
  readonly reason: Reason | null;
};

type Known = Pick<AmendmentFacts, 'amendmentId' | 'orderId' | 'customerId' | 'number' | 'market' | 'placeDigest'> & {
  readonly now: Date;
};

/** Returns the initial data of the process of an amendment. */
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
 * Returns the charges of the amended order. A charge that neither version of the order has stays absent, as in older
 * orders.
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
