import { AuditCheck } from '@toric/contracts/audit/audit-check';
import type { Difference } from '@toric/contracts/audit/compared';
import { AuditService, type AuditFinding } from '@toric/contracts/order/audit/shop-audit.http';

type Row = {
  readonly id: string;
  readonly createdAt: Date;
  readonly service: string;
  readonly check: string;
  readonly subject: string;
  readonly orderId: string | null;
  readonly expected: string;
  readonly found: string;
  readonly seenAt: Date;
  readonly resolvedAt: Date | null;
};

/** Lists the checks whose findings are mended by repeating a command of the order process. */
const MENDED: readonly AuditCheck[] = ['boxes-held', 'money-held'];
export const mayMend = ({ check, resolvedAt }: Pick<Row, 'resolvedAt'> & { check: AuditCheck }): boolean =>
  resolvedAt === null && MENDED.includes(check);

/** Returns a finding of an audit in the form of the API. Throws if the row is damaged. */
export function findingView(row: Row): AuditFinding {
  const { id, subject, orderId, expected, found, createdAt, seenAt, resolvedAt } = row;
  const check = AuditCheck.parse(row.check);
  return {
    ...{ id, check, service: AuditService.parse(row.service), state: resolvedAt ? 'resolved' : 'open' },
    ...{ orderId, subject, expected, found, mayMend: mayMend({ check, resolvedAt }) },
    ...{ createdAt: createdAt.toISOString(), seenAt: seenAt.toISOString() },
    resolvedAt: resolvedAt?.toISOString() ?? null,
  };
}

/** Describes an audited order as the order service stores it. */
export type OwnOrder = {
  readonly orderId: string;
  readonly status: string;
  /** Holds the state of the order's process. It is null if the order has no process. */
  readonly state: string | null;
  readonly isOverdue: boolean;
  readonly isResting: boolean;
};

/** Maps each process state in which an order may wait for days to the order status that clients see. */
const WAITS: Readonly<Record<string, string>> = {
  'awaiting-prescriber': 'verifying',
  'awaiting-stock': 'awaiting-stock',
  'part-shipped': 'part-shipped',
  'dropping-rest': 'part-shipped',
};

/**
 * Compares the status of an order with the state of its process, and reports an order that is stuck: it neither ends
 * nor waits for anything.
 */
export function ownDifferences({ orderId, status, state, isOverdue, isResting }: OwnOrder): Difference[] {
  const of = { subject: orderId, orderId };
  const waits = state !== null && Object.hasOwn(WAITS, state);
  const shown = state === null ? null : (WAITS[state] ?? state);
  return [
    ...(isResting || waits ? [] : [{ ...of, check: 'order-stuck' as const, expected: 'an end', found: status }]),
    ...(shown === null || shown === status
      ? []
      : [{ ...of, check: 'process-differs' as const, expected: status, found: shown }]),
    ...(isOverdue
      ? [{ ...of, check: 'process-overdue' as const, expected: 'no deadline in the past', found: status }]
      : []),
  ];
}
