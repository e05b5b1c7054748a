import { describe, expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { PurchaseOrderStatus } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { approve, cancel, close, type PurchaseOrder, receive, redraft, send } from './purchase-order.ts';

const [then, now] = [new Date('2026-11-20T23:59:00Z'), new Date('2026-11-21T09:30:00Z')];
const order = (fields: Partial<PurchaseOrder> = {}): PurchaseOrder => ({
  id: 'order',
  number: 'PO-2026-00001',
  supplierId: 'supplier',
  warehouseId: 'warehouse',
  status: 'draft',
  currency: 'USD',
  lines: [],
  draftedBy: 'ann',
  approvedBy: null,
  sentAt: null,
  expectedOn: null,
  endedAt: null,
  version: 1,
  createdAt: then,
  updatedAt: then,
  ...fields,
});
const line = (received: number) => ({
  ...{ id: 'line', packId: 'pack', productId: 'product', gtin: '02000000000015', lensId: 'lens' },
  ...{ parameters: { baseCurve: 8.6, diameter: 14, sphere: -2 }, quantity: 5, unitPrice: 1 },
  ...{ received, lastReceivedAt: now },
});
const refusal = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof BusinessError) return error.slug;
  }
  throw new Error('it was not refused');
};

/**
 * Maps each step of a purchase order to the new status for each old status. In a status that is not listed, the step is
 * refused.
 */
const NEXT_STATUS = {
  change: { action: (one: PurchaseOrder) => redraft(one, [], 'bob', now), draft: 'draft' },
  approve: { action: (one: PurchaseOrder) => approve(one, 'bob', now), draft: 'approved' },
  send: { action: (one: PurchaseOrder) => send(one, 7, now), approved: 'sent' },
  receive: {
    action: (one: PurchaseOrder) => receive(one, [line(4)], now),
    ...{ sent: 'partly-received', 'partly-received': 'partly-received' },
  },
  cancel: {
    action: (one: PurchaseOrder) => cancel(one, now),
    ...{ draft: 'cancelled', approved: 'cancelled', sent: 'cancelled' },
  },
  close: { action: (one: PurchaseOrder) => close(one, now), ...{ sent: 'closed', 'partly-received': 'closed' } },
};

describe.each(Object.entries(NEXT_STATUS))('the step %s', (_, { action, ...nextStatus }) => {
  test.each(PurchaseOrderStatus.options)('from status %s leads to the next status or is refused', (status) => {
    const to: unknown = Reflect.get(nextStatus, status);
    if (to === undefined) {
      expect(refusal(() => action(order({ status })))).toBe('purchase-order.wrong-state');
      return;
    }
    expect(action(order({ status }))).toMatchObject({ status: to, version: 2, updatedAt: now });
  });
});

test('nobody approves a draft that they wrote or changed', () => {
  expect(refusal(() => approve(order(), 'ann', now))).toBe('purchase-order.needs-second-person');
  const rewritten = redraft(order(), [], 'bob', now);
  expect(refusal(() => approve(rewritten, 'bob', now))).toBe('purchase-order.needs-second-person');
  expect(approve(rewritten, 'ann', now)).toMatchObject({ draftedBy: 'bob', approvedBy: 'ann', version: 3 });
});

test('the expected day is the lead time after the day of sending', () => {
  expect(send(order({ status: 'approved' }), 7, now)).toMatchObject({ sentAt: now, expectedOn: '2026-11-28' });
});

test('the last box ends an order, and so does a surplus box', () => {
  const sent = order({ status: 'sent' });
  const ends = [4, 5, 6].map((boxes) => receive(sent, [line(boxes), line(5)], now));
  expect(ends.map(({ status, endedAt }) => [status, endedAt])).toEqual([
    ['partly-received', null],
    ['received', now],
    ['received', now],
  ]);
});

test('cancelling or closing ends an order; sending does not', () => {
  const sent = send(order({ status: 'approved' }), 7, now);
  expect([sent.endedAt, cancel(sent, now).endedAt, close(sent, now).endedAt]).toEqual([null, now, now]);
});
