import type { ExchangeChargeView } from '@toric/contracts/payment/exchange/exchange.http';
import type { ExchangeCharge } from './exchange-charge.ts';

/** Returns a charge in the form of the API. */
export function exchangeChargeView(charge: ExchangeCharge, customerId: string | null): ExchangeChargeView {
  const { id, orderId, returnId, amount, currency, status, reason, createdAt, updatedAt } = charge;
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, orderId, returnId, customerId, amount: { amount, currency }, status, reason, ...times };
}
