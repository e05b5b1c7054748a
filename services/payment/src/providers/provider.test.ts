import { expect, test } from '@jest/globals';
import { type ProviderPayment, resultFrom } from './provider.ts';

const base = { id: 'pay_1', reference: 'r', amount: 100, currency: 'EUR', capturedAmount: 0, refundedAmount: 0 };
const at = (status: ProviderPayment['status'], rest: Partial<ProviderPayment> = {}) => ({ ...base, status, ...rest });
const shown = (result: ReturnType<typeof resultFrom>) =>
  result && (result.kind === 'done' ? `done ${result.amount}` : `declined ${result.code}`);

test.each([
  [at('authorised'), ['done 100', undefined, undefined]],
  [at('declined', { declineCode: 'expired_card' }), ['declined expired_card', 'declined payment_declined', 'done 0']],
  [at('voided'), ['declined already_voided', 'declined already_voided', 'done 0']],
  [at('captured', { capturedAmount: 90 }), ['done 100', 'done 90', 'declined already_captured']],
  [at('refunded', { capturedAmount: 90 }), ['done 100', 'done 90', 'declined already_captured']],
])('the present state tells what became of each call: %p', (payment, expected) => {
  expect(
    [resultFrom(payment, 'authorise'), resultFrom(payment, 'capture'), resultFrom(payment, 'void')].map(shown),
  ).toEqual(expected);
});
