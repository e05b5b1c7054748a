/** A purchase order from its draft to the last box: who may take it a step further, and when. */
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
  /** Who wrote it as it stands; never who approved it. */
  readonly draftedBy: string;
  readonly approvedBy: string | null;
  readonly sentAt: Date | null;
  readonly expectedOn: string | null;
  readonly endedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Every step there is, and the states that it may be taken in. */
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

/** The order one version on, in whatever state the step leads to. */
function take(
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
  take('change', order, now, { lines, draftedBy: by });

/** Two people for every order: nobody spends the shop's money alone. */
export function approve(order: PurchaseOrder, by: string, now: Date): PurchaseOrder {
  const approved = take('approve', order, now, { status: 'approved', approvedBy: by });
  if (order.draftedBy === by) throw PURCHASE_ORDER_NEEDS_SECOND_PERSON();
  return approved;
}

export const send = (order: PurchaseOrder, leadTimeDays: number, now: Date) =>
  take('send', order, now, { status: 'sent', sentAt: now, expectedOn: addDays(dayOf(now), leadTimeDays) });

/** Before its lines are looked at: whatever they say, nothing comes for an order that was not sent, or has ended. */
export const requireReceivable = (order: PurchaseOrder): void => requireStep('receive', order);

/** The last box ends it; what was ordered of the others is still to come. */
export function receive(order: PurchaseOrder, lines: readonly OrderedLine[], now: Date): PurchaseOrder {
  const whole = lines.every(({ quantity, received }) => received >= quantity);
  return take('receive', order, now, {
    lines,
    status: whole ? 'received' : 'partly-received',
    endedAt: whole ? now : null,
  });
}

export const cancel = (order: PurchaseOrder, now: Date) =>
  take('cancel', order, now, { status: 'cancelled', endedAt: now });

/** Where everything has come there is nothing to close: the order ended with its last box. */
export const close = (order: PurchaseOrder, now: Date) => take('close', order, now, { status: 'closed', endedAt: now });
