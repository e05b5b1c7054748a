import { z } from 'zod';
import { Id, Reason } from '../kernel/common.ts';
import { commandMessage, event } from '../kernel/message.ts';
import { Money } from '../kernel/money.ts';

const orderId = '0197a000-0000-7000-8000-00000000000a';
const amendmentId = '0197a000-0000-7000-8000-0000000000e1';
const amount = { amount: 7200, currency: 'USD' };

export const AmendAuthorisation = commandMessage('payment.amend-authorisation.v1', {
  summary: 'Change the amount that is held for an order to its new total.',
  from: ['order'],
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    amendmentId: Id,
    amount: Money.meta({ description: 'The new total. The same amendment with another amount is a new command.' }),
  }),
  example: { orderId, amendmentId, amount },
});

export const AuthorisationAmended = event('payment.authorisation-amended.v1', {
  summary: 'The new total of the order is held.',
  aggregate: 'orderId',
  data: z.object({ orderId: Id, amendmentId: Id, amount: Money }),
  example: { orderId, amendmentId, amount },
});

export const AuthorisationAmendmentRefused = event('payment.authorisation-amendment-refused.v1', {
  summary: 'The new total cannot be held. What was held before is still held.',
  aggregate: 'orderId',
  data: z.object({
    orderId: Id,
    amendmentId: Id,
    amount: Money.optional().meta({ description: 'The total that was asked for.' }),
    reason: Reason,
  }),
  example: {
    orderId,
    amendmentId,
    amount,
    reason: { code: 'payment.card-declined', detail: 'The card was declined. Use another card.' },
  },
});
