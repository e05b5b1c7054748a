// Defines the data of the call that charges a card for an exchange. The call is stored before it is made.
import { Id, Instant } from '@toric/contracts/kernel/common';
import { Currency, MinorUnits } from '@toric/contracts/kernel/money';
import { SealedToken } from '@toric/contracts/payment/payment-token';
import type { EffectCall } from '@toric/messaging/outcome';
import { z } from 'zod';
import type { ExchangeCharge } from './exchange-charge.ts';

export const SEND_CHARGE = 'send-charge';
/**
 * Describes the call that charges the card. The provider knows the charge by its id. The card token is sealed for its
 * order.
 */
export const ChargeCall = z.object({
  ...{ chargeId: Id, orderId: Id, amount: MinorUnits, currency: Currency, token: SealedToken, askedAt: Instant },
});
export type ChargeCall = z.infer<typeof ChargeCall>;

export function chargeCallOf({ id, orderId, amount, currency }: ExchangeCharge, token: string, now: Date): EffectCall {
  const data = { chargeId: id, orderId, amount, currency, token, askedAt: now.toISOString() };
  return { name: SEND_CHARGE, data: ChargeCall.parse(data) };
}
