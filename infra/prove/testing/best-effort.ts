/**
 * Calls whose failure changes nothing for the caller. Each name says which failure is ignored, so no catch needs a
 * comment.
 */
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `ms`, or as soon as the signal aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** Closes what may already be broken: a failure to close has nothing left to lose. */
export async function closeQuietly(resource: { close(): Promise<unknown> }): Promise<void> {
  await resource.close().catch(() => undefined);
}

/** Resolves to undefined if the call fails. Use it in a probe that is repeated until it succeeds. */
export const orUndefined = <T>(call: Promise<T>): Promise<T | undefined> => call.catch(() => undefined);
