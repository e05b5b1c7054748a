/** The clock of the shop: the real time, unless a test stack has moved it ahead (ADR 0065). */
export type Clock = { now(): Date };

/** A move of the clock. Before `since` the shop is `formerMs` ahead of the real time, and from then on `aheadMs`. */
export type ClockMove = { readonly aheadMs: number; readonly formerMs: number; readonly since: Date };
export type MovableClock = Clock & { follow(move: ClockMove): void };

/**
 * A process moves so much earlier than the database, because the clocks of machines differ. A process that is late would
 * postpone a deadline that the database has just found, and by the old time.
 */
const EARLY_MS = 500;

/** Returns a clock that shows the real time, and moves ahead when it is told. It never goes back. */
export function movableClock(realNow: () => number = Date.now): MovableClock {
  let move: ClockMove = { aheadMs: 0, formerMs: 0, since: new Date(0) };
  return {
    now() {
      const now = realNow();
      return new Date(now + (now >= move.since.getTime() - EARLY_MS ? move.aheadMs : move.formerMs));
    },
    follow(next) {
      if (next.aheadMs >= move.aheadMs) move = next;
    },
  };
}
