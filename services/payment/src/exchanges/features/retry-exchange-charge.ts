import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { RetryExchangeCharge } from '@toric/contracts/payment/exchange/exchange.http';
import { EXCHANGE_CHARGE_NOT_FOUND, EXCHANGE_CHARGE_SETTLED } from '@toric/contracts/payment/payment.errors';
import { lockPayment, savePayments } from '../../payments/payment.store.ts';
import { chargeCallOf } from '../charge-call.ts';
import { retryCharge } from '../exchange-charge.ts';
import { findOrderOf, insertCharge, lockCharge } from '../exchange-charge.store.ts';
import { exchangeChargeView } from '../exchange-charge.view.ts';

/**
 * POST /exchange-charges/{chargeId}/retry. Charges the card again after a declined attempt, in a new attempt. Deducts
 * the value of goods that came back after the declined attempt.
 */
export const retryExchangeCharge = command(RetryExchangeCharge, {
  async run({ params: { chargeId }, tx, now, newId }) {
    const orderId = await findOrderOf(tx, chargeId);
    const payment = orderId === undefined ? undefined : await lockPayment(tx, orderId);
    if (!payment) throw EXCHANGE_CHARGE_NOT_FOUND();
    const { isLast, ...last } = await lockCharge(tx, chargeId);
    const token = payment.sealedToken;
    if (!token) throw EXCHANGE_CHARGE_SETTLED();
    const begun = retryCharge(last, isLast, payment, { id: newId(), now });
    savePayments(tx, [begun.payment], now);
    await insertCharge(tx, begun.charge);
    return answer(exchangeChargeView(begun.charge, payment.customerId)).performs(
      chargeCallOf(begun.charge, token, now),
    );
  },
});
