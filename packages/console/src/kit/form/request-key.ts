import { ProblemError } from '@toric/client/problem-error';
import { useRef } from 'react';

/** Returns true if the shop may have applied the request, although no answer confirmed it. */
const mayBeDone = (problem: unknown): boolean =>
  !(problem instanceof ProblemError) ||
  problem.status >= 500 ||
  (problem.status === 409 && problem.headers.has('retry-after'));

export type RequestKey = { readonly get: () => string; readonly settle: (problem?: unknown) => void };

/**
 * Keeps the idempotency key of a request over its retries. A refusal ends the key, because the corrected request is a
 * different request. Without an answer the key stays, so that nothing is done twice.
 */
export function useRequestKey(): RequestKey {
  const key = useRef<string>(undefined);
  return {
    get: () => (key.current ??= crypto.randomUUID()),
    settle(problem) {
      if (problem === undefined || !mayBeDone(problem)) key.current = undefined;
    },
  };
}
