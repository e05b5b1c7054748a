import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { readOldestUnknown } from './reconciliation.reader.store.ts';

const oldestUnknown = new Gauge({
  name: 'payment_unknown_oldest_seconds',
  help: 'Age of the oldest call to the payment provider that has no answer',
  registers: [registry],
});

/** Measures the age of the oldest call to the provider without an answer. Until then nobody knows where the money is. */
export async function measureUnknownPayments(db: Reader): Promise<void> {
  oldestUnknown.set(await ageOfOldest(db));
}

/** Returns NaN while the database does not answer: neither 0 (all is well) nor a failed scrape. */
async function ageOfOldest(db: Reader): Promise<number> {
  const oldest = await readOldestUnknown(db).catch(() => Number.NaN);
  if (oldest === null) return 0;
  return oldest instanceof Date ? Math.max(0, (Date.now() - oldest.getTime()) / 1_000) : oldest;
}
