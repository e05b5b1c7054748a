/**
 * Declares the operations on the charges for goods of an exchange. A customer is charged if the goods to return did not
 * come back.
 */
import { z } from 'zod';
import { choiceParams } from '../../filters/filters.ts';
import { createdBetween, Id, Instant, page, PageQuery, Reason } from '../../kernel/common.ts';
import { Money } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { EXCHANGE_CHARGE_NOT_DECLINED, EXCHANGE_CHARGE_NOT_FOUND, EXCHANGE_CHARGE_SETTLED } from '../payment.errors.ts';

export const ExchangeChargeStatus = z
  .enum(['charging', 'charged', 'declined'])
  .meta({ description: '`declined`: the card was refused, and finance must collect the money.' });
export type ExchangeChargeStatus = z.infer<typeof ExchangeChargeStatus>;

export const ExchangeChargeView = z.object({
  id: Id,
  orderId: Id.meta({ description: 'The order that was sent in exchange.' }),
  returnId: Id.meta({ description: 'The return that did not come back, or only in part.' }),
  customerId: Id.nullable(),
  amount: Money,
  status: ExchangeChargeStatus,
  reason: Reason.nullable().meta({ description: 'The reason of a declined charge.' }),
  createdAt: Instant,
  updatedAt: Instant,
});
export type ExchangeChargeView = z.infer<typeof ExchangeChargeView>;

export const ListExchangeCharges = operation({
  id: 'listExchangeCharges',
  endpoint: 'GET /exchange-charges',
  owner: 'payment',
  summary: 'List charges for exchanges that did not come back, newest first',
  allow: ['finance', 'auditor'],
  query: PageQuery.extend({
    ...choiceParams('status', ExchangeChargeStatus),
    orderId: Id.optional(),
    customerId: Id.optional(),
    ...createdBetween,
  }),
  reply: page(ExchangeChargeView),
});

export const RetryExchangeCharge = operation({
  id: 'retryExchangeCharge',
  record: 'none',
  because: 'It repeats a call to the provider. The charge keeps its attempts.',
  endpoint: 'POST /exchange-charges/{chargeId}/retry',
  owner: 'payment',
  summary: 'Charge the card again for an exchange that did not come back',
  description: 'Goods that came back since are taken off.',
  allow: ['finance'],
  params: z.strictObject({ chargeId: Id }),
  reply: ExchangeChargeView,
  status: 202,
  location: '/exchange-charges?orderId={orderId}',
  errors: [EXCHANGE_CHARGE_NOT_FOUND, EXCHANGE_CHARGE_NOT_DECLINED, EXCHANGE_CHARGE_SETTLED],
});
