import { expect, test } from '@jest/globals';
import { Notice } from '@toric/contracts/customer/messages/notice';
import { FACTS, tellOf } from './facts.ts';

test('every fact tells its customer by templates that exist, with the values that they need', () => {
  const told = FACTS.map(({ type }) => [
    type.type,
    tellOf(type.type, { customerId: '0197a000-0000-7000-8000-00000000000c', ...Object(type.example) }).map(
      ({ personId, notice }) => [personId.slice(-1), Notice.parse(notice).template],
    ),
  ]);
  expect(Object.fromEntries(told)).toEqual({
    'order.order-confirmed.v1': [['c', 'order-confirmed']],
    'order.order-shipped.v1': [
      ['c', 'order-shipped'],
      ['c', 'invoice'],
    ],
    'order.order-amended.v1': [['c', 'order-amended']],
    'order.amendment-ended.v1': [['c', 'order-change-refused']],
    'order.order-awaits-stock.v1': [['c', 'order-awaits-stock']],
    'order.order-part-shipped.v1': [
      ['c', 'order-part-shipped'],
      ['c', 'invoice'],
    ],
    'order.order-rest-cancelled.v1': [['c', 'order-rest-cancelled']],
    'order.order-completed.v1': [['c', 'order-delivered']],
    'order.parcel-delayed.v1': [['c', 'parcel-delayed']],
    'order.parcel-lost.v1': [['c', 'parcel-lost']],
    'order.order-cancelled.v1': [['c', 'order-cancelled']],
    'customer.verification-awaited.v1': [['c', 'order-awaits-prescriber']],
    'payment.payment-refunded.v1': [['c', 'refund']],
    'order.return-approved.v1': [['c', 'return-approved']],
    'order.return-label-ready.v1': [['c', 'return-label']],
    'order.return-refused.v1': [['c', 'return-refused']],
    'order.return-received.v1': [['c', 'return-received']],
    'order.return-decided.v1': [['c', 'return-decided']],
    'order.return-reminded.v1': [['c', 'return-reminder']],
    'catalog-inventory.customer-affected.v1': [['c', 'recall-notice']],
  });
});

test('a fact that names no customer is told to nobody', () => {
  expect(tellOf('payment.payment-refunded.v1', { orderId: 'o', amount: { amount: 1, currency: 'USD' } })).toEqual([]);
});
