import { AUTH_NOT_CHECKED, AUTH_SESSION_OVER } from '@toric/contracts/kernel/request.errors';
import { boundedCache } from '../data/bounded-cache.ts';

/** Checks whether the session of a token has ended. */
export type EndedSessions = {
  /**
   * Throws if the session has ended. Usually it answers at once. It returns a promise only if the list is too old to be
   * trusted and must be read first. Throws `auth.not-checked` if the list cannot be read.
   */
  assertLive(sessionId: string): void | Promise<void>;
};

/** Returns the ids of the sessions that ended in the last `seconds` seconds. */
export type ReadEnded = (seconds: number) => Promise<readonly string[]>;

/** An access token is valid for ten minutes. The list covers 15 minutes, because clocks of machines differ. */
export const TOKEN_LIFE_SECONDS = 900;
/**
 * Each reading also covers the last minute before the previous reading. A row becomes visible only at its commit, which
 * may come some seconds after the time in the row. No transaction of ours lasts a minute.
 */
const OVERLAP_SECONDS = 60;
/**
 * A list older than this is read again before a token is accepted. So a token is refused at most 4 s after its session
 * ended. If the list cannot be read, every token is refused. The shop is promised 5 s.
 */
export const TRUSTED_MS = 4_000;
const MOST_SESSIONS = 200_000;

/**
 * Keeps the ended sessions in memory, so that the check of a request costs one look-up in a map. `refresh` reads the
 * list. Concurrent calls share one reading.
 */
export function endedSessions(read: ReadEnded, clock: () => number = () => performance.now()) {
  const ended = boundedCache<string, true>(MOST_SESSIONS);
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;

  async function readNow(): Promise<void> {
    const startedAt = clock();
    const since = Math.min(TOKEN_LIFE_SECONDS, (startedAt - readAt) / 1_000 + OVERLAP_SECONDS);
    for (const id of await read(since)) ended.set(id, true);
    readAt = startedAt;
  }
  function refresh(): Promise<void> {
    reading ??= readNow().finally(() => {
      reading = undefined;
    });
    return reading;
  }
  const check = (sessionId: string): void => {
    if (ended.get(sessionId)) throw AUTH_SESSION_OVER();
  };
  async function checkLater(sessionId: string): Promise<void> {
    // a reading that is already running may have begun long ago, so its result may be too old as well
    for (let tries = 0; tries < 2 && clock() - readAt > TRUSTED_MS; tries++) await refresh().catch(() => undefined);
    if (clock() - readAt > TRUSTED_MS) throw AUTH_NOT_CHECKED();
    check(sessionId);
  }
  return {
    refresh,
    assertLive: (sessionId: string): void | Promise<void> =>
      clock() - readAt > TRUSTED_MS ? checkLater(sessionId) : check(sessionId),
  };
}
