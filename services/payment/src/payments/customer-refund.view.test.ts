import { expect, test } from '@jest/globals';
import { RefundStatus } from '@toric/contracts/payment/payment.http';
import { REFUND_CAUSES, RefundCause } from '@toric/contracts/payment/refund-cause';
import { reasonIn } from '@toric/contracts/reason';
import { customerRefunds } from './customer-refund.view.ts';

const at = new Date('2026-11-29T10:00:00.000Z');
const refund = {
  id: 'r',
  amount: 900,
  currency: 'EUR',
  credited: 0,
  cause: 'damaged',
  creditNoteNumber: null,
  createdAt: at,
  updatedAt: at,
};

test.each([
  ['needs-approval', []],
  ['rejected', []],
  ['sending', ['under-way']],
  ['done', ['done']],
  ['refused', ['failed']],
] as const)('a refund with the status %s is shown to its customer as %j', (status, shown) => {
  expect(customerRefunds([{ ...refund, status }]).map((one) => one.status)).toEqual(shown);
});

test('every status of a refund is decided upon', () => {
  expect(RefundStatus.options).toHaveLength(5);
});

test('the reason of every cause is a sentence for the customer in both languages', () => {
  for (const cause of RefundCause.options) {
    const [shown] = customerRefunds([{ ...refund, cause, status: 'done' }]);
    expect(shown?.reason).toEqual({ code: `refund.${cause}`, detail: REFUND_CAUSES[cause].en });
    expect(shown && reasonIn('zh', shown.reason).detail).toBe(REFUND_CAUSES[cause].zh);
  }
});

test('a stored cause that is unknown today is shown as another cause', () => {
  const [shown] = customerRefunds([{ ...refund, cause: 'from-tomorrow', status: 'done' }]);
  expect(shown?.reason.code).toBe('refund.other');
});
