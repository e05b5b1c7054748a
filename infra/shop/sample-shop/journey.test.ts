// Tests the table of an order's journey: hops in order of time, one line per consumer, and the status of the order
// where it changed.
import { expect, test } from '@jest/globals';
import { hopsOf, printJourney } from './journey.ts';
import type { SampleOrder } from './sample-order.ts';

const START = Date.parse('2026-11-21T09:00:00.000Z');
const at = (ms: number) => new Date(START + ms);
const PLACED = '0197a000-0000-7000-8000-000000000001';
const VERIFY = '0197a000-0000-7000-8000-000000000002';
const VERIFIED = '0197a000-0000-7000-8000-000000000003';

const hops = hopsOf({
  sent: [
    { id: PLACED, from: 'order', type: 'order.order-placed.v1', occurredAt: at(0) },
    { id: VERIFY, from: 'order', type: 'customer.verify-prescription.v1', occurredAt: at(0) },
    { id: VERIFIED, from: 'customer', type: 'customer.prescription-verified.v1', occurredAt: at(12) },
  ],
  applied: [
    { messageId: VERIFY, consumer: 'customer.verify-prescription', appliedAt: at(11) },
    { messageId: PLACED, consumer: 'marketing.project-order', appliedAt: at(15) },
    { messageId: PLACED, consumer: 'payment.project-order', appliedAt: at(18) },
  ],
});

const money = (amount: number) => ({ amount, currency: 'USD' });
const id = '0197a000-0000-7000-8000-00000000000a';
const sample: SampleOrder = {
  order: {
    id,
    number: 'T-2026-000001',
    customerId: id,
    status: 'completed',
    reason: null,
    cancellationNote: null,
    market: 'US',
    lines: [],
    subtotal: money(9_998),
    discount: money(1_000),
    total: money(8_998),
    couponCode: 'WELCOME10',
    shippingAddressId: id,
    ...{
      delivery: null,
      tax: money(0),
      taxMode: 'inside',
      promisedOn: null,
      promisedBefore: null,
      amendingId: null,
      returnId: null,
    },
    ...{ channel: 'web', placedBy: null, tagIds: [], onHold: false, shipBy: null },
    shipment: null,
    shipmentWarning: null,
    invoiceNumber: 'INV-2026-000001',
    version: 9,
    createdAt: at(0).toISOString(),
    updatedAt: at(90).toISOString(),
  },
  steps: [
    { id: '1', status: 'verifying', reason: null, at: at(0).toISOString() },
    { id: '2', status: 'discounting', reason: null, at: at(12).toISOString() },
  ],
  correlationIds: ['sample-order-1'],
  timings: { placed: 70, shipped: 50, delivered: 9 },
};

test('a hop names its consumers with their delays', () => {
  expect(hops.map(({ offsetMs, to }) => [offsetMs, ...to.map(({ consumer, ms }) => `${consumer} ${ms}`)])).toEqual([
    [0, 'marketing.project-order 15', 'payment.project-order 18'],
    [0, 'customer.verify-prescription 11'],
    [12],
  ]);
});

test('the table is aligned, leaves repeated cells empty and shows the status only where it changes', () => {
  const lines = printJourney(sample, hops).split('\n').slice(3, 9);
  expect(lines).toEqual([
    'after  from      message                            to                              hop  order is',
    '─────  ────────  ─────────────────────────────────  ────────────────────────────  ─────  ───────────',
    ' 0 ms  order     order.order-placed.v1              marketing.project-order       15 ms  verifying',
    '                                                    payment.project-order         18 ms',
    ' 0 ms  order     customer.verify-prescription.v1    customer.verify-prescription  11 ms',
    '12 ms  customer  customer.prescription-verified.v1  (no consuming service)               discounting',
  ]);
});

test('the heading shows the number of the order and the amount paid', () => {
  const [heading, paid] = printJourney(sample, hops).split('\n');
  expect(heading).toBe('Order T-2026-000001: ');
  expect(paid).toBe('USD 89.98, USD 10.00 off by WELCOME10; invoice INV-2026-000001');
});
