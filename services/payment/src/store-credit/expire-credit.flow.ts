import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import { expireCredit } from './ledger.store.ts';

/** Expired store credit is searched once an hour. Store credit lasts for months, so an hour more does not matter. */
const PAUSE_MS = 3_600_000;

/**
 * Returns the background task that expires store credit after `months`. Returns undefined if store credit never
 * expires.
 */
export const expiry = (months: number): Background | undefined =>
  months === 0
    ? undefined
    : ({ database, log }) => {
        const stopping = new AbortController();
        const failed = (err: unknown) => log.warn({ err }, 'expired store credit waits for the database');
        const { ended } = loop({ signal: stopping.signal, pauseMs: jittered(PAUSE_MS), failed }, () =>
          transaction(database, (tx) => {
            const now = new Date();
            return expireCredit({ tx, now, newId }, monthsBefore(now, months));
          }),
        );
        return {
          async stop() {
            stopping.abort();
            await ended;
          },
        };
      };

/** Returns the same day and time `months` months earlier. If that month has no such day, returns its last day. */
export function monthsBefore(now: Date, months: number): Date {
  const back = new Date(now);
  back.setUTCDate(1);
  back.setUTCMonth(back.getUTCMonth() - months);
  const last = new Date(Date.UTC(back.getUTCFullYear(), back.getUTCMonth() + 1, 0)).getUTCDate();
  back.setUTCDate(Math.min(now.getUTCDate(), last));
  return back;
}
