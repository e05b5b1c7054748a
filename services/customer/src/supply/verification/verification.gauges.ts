import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../../reader.store.ts';
import { countObjections, readOldestOpen } from './verification.store.ts';

const ONE_DAY_MS = 86_400_000;

const oldest = new Gauge({
  name: 'verification_oldest_seconds',
  help: 'Age of the oldest verification that a person must see to, by what it waits for',
  labelNames: ['waits_for'],
  registers: [registry],
});

const objections = new Gauge({
  name: 'verification_objections',
  help: 'Denials and corrections of the last day that came too late to count',
  registers: [registry],
});

/**
 * Sets the gauges of the alarms on which a person must act: requests that nobody sends, prescribers who do not answer,
 * and denials or corrections that come too late. A gauge is NaN while the database does not answer, because 0 would
 * mean that all is well.
 */
export async function measureVerifications(db: Reader, now: Date): Promise<void> {
  const [since, count] = await Promise.all([
    readOldestOpen(db, now).catch(() => undefined),
    countObjections(db, new Date(now.getTime() - ONE_DAY_MS)).catch(() => Number.NaN),
  ]);
  for (const waitsFor of ['request', 'answer'] as const) {
    const begun = since?.[waitsFor] ?? now;
    oldest.set({ waits_for: waitsFor }, since ? (now.getTime() - begun.getTime()) / 1_000 : Number.NaN);
  }
  objections.set(count);
}
