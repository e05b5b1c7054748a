// The alarm of money whose whereabouts are not known: the age of the oldest call to the provider without an answer.
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

/** Not a number while the database does not answer: neither "all is well" nor a failed scrape. */
async function ageOfOldest(): Promise<number> {
  if (!reader) return 0;
  const oldest = await readOldestUnknown(reader).catch(() => Number.NaN);
  if (oldest === null) return 0;
  return oldest instanceof Date ? Math.max(0, (Date.now() - oldest.getTime()) / 1_000) : oldest;
}

/** Measured when it is scraped. */
export function watchUnknown(opened: Reader): Reader {
  reader = opened;
  return opened;
}
