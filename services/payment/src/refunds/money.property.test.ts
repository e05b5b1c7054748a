// Tests random lives of orders by the decisions of the service: captures of parts, refunds of boxes and of amounts,
// returns that settle exchanges, charges, and store credit that pays and is given back.
import { expect, test } from '@jest/globals';
import { allocate } from '@toric/contracts/kernel/money';
import type { InvoiceLine, TaxLine } from '@toric/contracts/payment/invoice';
import { amountToCharge, beginCharge, declined } from '../exchanges/exchange-charge.ts';
import { creditOf, type InvoiceDraft, invoiceOf } from '../invoices/invoice.ts';
import { capturePart } from '../payments/capture-part.ts';
import { creditIn } from '../payments/credit-share.ts';
import { authorise, blankPayment, capture, type Payment } from '../payments/payment.ts';
import { applyFact } from '../payments/provider-facts.ts';
import { atProvider, capturedAtProvider, toCapture } from '../payments/provider-share.ts';
import {
  creditLines,
  leftOf,
  refundAmount,
  refundBoxes,
  type Refunded,
  type RefundPart,
  sumOfParts,
} from './refund-lines.ts';
import { moved } from './refund-money.ts';
import { refundSource, settledBy } from './refund-source.ts';
import { paidBack, type Refund, refundableLeft, requestRefund } from './refund.ts';

const ORDERS = Number(process.env['PROPERTY_ORDERS'] ?? 100_000);
const CURRENCIES = ['JPY', 'KRW', 'USD', 'EUR', 'KWD'];
const now = new Date('2026-12-01T09:00:00.000Z');

/** Throws if two numbers differ. It runs millions of times, so it is a plain comparison and no matcher. */
function same(found: number, expected: number, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
function atMost(found: number, most: number, what: string): void {
  if (found > most) throw new Error(`${what}: ${found} above ${most}`);
}

/** Returns numbers that look random and are the same in every run (mulberry32). */
function randomFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  return { upTo, is: (share: number) => next() < share, one: <T>(of: readonly T[]) => of[upTo(of.length - 1)] as T };
}
type Random = ReturnType<typeof randomFrom>;

/** Describes the books of one order: its documents, its refunds, and the amounts that the provider records for it. */
type Books = {
  payment: Payment;
  readonly invoices: { id: string; total: number; lines: readonly InvoiceLine[]; taxes: readonly TaxLine[] }[];
  refunded: Refunded;
  readonly credits: Map<string, TaxLine[]>;
  readonly provider: { captured: number; refunded: number };
  cash: number;
  settled: number;
  /** Holds the store credit that paid for the order. `credited` holds the refunds that became store credit. */
  used: number;
  credited: number;
};

function linesOf(random: Random): InvoiceDraft['lines'] {
  const goods = Array.from({ length: 1 + random.upTo(3) }, (_, at) => {
    const quantity = 1 + random.upTo(11);
    const unit = random.is(0.05) ? 0 : random.upTo(random.is(0.01) ? 100_000_000 : 9_999);
    return {
      description: 'lens',
      quantity,
      gross: unit * quantity,
      unit,
      lineId: `line ${at}`,
      kind: 'goods' as const,
    };
  });
  const charge = { description: 'parcel', quantity: 1, gross: random.upTo(999), kind: 'delivery' as const };
  const rate = random.one([0, 500, 725, 1_900, 2_000]);
  const isOnTop = random.is(0.3);
  const lines = random.is(0.6) ? [...goods, charge] : goods;
  const coupon = random.is(0.4) ? random.upTo(goods.reduce((sum, { gross }) => sum + gross, 0)) : 0;
  const shares = allocate(
    coupon,
    lines.map(({ kind, gross }) => (kind === 'delivery' ? 0 : gross)),
  );
  const isTold = random.is(0.5);
  return lines.map((line, at) => {
    const discount = shares[at] ?? 0;
    const tax = Math.floor(((line.gross - discount) * rate) / 10_000 + 0.5);
    return { ...line, taxRate: rate, ...(isTold && { discount }), ...(isOnTop && { tax }), hidden: discount };
  });
}
const due = (lines: readonly { gross: number; tax?: number | undefined; hidden?: number }[]) =>
  lines.reduce((sum, { gross, tax = 0, hidden = 0 }) => sum + gross - hidden + tax, 0);

function open(random: Random, orderId: string, currency: string, total: number): Payment {
  const method = random.one(['card', 'card', 'cash', 'exchange'] as const);
  const covered = { amount: random.is(0.5) ? total : random.upTo(total), currency };
  const exchange = method === 'exchange' ? { returnId: `return of ${orderId}`, covered } : {};
  const storeCredit = method !== 'exchange' && random.is(0.3) ? (random.is(0.3) ? total : random.upTo(total)) : 0;
  const amount = { amount: total, currency };
  const order = { customerId: 'customer', amount, token: 'token', method, storeCredit, ...exchange };
  const { payment } = authorise(blankPayment(`payment of ${orderId}`, orderId, now), order);
  return applyFact(payment, {
    ...{ call: 'authorise', result: { kind: 'done', providerPaymentId: 'pay', amount: atProvider(payment, total) } },
  }).payment;
}

