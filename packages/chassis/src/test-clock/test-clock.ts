/** Decides about moves of the test clock: when they take effect, and which are refused (ADR 0065). */
import { TEST_CLOCK_BACK, TEST_CLOCK_MOVING, TEST_CLOCK_TOO_FAR } from '@toric/contracts/operator/test-clock.errors';
import { MOST_AHEAD_DAYS, type TestClockView } from '@toric/contracts/operator/test-clock.http';
import type { ClockMove } from '@toric/messaging/database';
import type { StoredClock } from './test-clock.store.ts';

/**
 * A move takes effect after this number of ms. Every process reads the row once a second, so all processes know the
 * move before that, and move together.
 */
export const NOTICE_MS = 3_000;
const DAY_MS = 86_400_000;

const aheadAt = ({ aheadMs, formerMs, since }: ClockMove, realNow: Date): number =>
  realNow >= since ? aheadMs : formerMs;

type Wanted = { forwardSeconds?: number | undefined; to?: string | undefined };

/** Returns the move that leads forward by a time, or to an instant. Throws if the move leads back or too far. */
export function decideMove(clock: StoredClock, { forwardSeconds, to }: Wanted): ClockMove {
  const { realNow, since } = clock;
  if (realNow < since) throw TEST_CLOCK_MOVING();
  const formerMs = clock.aheadMs;
  const aheadMs = to === undefined ? formerMs + (forwardSeconds ?? 0) * 1_000 : Date.parse(to) - realNow.getTime();
  if (aheadMs < formerMs) throw TEST_CLOCK_BACK({ now: new Date(realNow.getTime() + formerMs).toISOString() });
  if (aheadMs > MOST_AHEAD_DAYS * DAY_MS) throw TEST_CLOCK_TOO_FAR({ days: MOST_AHEAD_DAYS });
  return { aheadMs, formerMs, since: new Date(realNow.getTime() + NOTICE_MS) };
}

/** Returns the clock as it is at `realNow`, and the move that has not taken effect yet. */
export function clockView(clock: ClockMove, realNow: Date): TestClockView {
  const aheadMs = aheadAt(clock, realNow);
  return {
    now: new Date(realNow.getTime() + aheadMs).toISOString(),
    realNow: realNow.toISOString(),
    aheadSeconds: Math.round(aheadMs / 1_000),
    move:
      realNow < clock.since
        ? { aheadSeconds: Math.round(clock.aheadMs / 1_000), holdsFrom: clock.since.toISOString() }
        : null,
  };
}
