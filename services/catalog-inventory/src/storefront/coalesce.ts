import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Coalesces concurrent calls of `query`: callers that wait at the same time share one run. A caller that arrives during
 * a run shares the next run, so it never gets data older than its own call. At most one run is under way at a time. If
 * a run fails, every caller that shares it fails, and the next run is not affected. Each caller resumes in its own turn
 * of the event loop, so the first caller can send its answer before the last one starts to work.
 */
export function coalesce<A, T>(query: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return async (argument) => {
    next ??= running.then(() => {
      next = undefined;
      const result = query(argument);
      running = result.catch(() => undefined); // the callers get the error from `result`, so it is ignored here
      return result;
    });
    return nextTurn(await next);
  };
}
