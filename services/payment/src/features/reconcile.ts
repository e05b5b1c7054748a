import { query } from '@toric/chassis/endpoint';
import { type Difference, Reconcile } from '@toric/contracts/payment.http';
import { Id } from '@toric/contracts/common';
import type { PaymentProvider, ProviderPayment } from '../provider.ts';
import { type Reader, readHeldPayments, readPaymentsOf } from '../reader.store.ts';
import { compare, type Finding } from '../reconciliation.ts';

const AT_ONCE = 500;
const LISTED = 500;

/** GET /reconciliation. Reads the provider's whole list beside our table, then ours against what was seen. What differs
 *  is looked at once more: a payment may have moved between the two readings. */
export const reconcile = ({ provider }: { provider: PaymentProvider }) =>
  query<typeof Reconcile, Reader>(Reconcile, {
    async run({ db }) {
      const seen = new Set<string>();
      const tally = newTally();
      for await (const page of pages(provider)) {
        for (const { reference } of page) seen.add(reference);
        tally.add(await compareWithOurs(db, page));
      }
      for await (const ours of heldPages(db)) {
        const missing = ours.filter(({ orderId }) => !seen.has(orderId));
        tally.add(missing.map((payment) => compare(payment.orderId, payment, undefined)));
      }
      const doubts = tally.takeDoubts();
      for (const doubt of doubts.slice(0, LISTED)) tally.add([await lookAgain(provider, db, doubt)]);
      return { ...tally.counts, differences: tally.takeDoubts(), truncated: doubts.length > LISTED };
    },
  });

/** Counts what agrees and keeps only what differs: the books may be long. */
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

async function* pages(provider: PaymentProvider): AsyncGenerator<ProviderPayment[]> {
  let cursor: string | undefined;
  do {
    const { payments, nextCursor } = await provider.list(cursor);
    yield payments;
    cursor = nextCursor;
  } while (cursor !== undefined);
}

async function* heldPages(db: Reader) {
  let page = await readHeldPayments(db, undefined, AT_ONCE);
  while (page.length > 0) {
    yield page;
    page = await readHeldPayments(db, page.at(-1)?.id, AT_ONCE);
  }
}

async function compareWithOurs(db: Reader, page: readonly ProviderPayment[]): Promise<Finding[]> {
  const ids = page.map(({ reference }) => reference).filter((reference) => Id.safeParse(reference).success);
  const ours = new Map((await readPaymentsOf(db, ids)).map((payment) => [payment.orderId, payment]));
  return page.map((theirs) => compare(theirs.reference, ours.get(theirs.reference), theirs));
}

async function lookAgain(provider: PaymentProvider, db: Reader, doubt: Difference): Promise<Finding> {
  const theirs = await provider.find(doubt.orderId);
  const ours = Id.safeParse(doubt.orderId).success ? await readPaymentsOf(db, [doubt.orderId]) : [];
  return compare(doubt.orderId, ours[0], theirs);
}
