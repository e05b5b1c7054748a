import { expect, test } from '@jest/globals';
import { blankPayment, type Payment } from '../payments/payment.ts';
import type { ProviderPayment } from '../providers/provider.ts';
import { compare } from './reconciliation.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const orderId = '0197a000-0000-7000-8000-00000000000a';
const ours: Payment = {
  ...blankPayment('0197a000-0000-7000-8000-0000000000f1', orderId, now),
  status: 'captured',
  amount: 100,
  currency: 'EUR',
  capturedAmount: 100,
  refundReserved: 40,
  refundedAmount: 30,
  providerReserved: 40,
  providerRefunded: 30,
};
const theirs: ProviderPayment = {
  id: 'pay_1',
  reference: orderId,
  amount: 100,
  currency: 'EUR',
  status: 'captured',
  capturedAmount: 100,
  refundedAmount: 30,
};

const paidByCredit: Payment = {
  ...ours,
  ...{ storeCredit: 100, held: 100, refundReserved: 0, refundedAmount: 0, providerReserved: 0, providerRefunded: 0 },
};
const untouched: ProviderPayment = { ...theirs, status: 'voided', capturedAmount: 0, refundedAmount: 0 };

test.each<[string, Payment | undefined, ProviderPayment | undefined, string]>([
  ['equal', ours, theirs, 'matched'],
  ['a refund that we have not heard back of', ours, { ...theirs, refundedAmount: 40 }, 'in-flight'],
  ['waiting for the provider', { ...ours, pendingSince: now }, undefined, 'in-flight'],
  ['unknown to us', undefined, theirs, 'not-ours'],
  ['unknown to the provider', ours, undefined, 'not-at-provider'],
  ['another amount', ours, { ...theirs, amount: 101 }, 'amount'],
  ['another currency', ours, { ...theirs, currency: 'USD' }, 'amount'],
  ['another state', { ...ours, status: 'voided' }, theirs, 'status'],
  ['captured differently', ours, { ...theirs, capturedAmount: 99 }, 'captured'],
  ['paid by store credit, and the hold released', paidByCredit, untouched, 'matched'],
  ['paid by store credit, and the hold left', paidByCredit, { ...untouched, status: 'authorised' }, 'status'],
  [
    'a first part that store credit paid, and the hold for the rest',
    { ...paidByCredit, status: 'part-captured', capturedAmount: 60, held: 40 },
    { ...untouched, status: 'authorised', amount: 40 },
    'matched',
  ],
  [
    'a part that the card paid by our books alone',
    { ...ours, status: 'part-captured', capturedAmount: 60 },
    { ...theirs, status: 'authorised', capturedAmount: 0, refundedAmount: 0 },
    'status',
  ],
  ['captured, and the rest of the hold left', ours, { ...theirs, status: 'part-captured' }, 'status'],
  ['captured by us, and voided there', ours, untouched, 'captured'],
  ['refunded more than was reserved', ours, { ...theirs, refundedAmount: 41 }, 'refunded'],
  ['refunded less than we think', ours, { ...theirs, refundedAmount: 29 }, 'refunded'],
])('%s', (_, our, their, expected) => {
  const finding = compare(orderId, our, their);
  expect(finding.kind === 'different' ? finding.difference.problem : finding.kind).toBe(expected);
});
