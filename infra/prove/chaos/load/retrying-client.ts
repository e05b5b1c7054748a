/** Calls the public API. It repeats each request with the same idempotency key until it gets a final answer. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  CancelOrder,
  GetOrder,
  type OrderView,
  PlaceOrder,
  type PlaceOrderBody,
} from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { ReplayOutbox } from '@toric/contracts/operator/operator.http';
import { RequestRefund } from '@toric/contracts/payment/payment.http';
import type { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import { attempt } from '../../e2e/attempt.ts';
import type { ServiceName } from '../../../run/system/parts.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import { afterSale } from './after-sale.ts';
import { type Connection, type Customer, type PlacedOrder, requestUntilFinal, signInAgain } from './until-final.ts';

export type RetryingClient = ReturnType<typeof createRetryingClient>;

// Limits the pause between two polls, in ms. While a server is down, hundreds of users poll, and the pause keeps them
// from overloading the system.
const MAX_POLL_PAUSE_MS = 10_000;

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
    ...afterSale(connection),
    waitForStatus: (order: PlacedOrder, wanted: readonly OrderView['status'][], seconds: number) =>
      waitForStatus(connection, order, wanted, seconds),
  };
}

/**
 * Holds the options of placing an order. `wait` is the number of seconds for which the request waits for the order to
 * settle. `key` defaults to a new idempotency key.
 */
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
    refund: ({ id: orderId }: PlacedOrder, refundTo?: RefundTo) =>
      requestUntilFinal(connection, { name: 'refund', by: staff.finance, orderId }, (credentials) =>
        attempt(
          api.call(RequestRefund, {
            params: { orderId },
            body: { reason: 'Sent back by the buyer', ...(refundTo && { refundTo }) },
            ...credentials,
          }),
        ),
      ),
    /** Replays the outbox of one service from `since`, page by page, as an operator does after a loss of messages. */
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

const hasEnded = ({ status }: OrderView) =>
  status === 'cancelled' || status === 'completed' || status === 'payment-due';
