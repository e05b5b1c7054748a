// Lists the test cards: each token makes the provider behave in a certain way. An unknown token is a validation error,
// so that a typing error never looks like an approval.
import type { DeclineCode } from '../ledger/payments.ts';

export type CardBehaviour =
  | { kind: 'approve' | 'capture-declines' | 'increase-declines' | 'hang-before' | 'hang-after' | 'fail-once' }
  | { kind: 'decline'; code: DeclineCode }
  | { kind: 'delay'; delayMs: number };

const CARDS = new Map<string, CardBehaviour>([
  ['tok_visa', { kind: 'approve' }],
  ['tok_declined', { kind: 'decline', code: 'card_declined' }],
  ['tok_insufficient_funds', { kind: 'decline', code: 'insufficient_funds' }],
  ['tok_expired_card', { kind: 'decline', code: 'expired_card' }],
  ['tok_decline_on_capture', { kind: 'capture-declines' }],
  ['tok_decline_on_increase', { kind: 'increase-declines' }],
  ['tok_timeout_before', { kind: 'hang-before' }],
  ['tok_timeout_after_success', { kind: 'hang-after' }],
  ['tok_error_then_success', { kind: 'fail-once' }],
]);

const LONGEST_DELAY_MS = 120_000;

export function behaviourOf(token: string): CardBehaviour | undefined {
  const delay = /^tok_delay_(\d{1,6})$/.exec(token)?.[1];
  if (delay === undefined) return CARDS.get(token);
  return Number(delay) <= LONGEST_DELAY_MS ? { kind: 'delay', delayMs: Number(delay) } : undefined;
}
