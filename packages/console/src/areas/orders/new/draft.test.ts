import { describe, expect, test } from '@jest/globals';
import type { OrderView } from '@toric/contracts/order/order.http';
import { asUsual, changed, EMPTY, orderLines, quoteLines, repeatOf, sameAs, withPrescriptions } from './draft.ts';

const money = { amount: 6400, currency: 'USD' };
const lens = { baseCurve: 8.6, diameter: 14, sphere: -2.25 };
type Line = OrderView['lines'][number];
const line = (eye: Line['eye'], parameters: Line['parameters']): Line => ({
  ...{ lineId: `line ${eye}`, eye, productId: 'product', packId: 'pack', quantity: 2, prescriptionId: 'prescription' },
  ...{ goods: 'lens', rule: 'prescription', tax: null, shipped: 0 },
  ...{ parameters, productName: 'Everyday', packSize: 6, unitPrice: money, total: money, evidenceId: null },
});
const order = (...lines: Line[]): OrderView => ({
  ...{ id: 'order', number: 'T-1', customerId: 'customer', status: 'completed', reason: null, cancellationNote: null },
  ...{ market: 'US', lines, subtotal: money, discount: money, total: money, couponCode: null, shippingAddressId: 'a' },
  ...{
    delivery: null,
    tax: money,
    taxMode: 'inside',
    promisedOn: null,
    promisedBefore: null,
    amendingId: null,
    returnId: null,
  },
  ...{ shipment: null, shipmentWarning: null, invoiceNumber: null, version: 1 },
  ...{ channel: 'phone', placedBy: null, tagIds: [], onHold: false, shipBy: null },
  ...{ createdAt: '2026-11-23T10:00:00.000Z', updatedAt: '2026-11-23T10:00:00.000Z' },
});

describe('the same as last time', () => {
  test('fills in each eye of the earlier order, and no other', () => {
    const draft = sameAs(order(line('right', lens)));
    expect(draft.right).toMatchObject({ isOrdered: true, packId: 'pack', quantity: 2, lens });
    expect(draft.left.isOrdered).toBe(false);
    expect(orderLines(draft)).toHaveLength(1);
  });

  test('can be repeated without powers, with other quantities', () => {
    const draft = sameAs(order(line('right', null), line('left', null)));
    const more = { ...draft, left: changed(draft.left, { quantity: 4 }) };
    expect(quoteLines(more)).toBeUndefined();
    const same = { packId: 'pack', prescriptionId: 'prescription' };
    expect(repeatOf(more)).toEqual({
      orderId: 'order',
      lines: [
        { lineId: 'line right', quantity: 2, ...same },
        { lineId: 'line left', quantity: 4, ...same },
      ],
    });
  });

  test('is another lens after a change of the power', () => {
    const draft = sameAs(order(line('right', null)));
    const other = { ...draft, right: changed(draft.right, { lens }) };
    expect(repeatOf(other)).toBeUndefined();
    expect(quoteLines(other)).toHaveLength(1);
  });
});

test('an incomplete line can be neither quoted nor ordered', () => {
  const typed = { ...EMPTY.right, isOrdered: true, productId: 'product', packId: 'pack', lens: { sphere: -2 } };
  expect(quoteLines({ ...EMPTY, right: typed })).toBeUndefined();
  expect(quoteLines(EMPTY)).toBeUndefined();
  const complete = { ...EMPTY, right: { ...typed, lens } };
  expect(quoteLines(complete)).toHaveLength(1);
  expect(orderLines(complete)).toBeUndefined();
});

describe('the prescription of an eye', () => {
  const known = (id: string, expiresOn: string, productId = 'product') => ({
    ...{ id, status: 'verified' as const, issuedOn: '2025-12-01', expiresOn, prescriberName: 'Dr Chen' },
    lenses: [{ eye: 'right' as const, productId, daysLeft: 365 }],
  });
  const draft = sameAs(order(line('right', null)));
  const chosen = (...all: ReturnType<typeof known>[]) =>
    withPrescriptions(draft, all, '2026-11-29').right.prescriptionId;

  test('is that of the earlier order while it is in force', () => {
    expect(chosen(known('newer', '2027-12-01'), known('prescription', '2026-12-01'))).toBe('prescription');
  });

  test('is the one that ends last, once that of the earlier order has ended', () => {
    const all = [known('prescription', '2026-11-20'), known('newer', '2027-06-01'), known('newest', '2027-12-01')];
    expect(chosen(...all)).toBe('newest');
  });

  test('stays as it was if no other one is for this lens', () => {
    expect(chosen(known('prescription', '2026-11-20'), known('other', '2027-12-01', 'other'))).toBe('prescription');
  });
});

describe('what the customer usually orders', () => {
  const usual = (orderId: string, eye: Line['eye'], parameters: Line['parameters']) => ({
    ...{
      orderId,
      lineId: `line ${eye}`,
      eye,
      productId: 'product',
      productName: 'Everyday',
      packId: 'pack',
      packSize: 6,
    },
    ...{ quantity: 2, parameters, prescriptionId: 'prescription', orderedAt: '2026-11-01T10:00:00.000Z' },
    ...{ paidThen: money, priceNow: money },
  });

  test('fills in both eyes, also if they were ordered apart', () => {
    const draft = asUsual({ lines: [usual('one', 'right', lens), usual('two', 'left', lens)] }, EMPTY);
    expect([draft.right.isOrdered, draft.left.isOrdered]).toEqual([true, true]);
    expect(orderLines(draft)).toHaveLength(2);
  });

  test('is one order for a role that may not see powers', () => {
    const before = sameAs(order(line('right', null)));
    expect(asUsual({ lines: [usual('one', 'right', null), usual('two', 'left', null)] }, before)).toBe(before);
    const both = asUsual({ lines: [usual('one', 'right', null), usual('one', 'left', null)] }, EMPTY);
    expect(repeatOf(both)).toMatchObject({ orderId: 'one' });
  });

  test('leaves out a lens that is not sold any more', () => {
    const gone = { ...usual('one', 'right', lens), priceNow: null };
    expect(asUsual({ lines: [gone] }, EMPTY).right.isOrdered).toBe(false);
  });
});
