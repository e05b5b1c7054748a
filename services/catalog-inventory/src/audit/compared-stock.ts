/** Compares an order with its boxes, and a lot with its ledger (invariants I5, I6 and I11). */
import type { AuditCheck } from '@toric/contracts/audit/audit-check';
import type { Difference } from '@toric/contracts/audit/compared';
import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';

/** The boxes of an order. `shipped` are those that the ledger says have left. */
export type ComparedBoxes = {
  readonly orderId: string;
  /** Null if the order never reserved. */
  readonly status: string | null;
  readonly shipped: number;
  /** True if the reservation changed after the page was taken. */
  readonly isMoving: boolean;
};
/** A lot with the sums of its ledger. `orderId` is an order that has boxes of it. */
export type ComparedLot = {
  readonly lotId: string;
  readonly orderId: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly ledgerOnHand: number;
  readonly ledgerReserved: number;
};

type Facts = readonly [check: AuditCheck, expected: string | number, found: string | number];

function factsOf({ status, boxes: expected }: AuditedOrder, { status: own, shipped }: ComparedBoxes): Facts[] {
  if (status === 'cancelled') return own === 'held' ? [['boxes-held', 'none', own]] : [];
  if (status === 'confirmed') return own === 'held' ? [] : [['boxes-not-held', 'held', own ?? 'none']];
  if (own !== 'shipped') return [['boxes-not-shipped', 'shipped', own ?? 'none']];
  return shipped === expected ? [] : [['boxes-count', expected, shipped]];
}

/** Returns the differences between an order that rests and its boxes. */
export function compareBoxes(order: AuditedOrder, own: ComparedBoxes | undefined): Difference[] {
  if (!own || own.isMoving) return [];
  const { orderId } = order;
  return factsOf(order, own).map(([check, expected, found]) => ({
    ...{ check, subject: orderId, orderId, expected: String(expected), found: String(found) },
  }));
}

export function compareLot({
  lotId,
  orderId,
  onHand,
  reserved,
  ledgerOnHand,
  ledgerReserved,
}: ComparedLot): Difference[] {
  const of = { subject: lotId, orderId };
  const isOversold = reserved > onHand || reserved < 0 || onHand < 0;
  const hasLedger = onHand === ledgerOnHand && reserved === ledgerReserved;
  const text = (one: number, other: number) => `${one} on hand, ${other} reserved`;
  return [
    ...(isOversold
      ? [
          {
            ...of,
            check: 'lot-oversold' as const,
            expected: 'no more reserved than on hand',
            found: text(onHand, reserved),
          },
        ]
      : []),
    ...(hasLedger
      ? []
      : [
          {
            ...of,
            check: 'lot-ledger' as const,
            expected: text(ledgerOnHand, ledgerReserved),
            found: text(onHand, reserved),
          },
        ]),
  ];
}
