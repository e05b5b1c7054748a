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
    'order.order-completed.v1': [['c', 'order-delivered']],
    'order.order-cancelled.v1': [['c', 'order-cancelled']],
    'customer.verification-awaited.v1': [['c', 'order-awaits-prescriber']],
    'payment.payment-refunded.v1': [['c', 'refund']],
    'catalog-inventory.customer-affected.v1': [['c', 'recall-notice']],
  });
});

test('a fact that names no customer is told to nobody', () => {
  expect(tellOf('payment.payment-refunded.v1', { orderId: 'o', amount: { amount: 1, currency: 'USD' } })).toEqual([]);
});
