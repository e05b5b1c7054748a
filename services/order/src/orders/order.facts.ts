/** The data of the order process, and functions that make the amounts and lines of its messages from this data. */
import type { Reason } from '@toric/contracts/kernel/common';
import type { Eye } from '@toric/contracts/lens';
import { allocate } from '@toric/contracts/kernel/money';

export type Holding = 'coupon' | 'stock' | 'payment';
export type OrderFacts = {
  readonly orderId: string;
  readonly number: string;
  readonly customerId: string;
  readonly market: string;
  readonly currency: string;
  readonly placedOn: string;
  readonly shippingAddressId: string;
  readonly paymentToken: string;
  readonly couponCode: string | null;
  readonly subtotal: number;
  readonly discount: number;
  readonly lines: readonly {
    lineId: string;
    eye: Eye;
    prescriptionId: string;
    lensId: string;
    packId: string;
    quantity: number;
    description: string;
    gross: number;
    taxRate: number;
    /** Id of the evidence that permits this lens. Absent until the customer service has answered. */
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
  readonly shipment: { carrier: string; trackingNumber: string } | null;
  readonly invoiceNumber: string | null;
};

export const total = (o: OrderFacts) => o.subtotal - o.discount;
export const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });

/** Returns true if every line of the order has its evidence. */
export const isPermitted = (o: OrderFacts) => o.lines.every(({ evidenceId }) => evidenceId !== undefined);

type Permitted = readonly { lineId: string; evidenceId: string }[];
/**
 * Returns the lines of the order, each with its evidence from `permitted`. A line that `permitted` does not name has no
 * evidence afterwards, even if it had some before.
 */
export function withEvidence(o: OrderFacts, permitted: Permitted = []): OrderFacts['lines'] {
  const evidence = new Map(permitted.map(({ lineId, evidenceId }) => [lineId, evidenceId]));
  return o.lines.map((line) => ({ ...line, evidenceId: evidence.get(line.lineId) }));
}

/**
 * Returns the lines of the invoice. The `gross` of a line is its price after the discount. The discount is spread over
 * the lines in proportion to their prices, in whole minor units.
 */
export function invoiceLines(o: OrderFacts) {
  const paid = allocate(
    total(o),
    o.lines.map(({ gross }) => gross),
  );
  return o.lines.map(({ description, quantity, taxRate }, index) => ({
    description,
    quantity,
    taxRate,
    gross: paid[index] ?? 0,
  }));
}
