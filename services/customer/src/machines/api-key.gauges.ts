import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { countEndingBefore } from './api-key.reader.store.ts';

const FORTNIGHT_MS = 14 * 86_400_000;

const endSoon = new Gauge({
  name: 'api_keys_end_soon',
  help: 'API keys in force that expire within 14 days',
  registers: [registry],
});

/**
 * Sets the gauge of the API keys that expire within a fortnight. The gauge is NaN while the database does not answer,
 * because 0 would mean that no key expires soon.
 */
export async function measureApiKeys(db: Reader, now: Date): Promise<void> {
  const until = new Date(now.getTime() + FORTNIGHT_MS);
  endSoon.set(await countEndingBefore(db, now, until).catch(() => Number.NaN));
}
