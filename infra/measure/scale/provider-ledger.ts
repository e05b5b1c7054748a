/**
 * Writes the newest payments into the ledger of the sandbox provider, so that a reconciliation finds them there. It
 * leaves out the older payments, because the sandbox keeps its ledger in memory and five million payments do not fit.
 */
import { join } from 'node:path';
import { openDeliveryLog } from '../../shop/sandbox-provider/webhooks/delivery-log.ts';
import { openLedger } from '../../shop/sandbox-provider/ledger/ledger.ts';
import {
  authorise,
  capture,
  type Outcome,
  type Payment,
  refund,
  voidPayment,
} from '../../shop/sandbox-provider/ledger/payments.ts';
import { time } from './copy-text.ts';
import { type Order, ordersOf } from './orders.ts';
import type { ShopPlan } from './customers.ts';
import { chargedOf, paymentStatusOf, providerIdOf } from './rows/payment.ts';

const PAYMENTS = 3_000;

/** Yields the orders whose payments are in the provider's ledger, oldest first. */
export function* ledgerOrders(plan: ShopPlan): Generator<Order, void> {
  for (const order of ordersOf(plan)) if (order.n >= plan.orders - PAYMENTS && paymentStatusOf(order)) yield order;
}

/** Returns the time of the oldest order in the provider's ledger. */
export const ledgerSince = (plan: ShopPlan): string => {
  const first = ledgerOrders(plan).next().value;
  return time(first ? first.at : plan.until);
};

export async function writeProviderLedger(plan: ShopPlan, dataDir: string): Promise<number> {
  const onFailure = (error: Error) => {
    throw error;
  };
  const folder = join(dataDir, 'sandbox-provider');
  const ledger = await openLedger(folder, onFailure);
  const deliveries = await openDeliveryLog(folder, onFailure);
  let written = 0;
  let durable = Promise.resolve();
  for (const order of ledgerOrders(plan)) {
    let payment: Payment | undefined;
    for (const decide of stepsAtProvider(order)) {
      const outcome = decide(payment);
      payment = outcome.payment;
      const recorded = ledger.record(outcome, { key: `scale-${written}`, fingerprint: 'scale' });
      // the webhook is stored as delivered, so that the provider does not send it
      durable = deliveries.record({
        eventId: recorded.row.eventId,
        outcome: 'delivered',
        attempt: 1,
        nextAt: null,
        detail: '',
      });
      written += 1;
    }
  }
  await Promise.all([durable, ledger.settled()]);
  await Promise.all([ledger.close(), deliveries.close()]);
  return written;
}

type Decide = (payment: Payment | undefined) => Outcome;

function stepsAtProvider(order: Order): Decide[] {
  const amount = chargedOf(order);
  const status = paymentStatusOf(order);
  const first: Decide = () =>
    authorise({
      id: providerIdOf(order),
      reference: order.id,
      amount,
      currency: order.currency,
      createdAt: time(order.at + 500),
      existing: undefined,
      declineCode: status === 'declined' ? 'card_declined' : null,
      captureWillDecline: status === 'capture-failed',
    });
  const next = (change: (payment: Payment) => Outcome): Decide => {
    return (payment) => {
      if (!payment) throw new Error(`${order.id} has no payment to change`);
      return change(payment);
    };
  };
  const captured = status === 'captured' ? [next((payment) => capture(payment, amount))] : [];
  const refunded = order.refund === 'done' ? [next((payment) => refund(payment, amount))] : [];
  const voided = status === 'voided' ? [next(voidPayment)] : [];
  return [first, ...captured, ...refunded, ...voided];
}
