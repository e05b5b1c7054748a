/**
 * Decides the rules of a purchase order, from the draft to the last box: which step is possible in which status, and by
 * whom.
 */
import {
  PURCHASE_ORDER_NEEDS_SECOND_PERSON,
  PURCHASE_ORDER_WRONG_STATE,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import type { PurchaseOrderStatus } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { addDays, dayOf } from '@toric/optics/calendar-day';
import type { OrderedLine } from './purchase-line.ts';
import type { Supplier } from './supplier.ts';

export type PurchaseOrder = {
  readonly id: string;
  readonly number: string;
  readonly supplierId: string;
  readonly warehouseId: string;
  readonly status: PurchaseOrderStatus;
  readonly currency: string;
  readonly lines: readonly OrderedLine[];
  /** Names the person who last changed the draft. This person may not approve it. */
  readonly draftedBy: string;
  readonly approvedBy: string | null;
  readonly sentAt: Date | null;
  readonly expectedOn: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Lists every step of a purchase order, with the statuses in which the step is possible. */
const STEPS = {
  change: ['draft'],
  approve: ['draft'],
  send: ['approved'],
  receive: ['sent', 'partly-received'],
  cancel: ['draft', 'approved', 'sent'],
  close: ['sent', 'partly-received'],
} as const satisfies Record<string, readonly PurchaseOrderStatus[]>;

function requireStep(step: keyof typeof STEPS, { status }: PurchaseOrder): void {
  const possible: readonly PurchaseOrderStatus[] = STEPS[step];
  if (!possible.includes(status)) throw PURCHASE_ORDER_WRONG_STATE({ status, step, needed: possible.join(' / ') });
}

/** Returns the changed purchase order with the next version. Throws if its status does not permit the step. */
function applyStep(
  step: keyof typeof STEPS,
  order: PurchaseOrder,
  now: Date,
  changes: Partial<Omit<PurchaseOrder, 'id' | 'version' | 'updatedAt'>>,
): PurchaseOrder {
  requireStep(step, order);
  return { ...order, ...changes, version: order.version + 1, updatedAt: now };
}

type Draft = Pick<PurchaseOrder, 'id' | 'number' | 'warehouseId' | 'lines' | 'draftedBy'>;

export const draftOrder = (draft: Draft, { id, currency }: Supplier, now: Date): PurchaseOrder => ({
  ...draft,
  supplierId: id,
  currency,
  status: 'draft',
  ...{ version: 1, createdAt: now, updatedAt: now },
  ...{ approvedBy: null, sentAt: null, expectedOn: null, endedAt: null },
});

export const redraft = (order: PurchaseOrder, lines: readonly OrderedLine[], by: string, now: Date) =>
  applyStep('change', order, now, { lines, draftedBy: by });

/**
 * Returns the approved order. Throws if the person who last changed the draft approves it, because nobody may spend the
 * money of the shop alone (four-eyes rule).
 */
export function approve(order: PurchaseOrder, by: string, now: Date): PurchaseOrder {
  const approved = applyStep('approve', order, now, { status: 'approved', approvedBy: by });
  if (order.draftedBy === by) throw PURCHASE_ORDER_NEEDS_SECOND_PERSON();
  return approved;
}

export const send = (order: PurchaseOrder, leadTimeDays: number, now: Date) =>
  applyStep('send', order, now, { status: 'sent', sentAt: now, expectedOn: addDays(dayOf(now), leadTimeDays) });

/**
 * Throws unless boxes may be received in the present status. The status is checked before the lines, because in a wrong
 * status every line would be wrong.
 */
export const requireReceivable = (order: PurchaseOrder): void => requireStep('receive', order);

/**
 * Returns the order with the received boxes. The order ends when every line is complete. Until then it is partly
 * received.
 */
export function receive(order: PurchaseOrder, lines: readonly OrderedLine[], now: Date): PurchaseOrder {
  const isComplete = lines.every(({ quantity, received }) => received >= quantity);
  return applyStep('receive', order, now, {
    lines,
    status: isComplete ? 'received' : 'partly-received',
    endedAt: isComplete ? now : null,
  });
}

export const cancel = (order: PurchaseOrder, now: Date) =>
  applyStep('cancel', order, now, { status: 'cancelled', endedAt: now });

/**
 * Ends a purchase order although boxes are missing. A complete order cannot be closed, because its last box has already
 * ended it.
 */
export const close = (order: PurchaseOrder, now: Date) =>
  applyStep('close', order, now, { status: 'closed', endedAt: now });
