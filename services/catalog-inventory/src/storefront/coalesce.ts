import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Coalesces concurrent calls of `query`. A caller that arrives during a running query shares the next one, so it never
 * gets data older than its own call. At most one query runs at a time. If it fails, every caller that shares it fails;
 * the next query starts anew. Each caller resumes in its own turn of the event loop, so the first can send its answer
 * before the last one starts to work.
 */
export function coalesce<A, T>(query: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let running: Promise<unknown> = Promise.resolve();
  let next: Promise<T> | undefined;
  return async (argument) => {
    next ??= running.then(() => {
      next = undefined;
      const result = query(argument);
      running = result.catch(() => undefined); // the callers get the error from `result`
      return result;
    });
    return nextTurn(await next);
  };
}
