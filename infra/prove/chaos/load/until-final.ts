/** Repeats a request with the same idempotency key until its answer is final. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@toric/client/client';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Operation } from '@toric/contracts/kernel/operation';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import type { Attempt } from '../../e2e/attempt.ts';
import { type Buyer, PASSWORD } from '../../e2e/shop.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import type { Action, ClientLedger } from '../client-ledger.ts';

/** Describes a signed-in user. The client signs in again with the password when the token is refused. */
export type Account = { readonly email: string; readonly password: string; token: string };
export type Customer = Buyer & Account;
export type PlacedOrder = { readonly id: string; readonly by: Customer };

export type Connection = {
  readonly api: Client;
  readonly ledger: ClientLedger;
  readonly staff: Readonly<Record<StaffRole, Account>>;
  readonly signal: AbortSignal;
};
export type Credentials = { token: string; idempotencyKey: string };

export const withPassword = <P extends { email: string; token: string }>(who: P, password = PASSWORD): P & Account => ({
  ...who,
  password,
});

// Limits the pause between two tries, in ms. While a server is down, hundreds of requests retry, and the back-off keeps
// them from overloading the system.
const MAX_RETRY_PAUSE_MS = 4_000;
const TIMEOUT_MS = 20 * 60_000;

/**
 * Repeats a request with the same idempotency key until the answer is final: success, or a refusal that a retry cannot
 * change. Records the answer in the client's ledger. Returns undefined if no answer is final within 20 minutes, or if
 * the run is aborted.
 */
export async function requestUntilFinal<O extends Operation>(
  { api, ledger, signal }: Connection,
  action: { name: Action; by: Account; orderId?: string; key?: string },
  request: (credentials: Credentials) => Promise<Attempt<O>>,
): Promise<Attempt<O> | undefined> {
  const { name, by, orderId = null, key = randomUUID() } = action;
  const started = performance.now();
  for (let tries = 0; !signal.aborted && performance.now() - started < TIMEOUT_MS; tries++) {
    const answer = await orUndefined(request({ token: by.token, idempotencyKey: key }));
    if (answer && isFinal(answer) && !needsFreshCode(answer)) {
      const body: unknown = answer.ok ? answer.body : answer.problem;
      ledger.append({
        action: name,
        key,
        status: answer.status,
        orderId: orderId ?? idOf(body),
        ms: performance.now() - started,
        body,
      });
      return answer;
    }
    if (answer?.status === 401 || needsFreshCode(answer)) await signInAgain(api, by);
    await delay(Math.min(MAX_RETRY_PAUSE_MS, 50 * 2 ** tries) * (0.5 + Math.random() / 2));
  }
  ledger.append({ action: name, key, status: null, orderId, ms: performance.now() - started, body: null });
  return undefined;
}

/** Returns true if the session proved its second factor too long ago. Signing in again proves the second factor. */
const needsFreshCode = (answer: Attempt<Operation> | undefined): boolean =>
  answer?.ok === false && answer.problem.type.endsWith('/auth.step-up-needed');

export async function signInAgain(api: Client, who: Account): Promise<void> {
  const token = await orUndefined(signInStaff(api, who));
  if (token !== undefined) who.token = token;
}

/**
 * Returns true if a retry cannot change the answer. Returns false for a server error, an expired token, a time-out, a
 * rate limit, or a request with the same idempotency key that is still running.
 */
function isFinal(answer: Attempt<Operation>): boolean {
  if (answer.ok) return true;
  const { status, problem } = answer;
  if (status >= 500 || status === 401 || status === 408 || status === 429) return false;
  return !(status === 409 && problem.type.endsWith('/idempotency.in-flight'));
}

function idOf(body: unknown): string | null {
  const id: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'id') : undefined;
  return typeof id === 'string' ? id : null;
}
