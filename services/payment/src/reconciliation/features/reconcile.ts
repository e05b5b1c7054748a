import { query } from '@toric/chassis/http/endpoint';
import { type Difference, Reconcile } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import { Id } from '@toric/contracts/kernel/common';
import type { PaymentProvider, ProviderPayment, Time } from '../../providers/provider.ts';
import type { Payment } from '../../payments/payment.ts';
import type { Reader } from '../../reader.store.ts';
import { readHeldPayments, readReferences } from '../reconciliation.reader.store.ts';
import { compare, type Finding } from '../reconciliation.ts';

/** One request compares at most this number of our payments, so that it ends well within its time-out. */
const AT_ONCE = 2_000;
const LISTED = 500;

/**
 * GET /reconciliation. Compares our payments of the requested time, oldest first, with the provider's payments of the
 * same time, in both directions. Each difference is looked up once more, because the payment may have changed between
 * the two readings, or may have another creation time in the provider's books.
 */
export const reconcile = ({ provider }: { provider: PaymentProvider }) =>
  query<typeof Reconcile, Reader>(Reconcile, {
    async run({ query: { since, until, cursor }, db }) {
      const { time, ours, next } = await nextTime(db, { since: instant(cursor ?? since), until: instant(until) });
      const seen = new Set<string>();
      const tally = newTally();
      for await (const page of pages(provider, time)) {
        for (const { reference } of page) seen.add(reference);
        tally.add(await compareWithOurs(db, page, ours));
      }
      const missing = [...ours.values()].filter(({ orderId }) => !seen.has(orderId));
      tally.add(missing.map((payment) => compare(payment.orderId, payment, undefined)));
      const doubts = tally.takeDoubts();
      for (const doubt of doubts.slice(0, LISTED)) tally.add([await lookAgain(provider, db, doubt)]);
      const truncated = doubts.length > LISTED;
      return { ...tally.counts, differences: tally.takeDoubts(), truncated, nextCursor: next?.toISOString() ?? null };
    },
  });

const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/**
 * Returns the part of the requested time that one request can compare, and our payments in it. `next` is the time at
 * which the next request continues. It is absent if nothing is left.
 */
async function nextTime(db: Reader, asked: Time): Promise<{ time: Time; ours: Map<string, Payment>; next?: Date }> {
  const found = await readHeldPayments(db, asked, AT_ONCE + 1);
  const next = found[AT_ONCE]?.createdAt;
  const whole = next ? found.filter(({ createdAt }) => createdAt < next) : found;
  const ours = new Map(whole.map((payment) => [payment.orderId, payment]));
  return next ? { time: { ...asked, until: next }, ours, next } : { time: asked, ours };
}

/**
 * Returns a tally of the reconciliation. It counts the payments that agree and stores only the differences, because
 * there may be very many payments.
 */
function newTally() {
  const counts = { matched: 0, inFlight: 0 };
  let doubts: Difference[] = [];
  return {
    counts,
    add(findings: readonly Finding[]) {
      for (const finding of findings) {
        if (finding.kind === 'different') doubts.push(finding.difference);
        else if (finding.kind === 'matched') counts.matched++;
        else counts.inFlight++;
      }
    },
    takeDoubts(): Difference[] {
      const taken = doubts;
      doubts = [];
      return taken;
    },
  };
}

async function* pages(provider: PaymentProvider, made: Time): AsyncGenerator<ProviderPayment[]> {
  let cursor: string | undefined;
  do {
    const { payments, nextCursor } = await provider.list(made, cursor);
    yield payments;
    cursor = nextCursor;
  } while (cursor !== undefined);
}

/**
 * Compares one page of the provider's payments with ours. Most of our payments are in `ours`, because they have the
 * same creation time in both books. The others are read with one query.
 */
async function compareWithOurs(
  db: Reader,
  page: readonly ProviderPayment[],
  ours: ReadonlyMap<string, Payment>,
): Promise<Finding[]> {
  const elsewhere = page
    .map(({ reference }) => reference)
    .filter((reference) => !ours.has(reference) && Id.safeParse(reference).success);
  const found = new Map((await readReferences(db, elsewhere)).map((payment) => [payment.orderId, payment]));
  return page.map((theirs) =>
    compare(theirs.reference, ours.get(theirs.reference) ?? found.get(theirs.reference), theirs),
  );
}

async function lookAgain(provider: PaymentProvider, db: Reader, doubt: Difference): Promise<Finding> {
  const theirs = await provider.find(doubt.orderId);
  const ours = Id.safeParse(doubt.orderId).success ? await readReferences(db, [doubt.orderId]) : [];
  return compare(doubt.orderId, ours[0], theirs);
}
