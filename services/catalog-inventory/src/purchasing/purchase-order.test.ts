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
const refusal = (deed: () => unknown): string => {
  try {
    deed();
  } catch (error) {
    if (error instanceof BusinessError) return error.slug;
  }
  throw new Error('it was not refused');
};

/** By step, what each state becomes; a state that is not here refuses it. */
const LIFE = {
  change: { deed: (one: PurchaseOrder) => redraft(one, [], 'bob', now), draft: 'draft' },
  approve: { deed: (one: PurchaseOrder) => approve(one, 'bob', now), draft: 'approved' },
  send: { deed: (one: PurchaseOrder) => send(one, 7, now), approved: 'sent' },
  receive: {
    deed: (one: PurchaseOrder) => receive(one, [line(4)], now),
    ...{ sent: 'partly-received', 'partly-received': 'partly-received' },
  },
  cancel: {
    deed: (one: PurchaseOrder) => cancel(one, now),
    ...{ draft: 'cancelled', approved: 'cancelled', sent: 'cancelled' },
  },
  close: { deed: (one: PurchaseOrder) => close(one, now), ...{ sent: 'closed', 'partly-received': 'closed' } },
};

describe.each(Object.entries(LIFE))('%s', (_, { deed, ...leads }) => {
  test.each(PurchaseOrderStatus.options)('in state %s', (status) => {
    const to: unknown = Reflect.get(leads, status);
    if (to === undefined) {
      expect(refusal(() => deed(order({ status })))).toBe('purchase-order.wrong-state');
      return;
    }
    expect(deed(order({ status }))).toMatchObject({ status: to, version: 2, updatedAt: now });
  });
});

test('nobody approves what they wrote, not even what they wrote into the draft of another', () => {
  expect(refusal(() => approve(order(), 'ann', now))).toBe('purchase-order.needs-second-person');
  const rewritten = redraft(order(), [], 'bob', now);
  expect(refusal(() => approve(rewritten, 'bob', now))).toBe('purchase-order.needs-second-person');
  expect(approve(rewritten, 'ann', now)).toMatchObject({ draftedBy: 'bob', approvedBy: 'ann', version: 3 });
});

test('it is expected the lead time after the day it was sent', () => {
  expect(send(order({ status: 'approved' }), 7, now)).toMatchObject({ sentAt: now, expectedOn: '2026-11-28' });
});

test('its last box ends it, and one that came too many as well', () => {
  const sent = order({ status: 'sent' });
  const ends = [4, 5, 6].map((boxes) => receive(sent, [line(boxes), line(5)], now));
  expect(ends.map(({ status, endedAt }) => [status, endedAt])).toEqual([
    ['partly-received', null],
    ['received', now],
    ['received', now],
  ]);
});

test('it ends when it is cancelled or closed, and not before', () => {
  const sent = send(order({ status: 'approved' }), 7, now);
  expect([sent.endedAt, cancel(sent, now).endedAt, close(sent, now).endedAt]).toEqual([null, now, now]);
});
