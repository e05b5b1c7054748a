/** What the process of an order knows of it, and the sums and lines that it says to others. */
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
    /** What permits it, once the customer service has said so. */
    evidenceId?: string | undefined;
  }[];
  /** What others may hold for this order: cancelling gives each back, and nothing else. */
  readonly held: readonly Holding[];
  readonly reason: Reason | null;
  /** Absent in orders of before any law was asked. */
  readonly shipmentWarning?: string | undefined;
  readonly shipment: { carrier: string; trackingNumber: string } | null;
  readonly invoiceNumber: string | null;
};

export const total = (o: OrderFacts) => o.subtotal - o.discount;
export const money = (amount: number, o: OrderFacts) => ({ amount, currency: o.currency });

export const isPermitted = (o: OrderFacts) => o.lines.every(({ evidenceId }) => evidenceId !== undefined);

type Permitted = readonly { lineId: string; evidenceId: string }[];
export function withEvidence(o: OrderFacts, permitted: Permitted = []): OrderFacts['lines'] {
  const evidence = new Map(permitted.map(({ lineId, evidenceId }) => [lineId, evidenceId]));
  return o.lines.map((line) => ({ ...line, evidenceId: evidence.get(line.lineId) }));
}

/** The invoice shows what was paid for each line: the discount is spread over them in whole minor units. */
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
