// A client of the public API who never gives up: what is not known to have been done is asked again with the same key.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import type { Client } from '@toric/client/client';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { Operation } from '@toric/contracts/kernel/operation';
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
import { type Attempt, attempt } from '../e2e/attempt.ts';
import { type Buyer, PASSWORD } from '../e2e/shop.ts';
import type { ServiceName } from '../../run/system/parts.ts';
import type { Action, ClientLedger } from './client-ledger.ts';

/** Somebody who is signed in, and signs in again when told to. */
export type Person = { readonly email: string; readonly password: string; token: string };
export type Customer = Buyer & Person;
export type Placed = { readonly id: string; readonly by: Customer };
export type Shopper = ReturnType<typeof openShopper>;
type About = { token: string; idempotencyKey: string };

export const person = <P extends { email: string; token: string }>(who: P, password = PASSWORD): P & Person => ({
  ...who,
  password,
});

// hundreds wait while a server is down: they must not be the load
const LONGEST_PAUSE_MS = 4_000;
const LONGEST_LOOK_MS = 10_000;
const PATIENCE_MS = 20 * 60_000;

export function openShopper(options: {
  api: Client;
  ledger: ClientLedger;
  staff: Readonly<Record<StaffRole, Person>>;
  signal: AbortSignal;
}) {
  const { api, ledger, staff, signal } = options;

  async function signInAgain(who: Person): Promise<void> {
    const session = await api.signIn(who.email, who.password).catch(() => undefined);
    if (session) who.token = session.accessToken;
  }

  /** Until it is acknowledged: done, or refused for a reason that asking again does not change. */
  async function insist<O extends Operation>(
    action: { name: Action; by: Person; orderId?: string; key?: string },
    ask: (about: About) => Promise<Attempt<O>>,
  ): Promise<Attempt<O> | undefined> {
    const { name, by, orderId = null, key = randomUUID() } = action;
    const started = performance.now();
    for (let tries = 0; !signal.aborted && performance.now() - started < PATIENCE_MS; tries++) {
      const answer = await ask({ token: by.token, idempotencyKey: key }).catch(() => undefined);
      if (answer && isFinal(answer)) {
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
      if (answer?.status === 401) await signInAgain(by);
      await delay(Math.min(LONGEST_PAUSE_MS, 50 * 2 ** tries) * (0.5 + Math.random() / 2));
    }
    ledger.append({ action: name, key, status: null, orderId, ms: performance.now() - started, body: null });
    return undefined;
  }

  return {
    /** For a request that is first made elsewhere. */
    reserveKey: () => randomUUID() as string,
    /** With `wait` the answer comes when the order has settled, or after so many seconds. */
    async place(
      by: Customer,
      body: PlaceOrderBody,
      { wait = 0, key }: { wait?: number; key?: string } = {},
    ): Promise<Placed | undefined> {
      const prefer = wait > 0 ? { prefer: `wait=${wait}` } : {};
      const answer = await insist({ name: 'place', by, ...(key && { key }) }, (about) =>
        attempt(api.call(PlaceOrder, { body, ...about, ...prefer })),
      );
      return answer?.ok ? { id: answer.body.id, by } : undefined;
    },
    cancel: ({ id: orderId, by }: Placed) =>
      insist({ name: 'cancel', by, orderId }, (about) =>
        attempt(api.call(CancelOrder, { params: { orderId }, body: {}, ...about })),
      ),
    ship: ({ id: orderId }: Placed) =>
      insist({ name: 'ship', by: staff.warehouse, orderId }, (about) =>
        attempt(
          api.call(ShipOrder, {
            params: { orderId },
            body: { carrier: 'Parcel', trackingNumber: orderId.slice(-12) },
            ...about,
          }),
        ),
      ),
    deliver: ({ id: orderId }: Placed) =>
      insist({ name: 'deliver', by: staff.warehouse, orderId }, (about) =>
        attempt(api.call(DeliverOrder, { params: { orderId }, ...about })),
      ),
    refund: ({ id: orderId }: Placed) =>
      insist({ name: 'refund', by: staff.finance, orderId }, (about) =>
        attempt(api.call(RequestRefund, { params: { orderId }, body: { reason: 'Sent back by the buyer' }, ...about })),
      ),
    /** As an operator does when the broker has lost messages: what the service has published since then, once more. */
    async republish(service: ServiceName, given: { since: string; type?: string }): Promise<void> {
      for (let until: string | undefined, more = true; more; ) {
        const body = { ...given, until };
        const answer = await insist({ name: 'republish', by: staff.operator }, (about) =>
          attempt(api.call(ReplayOutbox, { params: { service }, body, ...about })),
        );
        if (!answer?.ok) throw new Error(`${service} was not made to publish again: ${inspect(answer?.problem)}`);
        ({ until, more } = answer.body);
      }
    },
    /** Looks at the order until it is in one of these states, or has settled otherwise; undefined: not in time. */
    async until(
      { id: orderId, by }: Placed,
      wanted: readonly OrderView['status'][],
      seconds: number,
    ): Promise<OrderView | undefined> {
      const deadline = Date.now() + seconds * 1_000;
      for (let looks = 0; !signal.aborted && Date.now() < deadline; looks++) {
        const answer = await attempt(api.call(GetOrder, { params: { orderId }, token: by.token })).catch(
          () => undefined,
        );
        if (answer?.ok && (wanted.includes(answer.body.status) || hasEnded(answer.body))) return answer.body;
        if (answer?.status === 401) await signInAgain(by);
        await delay(Math.min(LONGEST_LOOK_MS, 250 * 1.4 ** looks));
      }
      return undefined;
    },
  };
}

const hasEnded = ({ status }: OrderView) =>
  status === 'cancelled' || status === 'completed' || status === 'payment-due';

/** Not an answer: no network, an unwell server, a key still at work, a caller to slow down or to sign in again. */
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
