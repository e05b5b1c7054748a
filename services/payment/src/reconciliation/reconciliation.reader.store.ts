import { ExchangeChargeStatus } from '@toric/contracts/payment/exchange/exchange.http';
import type { ExchangeCharge } from '../generated/client.ts';
import { paymentOf, readPaymentsOf, withoutDraft } from '../payments/payment.reader.store.ts';
import { blankPayment, type Payment } from '../payments/payment.ts';
import type { Time } from '../providers/provider.ts';
import type { Reader } from '../reader.store.ts';

const createdIn = ({ since, until }: Time) => ({ ...(since && { gte: since }), ...(until && { lt: until }) });
const oldestFirst = [{ createdAt: 'asc' }, { id: 'asc' }] as const;

/**
 * Returns at most `limit` payments and charges that have an id at the provider, the oldest first. They were created
 * from `since` (inclusive) to `until` (exclusive). The provider should know all of them.
 */
export async function readHeldPayments(db: Reader, time: Time, limit: number): Promise<Payment[]> {
  const where = { providerPaymentId: { not: null }, createdAt: createdIn(time) };
  const [rows, charges] = await Promise.all([
    db.payment.findMany({ where, omit: withoutDraft, orderBy: [...oldestFirst], take: limit }),
    db.exchangeCharge.findMany({ where, orderBy: [...oldestFirst], take: limit }),
  ]);
  return [...rows.map(paymentOf), ...charges.map(chargeAsPayment)]
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .slice(0, limit);
}

/** Returns the payments and charges with these references at the provider. */
export async function readReferences(db: Reader, references: readonly string[]): Promise<Payment[]> {
  const charges = await db.exchangeCharge.findMany({ where: { id: { in: [...references] } } });
  return [...(await readPaymentsOf(db, references)), ...charges.map(chargeAsPayment)];
}

const CHARGE_STATUS = { charging: 'capturing', charged: 'captured', declined: 'declined' } as const;

/**
 * Returns a charge of an exchange as the payment that the provider has for it. Its id is the reference at the provider.
 */
function chargeAsPayment(row: ExchangeCharge): Payment {
  const status = CHARGE_STATUS[ExchangeChargeStatus.parse(row.status)];
  return {
    ...blankPayment(row.id, row.id, row.createdAt),
    ...{ status, amount: row.amount, currency: row.currency, providerPaymentId: row.providerPaymentId },
    ...{
      capturedAmount: status === 'captured' ? row.amount : 0,
      pendingSince: status === 'capturing' ? row.updatedAt : null,
    },
    ...{ providerReserved: row.providerReserved, providerRefunded: row.providerRefunded },
  };
}

/**
 * Returns the time of the oldest call to the provider that has no answer. Returns null if every call has an answer. The
 * query sorts and takes the first row, because Prisma's `min` reads every payment.
 */
export async function readOldestUnknown(db: Reader): Promise<Date | null> {
  const [payment, refund, charge] = await Promise.all([
    db.payment.findFirst({
      where: { pendingSince: { not: null } },
      omit: withoutDraft,
      orderBy: { pendingSince: 'asc' },
    }),
    db.refund.findFirst({ where: { status: 'sending' }, orderBy: { updatedAt: 'asc' } }),
    db.exchangeCharge.findFirst({ where: { status: 'charging' }, orderBy: { updatedAt: 'asc' } }),
  ]);
  const times = [payment?.pendingSince, refund?.updatedAt, charge?.updatedAt].flatMap((time) => time ?? []);
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
