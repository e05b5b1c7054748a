import { type Background, jittered, loop } from '@toric/chassis/process/background';
import { DAY_MS } from '@toric/optics/calendar-day';
import { lapseWaiting } from '../amendment.store.ts';

const LOOK_MS = 60_000;

/**
 * Lets amendments with a very low price lapse if no second person approved them in time. Any number of instances may
 * run this loop.
 */
export const lapsePrices =
  ({ approvalDays }: { approvalDays: number }): Background =>
  ({ work, log }) => {
    const stopping = new AbortController();
    const failed = (err: unknown) => log.warn({ err }, 'prices that lapse wait for the database');
    const lapsing = loop({ signal: stopping.signal, pauseMs: jittered(LOOK_MS), failed }, () =>
      work(async ({ tx, now }) => {
        await lapseWaiting(tx, new Date(now.getTime() - approvalDays * DAY_MS), now);
        return { result: undefined, outcomes: [] };
      }),
    );
    return {
      async stop() {
        stopping.abort();
        lapsing.wake();
        await lapsing.ended;
      },
    };
  };
