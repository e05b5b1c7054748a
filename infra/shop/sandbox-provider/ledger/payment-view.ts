// Describes the parts of the payment ledger that callers of the API see.
import type { LedgerRow } from './ledger.ts';
import type { Payment } from './payments.ts';

export function paymentView(payment: Payment) {
  const { captureWillDecline: _hidden, increaseWillDecline: _too, ...visible } = payment;
  return visible;
}

export function answerOf({ kind, payment, refusal }: LedgerRow): { status: number; body: object } {
  if (!refusal) return { status: kind === 'authorised' ? 201 : 200, body: paymentView(payment) };
  const { status, code, message } = refusal;
  return { status, body: { error: { code, message }, payment: paymentView(payment) } };
}

export function ledgerView({ seq, at, kind, payment, amount, key }: LedgerRow) {
  const { id, reference, currency } = payment;
  return { seq, at, kind, paymentId: id, reference, amount, currency, idempotencyKey: key };
}
