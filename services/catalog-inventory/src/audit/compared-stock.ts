/** Compares an order with its boxes, and a lot with its ledger (invariants I5, I6 and I11). */
import type { AuditCheck } from '@toric/contracts/audit/audit-check';
import type { Difference } from '@toric/contracts/audit/compared';
import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';

/**
 * Describes the boxes of an order. `shipped` is the number of boxes that left the warehouse according to the ledger and
 * the parcels.
 */
export type ComparedBoxes = {
  readonly orderId: string;
  /** The status of the reservation is null if the order never reserved boxes. */
  readonly status: string | null;
  readonly shipped: number;
  /** Is true if the reservation changed at or after the instant at which the audit read its page of orders. */
  readonly isMoving: boolean;
};
/** Describes a lot with the sums of its ledger. `orderId` is an order that has boxes of the lot. */
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

/**
 * Returns the differences between an order and its boxes. Returns none if the reservation is missing or still changes.
 */
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
