// Contains the steps that refunds by staff and refunds of returns share. A refund reserves its boxes and its money.
// Then the refund is paid, or the reservation is released.
import type { Vault } from '@toric/chassis/data/vault';
import type { RefundedLine } from '@toric/contracts/payment/payment.http';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import type { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import { addCredit } from '../store-credit/ledger.store.ts';
import { issueCreditNote } from '../invoices/invoice.store.ts';
import { lockPayments, savePayments } from '../payments/payment.store.ts';
import type { Payment } from '../payments/payment.ts';
import { refundCallOf } from './refund-call.flow.ts';
import {
  creditLines,
  type InvoiceLines,
  linesOf,
  refundAmount,
  refundBoxes,
  type RefundPart,
  sumOfParts,
  type Wanted,
} from './refund-lines.ts';
import {
  changeCharge,
  findInvoices,
  findMethod,
  findOrigin,
  findParts,
  findRefunded,
  freeBoxes,
  insertRefundParts,
  lockPaidCharges,
  sumEarlier,
  sumPaidBy,
} from './refund-line.store.ts';
import { moved, type Step } from './refund-money.ts';
import { type Earlier, NOTHING_EARLIER, type Origin, refundSource, settledBy } from './refund-source.ts';
import { insertRefund, keyringOf, saveRefund } from './refund.store.ts';
import { paidBack, type Refund, refundableAmount, refundableLeft, requestRefund } from './refund.ts';
import type { Money } from '@toric/contracts/kernel/money';

export type RefundMeans = { tx: Tx; vault: Vault; now: Date; newId: () => string; creditNoteRule: string };
type Payments = ReadonlyMap<string, Payment>;

export type RefundWish = Pick<Refund, 'cause' | 'reason'> & {
  readonly by: string;
  readonly limit: number;
  readonly amount?: Money | undefined;
  readonly boxes?: Wanted | undefined;
  /** Names where the money of the refund goes. The default is `original`, the way in which the order was paid. */
  readonly to?: RefundTo | undefined;
  readonly ofReturn?: {
    readonly returnId: string;
    readonly attempt: number;
    readonly exchangeOrderId: string | undefined;
  };
};
export type Begun = {
  readonly refund: Refund;
  readonly lines: readonly RefundedLine[];
  readonly effects: EffectCall[];
};

/** Locks the payment of an order, and the other payments that its refund may change, sorted by their orders. */
export async function lockForRefund(tx: Tx, orderId: string, exchangeOrderId?: string): Promise<Payments> {
  const isExchange = (await findMethod(tx, orderId)) === 'exchange';
  const originId = isExchange ? await findOrigin(tx, orderId) : undefined;
  return lockPayments(
    tx,
    [orderId, exchangeOrderId, originId].flatMap((id) => id ?? []),
  );
}

async function originOf(tx: Tx, payments: Payments, payment: Payment, except?: string): Promise<Origin | undefined> {
  if (payment.method !== 'exchange') return undefined;
  const origin = [...payments.values()].find(({ orderId }) => orderId !== payment.orderId && orderId !== except);
  return origin && { payment: origin, paidBack: await sumPaidBy(tx, payment.orderId, origin.orderId) };
}

/**
 * Reserves the boxes and the money of a refund, and stores it. A refund that needs neither a provider nor a second
 * person is paid at once.
 */
export async function beginRefund(
  means: RefundMeans,
  payments: Payments,
  orderId: string,
  wish: RefundWish,
): Promise<Begun> {
  const { tx, vault, now, newId } = means;
  const payment = payments.get(orderId);
  if (!payment) throw new Error(`the payment of order ${orderId} is not locked`);
  const invoices = await findInvoices(tx, orderId);
  const parts = await partsOf(tx, payment, invoices, wish);
  const amount = sumOfParts(parts);
  const { exchangeOrderId } = wish.ofReturn ?? {};
  const exchange = exchangeOrderId === undefined ? undefined : payments.get(exchangeOrderId);
  const settled = settledBy(exchange, payment.currency, amount);
  const charges = payment.method === 'exchange' ? await lockPaidCharges(tx, orderId) : [];
  const origin = await originOf(tx, payments, payment, exchangeOrderId);
  const earlier = await earlierOf(tx, payment, origin);
  const { to = 'original' } = wish;
  const source = refundSource(payment, amount - settled, { charges, origin, to, earlier });
  const settles = settled > 0 ? (exchangeOrderId ?? null) : null;
  const { returnId, attempt } = wish.ofReturn ?? {};
  const ofReturn =
    returnId === undefined ? {} : { ofReturn: { returnId, attempt: attempt ?? 1, settled, settlesOrderId: settles } };
  const { by, limit, cause, reason } = wish;
  const refund = requestRefund(payment, { by, limit, cause, reason, id: newId(), amount, now, source, ...ofReturn });
  await move(means, payments, refund, 'reserve');
  await insertRefund(tx, refund, await keyringOf(tx, vault, payment));
  await insertRefundParts(tx, refund.id, parts, newId);
  const lines = linesOf(invoices, parts);
  if (refund.status === 'sending' && paysItself(refund)) {
    const reserved = await lockPayments(tx, [...payments.keys()]);
    return { refund: await completeRefund(means, reserved, refund), lines, effects: [] };
  }
  return { refund, lines, effects: await refundCallOf(tx, refund, payments, now) };
}

/**
 * Returns the amounts of earlier refunds that became store credit or settled an exchange instead of being paid out.
 * They matter only if store credit has paid a part of the order.
 */
const earlierOf = async (tx: Tx, payment: Payment, origin: Origin | undefined): Promise<Earlier> =>
  payment.storeCredit > 0 || (origin?.payment.storeCredit ?? 0) > 0 ? sumEarlier(tx, payment.orderId) : NOTHING_EARLIER;

async function partsOf(tx: Tx, payment: Payment, invoices: InvoiceLines[], wish: RefundWish): Promise<RefundPart[]> {
  const refunded = await findRefunded(tx, payment.orderId);
  if (!wish.boxes) return refundAmount(invoices, refunded, refundableAmount(payment, wish.amount));
  return refundBoxes(invoices, refunded, wish.boxes, refundableLeft(payment));
}

/**
 * Returns true if the refund needs no provider: cash is taken from the till, and an exchange or store credit changes
 * only our books.
 */
export const paysItself = ({ via }: Pick<Refund, 'via'>): boolean => via !== 'card' && via !== 'charge';

async function move({ tx, now }: RefundMeans, payments: Payments, refund: Refund, step: Step): Promise<void> {
  savePayments(tx, moved(payments, refund, step), now);
  if (refund.via !== 'charge' || refund.viaId === null) return;
  const amount = paidBack(refund);
  if (step === 'pay') await changeCharge(tx, refund.viaId, { refunded: amount });
  else await changeCharge(tx, refund.viaId, { reserved: step === 'reserve' ? amount : -amount });
}

/**
 * Records that the money was paid back or became store credit, and issues a credit note for each invoice that the
 * refund corrects.
 */
export async function completeRefund(means: RefundMeans, payments: Payments, refund: Refund): Promise<Refund> {
  const { tx, now, newId, creditNoteRule } = means;
  await move(means, payments, refund, 'pay');
  await creditTo(means, payments, refund);
  const [invoices, stored] = await Promise.all([findInvoices(tx, refund.orderId), findParts(tx, refund.id)]);
  // an older version of this service, without refunds of boxes, has stored no parts of the refund
  const parts =
    stored.length > 0 || refund.amount === 0
      ? stored
      : refundAmount(invoices, await findRefunded(tx, refund.orderId), refund.amount);
  const numbers: string[] = [];
  let open = refund.credited;
  for (const invoice of invoices) {
    const own = parts.filter(({ invoiceId }) => invoiceId === invoice.id);
    const amount = sumOfParts(own);
    if (amount === 0) continue;
    const storeCredit = Math.min(open, amount);
    open -= storeCredit;
    const part = { refundId: refund.id, invoiceId: invoice.id, amount, storeCredit, currency: refund.currency };
    numbers.push(
      await issueCreditNote(tx, { ...part, lines: creditLines(invoice, own) }, creditNoteRule, newId(), now),
    );
  }
  const creditNoteNumber = numbers.length === 0 ? null : numbers.join(', ');
  const done: Refund = { ...refund, status: 'done', creditNoteNumber, updatedAt: now };
  await saveRefund(tx, done);
  return done;
}

/** Adds the part of the refund that becomes store credit to the balance of the customer who paid. */
async function creditTo(means: RefundMeans, payments: Payments, refund: Refund): Promise<void> {
  const { id: refundId, orderId, currency, credited: amount } = refund;
  const customerId = payments.get(orderId)?.customerId;
  if (amount === 0 || !customerId) return;
  await addCredit(means, [{ customerId, currency, kind: 'refunded', amount, orderId, refundId }]);
}

/** Releases the money and the boxes that a refund had reserved. */
export async function dropRefund(means: RefundMeans, payments: Payments, refused: Refund): Promise<void> {
  await move(means, payments, refused, 'free');
  await saveRefund(means.tx, refused);
  await freeBoxes(means.tx, refused.id);
}

/** Returns the boxes of a stored refund. */
export async function findLines(tx: Tx, refund: Pick<Refund, 'id' | 'orderId'>): Promise<RefundedLine[]> {
  const [invoices, parts] = await Promise.all([findInvoices(tx, refund.orderId), findParts(tx, refund.id)]);
  return linesOf(invoices, parts);
}
