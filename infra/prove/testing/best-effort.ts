/**
 * Wraps calls whose failure does not matter to the caller. Each name says which failure is ignored, so no catch needs a
 * comment.
 */
import { setTimeout as delay } from 'node:timers/promises';

/** Resolves after `ms` milliseconds, or as soon as the signal aborts. */
export const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);

/** Closes a resource that may be broken. An error is ignored, because nothing uses the resource any more. */
export async function closeQuietly(resource: { close(): Promise<unknown> }): Promise<void> {
  await resource.close().catch(() => undefined);
}

/**
 * Resolves to the result of the call, or to undefined if the call fails. Use it in a probe that is repeated until it
 * succeeds.
 */
export const orUndefined = <T>(call: Promise<T>): Promise<T | undefined> => call.catch(() => undefined);
