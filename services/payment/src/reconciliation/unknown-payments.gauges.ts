// Gauge of the age of the oldest call to the provider that has no answer. Until it is answered, nobody knows where the money is.
import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { readOldestUnknown } from './reconciliation.reader.store.ts';

let reader: Reader | undefined;

const gauge = new Gauge({
  name: 'payment_unknown_oldest_seconds',
  help: 'Age of the oldest call to the payment provider that has no answer',
  registers: [registry],
  async collect() {
    gauge.set(await ageOfOldest());
  },
});

/** Returns NaN while the database does not answer: neither 0 (all is well) nor a failed scrape. */
async function ageOfOldest(): Promise<number> {
  if (!reader) return 0;
  const oldest = await readOldestUnknown(reader).catch(() => Number.NaN);
  if (oldest === null) return 0;
  return oldest instanceof Date ? Math.max(0, (Date.now() - oldest.getTime()) / 1_000) : oldest;
}

/** Remembers the reader with which each scrape measures the gauge. */
export function watchUnknown(opened: Reader): Reader {
  reader = opened;
  return opened;
}
