/** The data of the order process, and functions that make the amounts and lines of its messages from this data. */
import type { Reason } from '@toric/contracts/kernel/common';
import { type Goods, isLens } from '@toric/contracts/goods';
import type { Eye } from '@toric/contracts/lens';

export type Holding = 'coupon' | 'stock' | 'payment';
export type OrderFacts = {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly market: string;
  readonly currency: string;
  /** The UTC day on which the order was placed. */
  readonly placedOn: string;
  /** The instant at which the order was placed. It is absent in orders that were placed before this field existed. */
  readonly placedAt?: string | undefined;
  readonly shippingAddressId: string;
  /** The payment token, sealed for the payment service. */
  readonly paymentToken: string;
  readonly couponCode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly lines: readonly {
    lineId: string;
    /** The class of the product. Absent for soft lenses. */
    goods?: Goods | undefined;
    /** Eye and prescription are absent for goods that are no lens. */
    eye?: Eye | undefined;
    prescriptionId?: string | undefined;
    lensId: string;
    packId: string;
    quantity: number;
    /** The days that the lenses of one box last. Absent for other goods, and in orders from before this field. */
    boxDays?: number | undefined;
    description: string;
    gross: number;
    taxRate: number;
    /** Id of the evidence that permits this lens. Absent until the customer service has answered, and for other goods. */
    evidenceId?: string | undefined;
  }[];
  /** The things that other services may hold for this order. A cancellation releases these things and no other. */
  readonly held: readonly Holding[];
  readonly reason: Reason | null;
  /**
   * The text of the warning that the law demands in the parcel. It is absent if no law demands one, and in orders that
   * were placed before this field existed.
   */
  readonly shipmentWarning?: string | undefined;
  /** The buyer, sealed for the payment service. It is absent until the lenses are permitted, and once it was handed over. */
  readonly sealedBuyer?: string | undefined;
  /** True from the hand-over of the parcel on. Carrier and tracking number stand in the order alone. */
  readonly parcel?: boolean | undefined;
  readonly invoiceNumber: string | null;
};

/** No invoice will be issued any more, or the payment service has the buyer by now. */
export const WITHOUT_BUYER = { sealedBuyer: undefined };

export const total = (o: OrderFacts) => o.subtotal - o.discount;
export const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });

/** Returns true if every lens of the order has its evidence. */
export const isPermitted = (o: OrderFacts) =>
  o.lines.every(({ goods, evidenceId }) => !isLens(goods) || evidenceId !== undefined);

type Permitted = readonly { lineId: string; evidenceId: string }[];
/**
 * Returns the lines of the order, each with its evidence from `permitted`. A line that `permitted` does not name has no
 * evidence afterwards, even if it had some before. Goods that are no lens never get evidence.
 */
export function withEvidence(o: OrderFacts, permitted: Permitted = []): OrderFacts['lines'] {
  const evidence = new Map(permitted.map(({ lineId, evidenceId }) => [lineId, evidenceId]));
  return o.lines.map((line) => ({
    ...line,
    evidenceId: isLens(line.goods) ? evidence.get(line.lineId) : undefined,
  }));
}

/**
 * Returns the lines of the invoice, each with its price before the discount. The payment service spreads the charged
 * amount over the lines, so that each line of the invoice shows the price, the discount and the amount that was paid.
 */
export const invoiceLines = (o: OrderFacts) =>
  o.lines.map(({ description, quantity, taxRate, gross }) => ({ description, quantity, taxRate, gross }));
