import { paymentOf, withoutDraft } from '../payments/payment.reader.store.ts';
import type { Payment } from '../payments/payment.ts';
import type { Time } from '../providers/provider.ts';
import type { Reader } from '../reader.store.ts';

/**
 * Returns at most `limit` payments that have an id at the provider, oldest first. They were created from `since`
 * (inclusive) to `until` (exclusive). The provider should know all of them.
 */
export async function readHeldPayments(db: Reader, { since, until }: Time, limit: number): Promise<Payment[]> {
  const rows = await db.payment.findMany({
    where: {
      providerPaymentId: { not: null },
      createdAt: { ...(since && { gte: since }), ...(until && { lt: until }) },
    },
    omit: withoutDraft,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  });
  return rows.map(paymentOf);
}

/**
 * Returns the time of the oldest call to the provider that has no answer. Returns null if every call has an answer. The
 * query sorts and takes the first row, because Prisma's `min` reads every payment.
 */
export async function readOldestUnknown(db: Reader): Promise<Date | null> {
  const [payment, refund] = await Promise.all([
    db.payment.findFirst({
      where: { pendingSince: { not: null } },
      omit: withoutDraft,
      orderBy: { pendingSince: 'asc' },
    }),
    db.refund.findFirst({ where: { status: 'sending' }, orderBy: { updatedAt: 'asc' } }),
  ]);
  const times = [payment?.pendingSince, refund?.updatedAt].flatMap((time) => time ?? []);
  return times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}
