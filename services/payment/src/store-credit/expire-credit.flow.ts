import { type Background, jittered, loop, newId, transaction } from '@toric/chassis/process/background';
import { expireCredit } from './ledger.store.ts';

/** Credit lasts for months, so an hour more does no harm. */
const PAUSE_MS = 3_600_000;

/** Returns the work that lets store credit expire after `months`. Returns none if store credit never expires. */
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

/** Returns the same time some months ago. A day that the month does not have is its last day. */
export function monthsBefore(now: Date, months: number): Date {
  const back = new Date(now);
  back.setUTCDate(1);
  back.setUTCMonth(back.getUTCMonth() - months);
  const last = new Date(Date.UTC(back.getUTCFullYear(), back.getUTCMonth() + 1, 0)).getUTCDate();
  back.setUTCDate(Math.min(now.getUTCDate(), last));
  return back;
}
