import { ChargeExchange, ExchangeCharged, ExchangeChargeRefused } from '@toric/contracts/payment/return.events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { lockPayment, savePayments } from '../../payments/payment.store.ts';
import { chargeCallOf } from '../charge-call.ts';
import { chargeAnswer } from '../charge-messages.ts';
import { amountToCharge, beginCharge } from '../exchange-charge.ts';
import { findChargeOf, insertCharge } from '../exchange-charge.store.ts';

const NOT_AN_EXCHANGE = {
  code: 'payment.not-an-exchange',
  detail: 'This order is not paid by an exchange, or its card is not known. Collect the money in another way.',
};

/**
 * ⇐ payment.charge-exchange.v1. Charges the card for goods of an exchange that did not come back (send-charge.ts). Nothing is
 * charged if all has come back. A repeated command gets the same answer. → payment.exchange-charged.v1 or
 * payment.exchange-charge-refused.v1.
 */
export const chargeExchange = on(ChargeExchange, {
  async run({ message, tx, now, newId }) {
    const { returnId, orderId, attempt = 1 } = message;
    const payment = await lockPayment(tx, orderId);
    const known = await findChargeOf(tx, returnId, attempt);
    if (known) return emits(...chargeAnswer(known, newId()));
    const token = message.token ?? payment?.sealedToken;
    const money = (amount: number) => ({ amount, currency: payment?.currency ?? message.amount?.currency ?? 'USD' });
    if (!payment || payment.method !== 'exchange' || !token)
      return emits(ExchangeChargeRefused({ returnId, orderId, amount: money(0), reason: NOT_AN_EXCHANGE }));
    const wish = { id: newId(), returnId, attempt, now };
    const begun = beginCharge(payment, amountToCharge(payment, message.amount?.amount), wish);
    if (!begun) return emits(ExchangeCharged({ returnId, orderId, amount: money(0) }));
    savePayments(tx, [{ ...begun.payment, sealedToken: token }], now);
    await insertCharge(tx, begun.charge);
    return emits().performs(chargeCallOf(begun.charge, token, now));
  },
});
