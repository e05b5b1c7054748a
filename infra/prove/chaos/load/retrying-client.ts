/** A client of the public API that retries with the same idempotency key until it gets a final answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Client } from '@toric/client/client';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Operation } from '@toric/contracts/kernel/operation';
import { signInStaff } from '../../../shop/sign-in-staff.ts';
import {
  CancelOrder,
  DeliverOrder,
  GetOrder,
  type OrderView,
  PlaceOrder,
  type PlaceOrderBody,
  ShipOrder,
} from '@toric/contracts/order/order.http';
import { ReplayOutbox } from '@toric/contracts/operator/operator.http';
import { RequestRefund } from '@toric/contracts/payment/payment.http';
import { type Attempt, attempt } from '../../e2e/attempt.ts';
import { type Buyer, PASSWORD } from '../../e2e/shop.ts';
import type { ServiceName } from '../../../run/system/parts.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import type { Action, ClientLedger } from '../client-ledger.ts';

/** A signed-in user. The client signs in again with the password when the token is refused. */
export type Account = { readonly email: string; readonly password: string; token: string };
export type Customer = Buyer & Account;
export type PlacedOrder = { readonly id: string; readonly by: Customer };
export type RetryingClient = ReturnType<typeof createRetryingClient>;

type Connection = {
  readonly api: Client;
  readonly ledger: ClientLedger;
  readonly staff: Readonly<Record<StaffRole, Account>>;
  readonly signal: AbortSignal;
};
type Credentials = { token: string; idempotencyKey: string };

export const withPassword = <P extends { email: string; token: string }>(who: P, password = PASSWORD): P & Account => ({
  ...who,
  password,
});

// The longest pauses between two tries and between two polls. While a server is down, hundreds of requests retry. The
// back-off keeps these requests from overloading the system.
const MAX_RETRY_PAUSE_MS = 4_000;
const MAX_POLL_PAUSE_MS = 10_000;
const TIMEOUT_MS = 20 * 60_000;

export function createRetryingClient(connection: Connection) {
  return {
    /** Returns a new idempotency key, for a caller that must know the key of a request beforehand. */
    newKey: () => randomUUID() as string,
    place: (by: Customer, body: PlaceOrderBody, options?: PlaceOptions) => place(connection, by, body, options),
    cancel: ({ id: orderId, by }: PlacedOrder) =>
      requestUntilFinal(connection, { name: 'cancel', by, orderId }, (credentials) =>
        attempt(connection.api.call(CancelOrder, { params: { orderId }, body: {}, ...credentials })),
      ),
    ...staffActions(connection),
    waitForStatus: (order: PlacedOrder, wanted: readonly OrderView['status'][], seconds: number) =>
      waitForStatus(connection, order, wanted, seconds),
  };
}

/**
 * Repeats a request with the same key until the answer is final: success, or a refusal that a retry cannot change.
 * Records the answer in the ledger. Returns undefined if no answer is final within 20 minutes, or if the run is
 * aborted.
 */
async function requestUntilFinal<O extends Operation>(
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

/** `wait` is how many seconds the request waits for the order to settle. `key` defaults to a new idempotency key. */
type PlaceOptions = { wait?: number; key?: string };

async function place(
  connection: Connection,
  by: Customer,
  body: PlaceOrderBody,
  { wait = 0, key }: PlaceOptions = {},
): Promise<PlacedOrder | undefined> {
  const prefer = wait > 0 ? { prefer: `wait=${wait}` } : {};
  const answer = await requestUntilFinal(connection, { name: 'place', by, ...(key && { key }) }, (credentials) =>
    attempt(connection.api.call(PlaceOrder, { body, ...credentials, ...prefer })),
  );
  return answer?.ok ? { id: answer.body.id, by } : undefined;
}

function staffActions(connection: Connection) {
  const { api, staff } = connection;
  return {
    ship: ({ id: orderId }: PlacedOrder) =>
      requestUntilFinal(connection, { name: 'ship', by: staff.warehouse, orderId }, (credentials) =>
        attempt(
          api.call(ShipOrder, {
            params: { orderId },
            body: { carrier: 'Parcel', trackingNumber: orderId.slice(-12) },
            ...credentials,
          }),
        ),
      ),
    deliver: ({ id: orderId }: PlacedOrder) =>
      requestUntilFinal(connection, { name: 'deliver', by: staff.warehouse, orderId }, (credentials) =>
        attempt(api.call(DeliverOrder, { params: { orderId }, ...credentials })),
      ),
    refund: ({ id: orderId }: PlacedOrder) =>
      requestUntilFinal(connection, { name: 'refund', by: staff.finance, orderId }, (credentials) =>
        attempt(
          api.call(RequestRefund, { params: { orderId }, body: { reason: 'Sent back by the buyer' }, ...credentials }),
        ),
      ),
    /**
     * Does what an operator does after a loss of messages: replays the outbox of one service from `since`, page by
     * page.
     */
    async republish(service: ServiceName, given: { since: string; type?: string }): Promise<void> {
      for (let until: string | undefined, more = true; more; ) {
        const body = { ...given, until };
        const answer = await requestUntilFinal(connection, { name: 'republish', by: staff.operator }, (credentials) =>
          attempt(api.call(ReplayOutbox, { params: { service }, body, ...credentials })),
        );
        if (!answer?.ok) throw new Error(`the outbox of ${service} was not replayed: ${inspect(answer?.problem)}`);
        ({ until, more } = answer.body);
      }
    },
  };
}

/**
 * Polls until the order has one of the wanted statuses or has ended, and returns the order. Returns undefined after
 * `seconds`, or if the run is aborted.
 */
async function waitForStatus(
  { api, signal }: Connection,
  { id: orderId, by }: PlacedOrder,
  wanted: readonly OrderView['status'][],
  seconds: number,
): Promise<OrderView | undefined> {
  const deadline = Date.now() + seconds * 1_000;
  for (let polls = 0; !signal.aborted && Date.now() < deadline; polls++) {
    const answer = await orUndefined(attempt(api.call(GetOrder, { params: { orderId }, token: by.token })));
    if (answer?.ok && (wanted.includes(answer.body.status) || hasEnded(answer.body))) return answer.body;
    if (answer?.status === 401) await signInAgain(api, by);
    await delay(Math.min(MAX_POLL_PAUSE_MS, 250 * 1.4 ** polls));
  }
  return undefined;
}

/** Returns true if the second factor was proved too long ago. Signing in again proves it. */
const needsFreshCode = (answer: Attempt<Operation> | undefined): boolean =>
  answer?.ok === false && answer.problem.type.endsWith('/auth.step-up-needed');

async function signInAgain(api: Client, who: Account): Promise<void> {
  const token = await orUndefined(signInStaff(api, who));
  if (token !== undefined) who.token = token;
}

const hasEnded = ({ status }: OrderView) =>
  status === 'cancelled' || status === 'completed' || status === 'payment-due';

/**
 * Returns true if a retry cannot change the answer. Returns false for a server error, an expired token, a time-out, a
 * rate limit, or a request with the same key that is still running.
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
