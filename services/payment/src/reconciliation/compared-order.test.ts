import { expect, test } from '@jest/globals';
import type { AuditedOrder } from '@toric/contracts/order/audit/audit.events';
import { compareOrder, type OwnPayment } from './compared-order.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const order = (status: AuditedOrder['status'], total = 100): AuditedOrder => ({ orderId, status, total, boxes: 1 });
const HELD: OwnPayment = {
  orderId,
  status: 'authorised',
  amount: 100,
  captured: 0,
  refunded: 0,
  invoiced: null,
  credited: 0,
};
const CHARGED: OwnPayment = { ...HELD, status: 'captured', captured: 100, invoiced: 100 };
const checks = (one: AuditedOrder, own: OwnPayment | undefined) => compareOrder(one, own).map(({ check }) => check);

test.each<[string, AuditedOrder, OwnPayment | undefined]>([
  ['a confirmed order with its hold', order('confirmed'), HELD],
  ['a charged order with its invoice', order('completed'), CHARGED],
  ['one that was given back', order('completed'), { ...CHARGED, refunded: 40, credited: 40 }],
  ['one that waits for its money', order('payment-due'), { ...HELD, status: 'capture-failed' }],
  ['a cancelled order without a payment', order('cancelled'), undefined],
  ['a cancelled order that was freed', order('cancelled'), { ...HELD, status: 'voided' }],
  ['an order over nothing', order('completed', 0), undefined],
])('%s agrees', (_, one, own) => expect(checks(one, own)).toEqual([]));

test.each<[string, AuditedOrder, OwnPayment | undefined]>([
  ['payment-missing', order('confirmed'), undefined],
  ['payment-missing', order('confirmed'), { ...HELD, status: 'voided' }],
  ['payment-amount', order('confirmed', 99), HELD],
  ['not-captured', order('shipped'), HELD],
  ['not-captured', order('completed'), { ...CHARGED, captured: 99 }],
  ['invoice-missing', order('completed'), { ...CHARGED, invoiced: null }],
  ['invoice-amount', order('completed'), { ...CHARGED, invoiced: 99 }],
  ['credit-amount', order('completed'), { ...CHARGED, refunded: 40 }],
  ['money-held', order('cancelled'), HELD],
  ['money-held', order('cancelled'), { ...CHARGED, refunded: 40 }],
])('%s is found', (check, one, own) => expect(checks(one, own)).toEqual([check]));
