import { TellStaff } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import { ExchangeCharged, ExchangeChargeRefused } from '@toric/contracts/payment/return.events';
import type { ExchangeCharge } from './exchange-charge.ts';

const UNKNOWN = { code: 'payment.declined', detail: 'The payment provider refused it.' };

/**
 * Returns the messages after a charge has changed: the answer to the return that asked for the charge, and a notice to
 * finance if the charge was declined. Returns none while the charge is running.
 */
export function chargeAnswer(charge: ExchangeCharge, causeId: string): Message[] {
  const { returnId, orderId, currency, status, reason } = charge;
  const amount = { amount: charge.amount, currency };
  switch (status) {
    case 'charging':
      return [];
    case 'charged':
      return [ExchangeCharged({ returnId, orderId, amount })];
    case 'declined':
      return [
        ExchangeChargeRefused({ returnId, orderId, amount, reason: reason ?? UNKNOWN }),
        TellStaff({ causeId, role: 'finance', notice: { template: 'payment-noted', values: { orderId } } }),
      ];
  }
}