/** Lets the provider capture the requested amount, and issues the invoice, as settle-payment.flow.ts does. */
function take(books: Books, payment: Payment): void {
  const asked = toCapture(payment);
  books.provider.captured += asked;
  const amount = capturedAtProvider(payment) + asked;
  const { payment: after, taken } = applyFact(payment, {
    ...{ call: 'capture', result: { kind: 'done', providerPaymentId: 'pay', amount } },
  });
  if (taken === undefined || !after.draft) throw new Error(`nothing was taken of ${payment.orderId}`);
  const { lines, taxes, total } = invoiceOf(after.draft, taken);
  same(
    lines.reduce((sum, line) => sum + line.total, 0),
    taken,
    'lines',
  );
  same(total, taken, 'invoice');
  const used = creditIn(after, after.capturedAmount - taken, taken);
  books.used += used;
  if (after.method === 'cash') books.cash += taken - used;
  if (after.method === 'card') same(asked + used, taken, 'card and store credit');
  books.invoices.push({ id: `invoice ${books.invoices.length}`, total, lines, taxes });
  books.payment = { ...after, invoiceNumber: 'INV' };
}

type DraftLines = ReturnType<typeof linesOf>;
const draftOf = (currency: string, lines: DraftLines): InvoiceDraft => ({
  ...{ orderNumber: 'T', lines, amount: { amount: due(lines), currency } },
});

/** Captures the order at once, or in two parcels of whole order lines. Sometimes the second parcel never leaves. */
function captureAll(random: Random, books: Books, currency: string, lines: DraftLines): void {
  if (lines.length < 2 || random.is(0.6)) return take(books, capture(books.payment, draftOf(currency, lines)).payment);
  const parts = [lines.slice(0, 1), lines.slice(1)];
  const leaves = random.is(0.8) ? 2 : 1;
  for (let at = 0; at < leaves; at++) {
    const draft = draftOf(currency, parts[at] ?? []);
    const { payment } = capturePart(books.payment, { ...draft, parcelId: `parcel ${at}`, isLast: at === 1 });
    take(books, payment);
  }
}

function wantedBoxes(random: Random, { invoices, refunded }: Books) {
  const free = invoices.flatMap(({ id, lines }) =>
    lines.flatMap(({ lineId, quantity }, at) => {
      const gone = refunded.boxes.filter((box) => box.invoiceId === id && box.lineAt === at).length;
      return lineId && quantity > gone ? [{ lineId, quantity: 1 + random.upTo(quantity - gone - 1) }] : [];
    }),
  );
  return { lines: free.filter(() => random.is(0.5)), withDelivery: random.is(0.4) };
}

function keep(books: Books, parts: readonly RefundPart[]): void {
  const boxes = parts.flatMap(({ invoiceId, lineAt, ordinals }) =>
    lineAt === null ? [] : ordinals.map((ordinal) => ({ invoiceId, lineAt, ordinal })),
  );
  books.refunded = { parts: [...books.refunded.parts, ...parts], boxes: [...books.refunded.boxes, ...boxes] };
}

/** Issues the credit notes, as begin-refund.flow.ts does. */
function credit(books: Books, parts: readonly RefundPart[]): number {
  let credited = 0;
  for (const invoice of books.invoices) {
    const own = parts.filter(({ invoiceId }) => invoiceId === invoice.id);
    const amount = sumOfParts(own);
    if (amount === 0) continue;
    const earlier = books.credits.get(invoice.id) ?? [];
    const { taxes, total, taxTotal } = creditOf(invoice.taxes, earlier, amount, creditLines(invoice, own));
    same(total, amount, 'credit note');
    atMost(0, taxTotal, 'tax of a credit note');
    books.credits.set(invoice.id, [...earlier, ...taxes]);
    credited += total;
  }
  return credited;
}

const to = (random: Random, { payment }: Books) =>
  payment.method !== 'exchange' && random.is(0.2) ? 'store-credit' : 'original';

/** Refunds boxes or an amount. Sometimes the provider refuses, and the reservation of boxes and money is released. */
function refund(random: Random, books: Books, exchange: Books | undefined): void {
  const left = refundableLeft(books.payment);
  const byBoxes = exchange !== undefined || random.is(0.7);
  if (!byBoxes && left === 0) return;
  const parts = byBoxes
    ? refundBoxes(books.invoices, books.refunded, wantedBoxes(random, books), left)
    : refundAmount(books.invoices, books.refunded, 1 + random.upTo(left - 1));
  const amount = sumOfParts(parts);
  const settled = settledBy(exchange?.payment, books.payment.currency, amount);
  const settlesOrderId = settled > 0 ? (exchange?.payment.orderId ?? null) : null;
  const ofReturn = { returnId: 'r', attempt: 1, settled, settlesOrderId };
  // this test pays an exchange back by its own card only, because other tests cover the other sources
  const own = capturedAtProvider(books.payment) - books.payment.providerReserved;
  if (books.payment.method === 'exchange' && own < amount - settled) return;
  const source = refundSource(books.payment, amount - settled, {
    ...{ charges: [], origin: undefined, to: to(random, books), earlier: books },
  });
  const request = { id: 'r', by: 'ann', cause: 'returned', reason: '', limit: Number.MAX_SAFE_INTEGER, now } as const;
  const made: Refund = requestRefund(books.payment, { ...request, amount, source, ofReturn });
  const all = [books, ...(exchange ? [exchange] : [])];
  const step = (kind: 'reserve' | 'free' | 'pay') => {
    const payments = new Map(all.map(({ payment }) => [payment.orderId, payment]));
    for (const after of moved(payments, made, kind))
      for (const one of all) if (one.payment.orderId === after.orderId) one.payment = after;
  };
  step('reserve');
  if (made.via === 'card' && random.is(0.1)) return step('free');
  keep(books, parts);
  step('pay');
  if (made.via === 'card') books.provider.refunded += paidBack(made);
  if (made.via === 'cash') books.cash -= paidBack(made);
  books.settled += made.settled;
  books.credited += made.credited;
  same(credit(books, parts), amount, 'credited');
}

