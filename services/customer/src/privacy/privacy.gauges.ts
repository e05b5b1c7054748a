import { registry } from '@toric/messaging/metrics';
import { Gauge } from 'prom-client';
import type { Reader } from '../reader.store.ts';
import { countDue } from './privacy-request.store.ts';

/** Holds the number of days before a deadline at which an alarm is raised. */
const WARNING_DAYS = 5;
const DAY_MS = 86_400_000;

const dueSoon = new Gauge({
  name: 'privacy_requests_due_soon',
  help: `Open privacy requests whose legal deadline is over, or comes within ${WARNING_DAYS} days`,
  registers: [registry],
});

/**
 * Sets the gauge of the open privacy requests whose deadline is near. The gauge is NaN while the database does not
 * answer, because 0 would mean that no deadline is near.
 */
export async function measurePrivacyRequests(db: Reader): Promise<void> {
  const before = new Date(Date.now() + WARNING_DAYS * DAY_MS);
  dueSoon.set(await countDue(db, before).catch(() => Number.NaN));
}
