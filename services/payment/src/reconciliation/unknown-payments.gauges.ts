import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { readOldestUnknown } from './reconciliation.reader.store.ts';

const oldestUnknown = new Gauge({
  name: 'payment_unknown_oldest_seconds',
  help: 'Age of the oldest call to the payment provider that has no answer',
  registers: [registry],
});

/**
 * Measures the age of the oldest call to the provider that has no answer. Before the answer, nobody knows whether the
 * provider has held, taken or given back the money.
 */
export async function measureUnknownPayments(db: Reader, now: Date): Promise<void> {
  oldestUnknown.set(await ageOfOldest(db, now));
}

/**
 * Returns the age in seconds, or 0 if every call has an answer. Returns NaN while the database does not answer: 0 would
 * hide the failure, and an error would lose the other metrics of the scrape.
 */
async function ageOfOldest(db: Reader, now: Date): Promise<number> {
  const oldest = await readOldestUnknown(db).catch(() => Number.NaN);
  if (oldest === null) return 0;
  return oldest instanceof Date ? Math.max(0, (now.getTime() - oldest.getTime()) / 1_000) : oldest;
}