/** Charges the card for exchange goods whose return did not come back. The card may decline the charge once. */
function charge(random: Random, books: Books): number {
  const amount = amountToCharge(books.payment, random.is(0.2) ? random.upTo(5_000) : undefined);
  const begun = beginCharge(books.payment, amount, { id: 'c', returnId: 'r', attempt: 1, now });
  if (!begun) return 0;
  const reason = { code: 'declined', detail: '' };
  books.payment = random.is(0.2) ? declined(begun.charge, begun.payment, reason, now).payment : begun.payment;
  return books.payment.charged;
}

function balanced(books: Books): void {
  const { payment, invoices, credits, provider, refunded } = books;
  const invoiced = invoices.reduce((sum, { total }) => sum + total, 0);
  const credited = [...credits.values()].flat().reduce((sum, { gross }) => sum + gross, 0);
  same(payment.capturedAmount - payment.refundedAmount, invoiced - credited, 'captured less refunded');
  same(payment.capturedAmount, invoiced, 'captured');
  same(payment.refundedAmount, credited, 'refunded');
  atMost(payment.refundedAmount, payment.capturedAmount, 'refunded beyond captured');
  atMost(payment.capturedAmount, payment.amount, 'captured beyond the hold');
  same(provider.captured, capturedAtProvider(payment), 'captured at the provider');
  same(provider.refunded, payment.providerRefunded, 'refunded at the provider');
  atMost(provider.refunded, provider.captured, 'refunded beyond captured at the provider');
  const keys = refunded.boxes.map(({ invoiceId, lineAt, ordinal }) => `${invoiceId} ${lineAt} ${ordinal}`);
  same(new Set(keys).size, keys.length, 'boxes refunded once');
  for (const left of leftOf(invoices, refunded).values()) atMost(0, left, 'left of an invoice');
  const notPaidOut = books.settled + books.credited;
  if (payment.method === 'cash')
    same(books.cash, payment.capturedAmount - books.used - payment.refundedAmount + notPaidOut, 'in the till');
  atMost(0, books.cash, 'in the till');
  same(books.used, Math.min(payment.storeCredit, payment.capturedAmount), 'paid by store credit');
  if (payment.method === 'card')
    same(payment.refundedAmount - provider.refunded, notPaidOut, 'became store credit, or settled an exchange');
}

/** Returns the books of a random order after its captures. */
function live(random: Random, at: number, currency: string): Books {
  const lines = linesOf(random);
  const payment = open(random, `order ${at}`, currency, due(lines));
  const none = { parts: [], boxes: [] };
  const books: Books = {
    ...{
      payment,
      invoices: [],
      refunded: none,
      credits: new Map(),
      provider: { captured: 0, refunded: 0 },
      ...{ cash: 0, settled: 0, used: 0, credited: 0 },
    },
  };
  captureAll(random, books, currency, lines);
  return books;
}

test(`in ${ORDERS} random orders, captured less refunded is invoices less credit notes, and each box is refunded at most once`, () => {
  const random = randomFrom(20_261_201);
  const kinds = new Map<string, number>();
  let before: Books | undefined;
  for (let at = 0; at < ORDERS; at++) {
    const currency = CURRENCIES[at % CURRENCIES.length] ?? 'USD';
    const books = live(random, at, currency);
    kinds.set(`${currency} ${books.payment.method}`, (kinds.get(`${currency} ${books.payment.method}`) ?? 0) + 1);
    // the order before this one is the order whose goods come back for this exchange
    const isCovered = books.payment.method === 'exchange' && before && before.payment.method !== 'exchange';
    if (isCovered && before) before.payment = { ...before.payment, currency };
    for (let times = random.upTo(3); times > 0; times--) refund(random, books, undefined);
    if (isCovered && before) refund(random, before, books);
    if (books.payment.method === 'exchange') charge(random, books);
    const { covered, settled, charged } = books.payment;
    atMost(settled + charged, covered, 'settled beyond the cover');
    balanced(books);
    if (before) balanced(before);
    before = books;
  }
  expect(kinds.size).toBe(CURRENCIES.length * 3);
});
