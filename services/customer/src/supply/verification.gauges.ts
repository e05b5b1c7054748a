/** The alarms of what people must see to: requests that nobody sends, prescribers who do not answer, or answer too late. */
import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { countObjections, readOldestOpen } from './verification.store.ts';

let reader: Reader | undefined;
const ONE_DAY_MS = 86_400_000;

const oldest = new Gauge({
  name: 'verification_oldest_seconds',
  help: 'Age of the oldest verification that a person must see to, by what it waits for',
  labelNames: ['waits_for'],
  registers: [registry],
  async collect() {
    const now = new Date();
    const since = await asked((db) => readOldestOpen(db, now));
    for (const what of ['request', 'answer'] as const) {
      const begun = since?.[what];
      oldest.set({ waits_for: what }, since ? (begun ? (now.getTime() - begun.getTime()) / 1_000 : 0) : Number.NaN);
    }
  },
});

const objections = new Gauge({
  name: 'verification_objections',
  help: 'Denials and corrections of the last day that came too late to count',
  registers: [registry],
  async collect() {
    const count = await asked((db) => countObjections(db, new Date(Date.now() - ONE_DAY_MS)));
    objections.set(count ?? Number.NaN);
  },
});

/** Undefined while the database does not answer: shown as no number, neither "all is well" nor a failed scrape. */
const asked = async <T>(ask: (db: Reader) => Promise<T>): Promise<T | undefined> =>
  reader && ask(reader).catch(() => undefined);

/** Measured when it is scraped. */
export function watchVerifications(opened: Reader): Reader {
  reader = opened;
  return opened;
}
