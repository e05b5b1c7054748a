/**
 * Resolves to the result of `work`, or throws when `signal` aborts. The work itself continues: a resolver of the
 * operating system, for example, cannot be aborted.
 */
export function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('the deadline has passed')), { once: true });
    work.then(resolve, reject);
  });
}
