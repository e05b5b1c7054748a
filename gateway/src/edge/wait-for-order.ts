import { OrderView, SETTLED } from '@toric/contracts/order/order.http';
import type { Request, Response } from 'express';
import type { OrderNews } from '../live/order-news.ts';
import type { Answer, Upstreams } from './upstream.ts';

/**
 * Parses the fields of an order that are needed while a client waits. The client gets the complete answer of the order
 * service.
 */
const OrderState = OrderView.pick({ id: true, status: true });
const MAX_SECONDS = 30;
/**
 * While a client waits, the order is read at least once in this number of ms. News of the order comes through the
 * broker and may be lost, so the order is also polled. It is polled more often while the broker does not answer.
 */
const POLL_MS = { withBroker: 10_000, withoutBroker: 1_000 };

/** Returns the seconds of `Prefer: wait=N`, at most 30, or 0 if the header does not ask to wait. */
export function waitSeconds(prefer: string | undefined): number {
  const requested = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/.exec(prefer ?? '')?.[1];
  return Math.min(Number(requested ?? 0), MAX_SECONDS);
}

/** Returns the answer of an operation on an order, delayed by `Prefer: wait=N` if the client sent it. */
export async function settledAnswer(
  request: Request,
  response: Response,
  { answer, requestedAt }: { answer: Answer; requestedAt: number },
  dependencies: { upstreams: Upstreams; news: OrderNews },
): Promise<Answer> {
  const seconds = waitSeconds(request.get('prefer'));
  if (seconds === 0) return answer;
  response.set('Preference-Applied', `wait=${seconds}`);
  return waitForOrder({ first: answer, request, requestedAt, seconds, ...dependencies });
}

/**
 * Returns the answer as soon as the order has settled. If it has not settled in time, returns its present state with
 * status 202.
 */
async function waitForOrder(options: {
  first: Answer;
  request: Request;
  requestedAt: number;
  seconds: number;
  upstreams: Upstreams;
  news: OrderNews;
}): Promise<Answer> {
  const { first, request, requestedAt, seconds, upstreams, news } = options;
  const order = OrderState.safeParse(JSON.parse(first.body.toString()));
  if (!order.success) return first;
  const deadline = requestedAt + seconds * 1_000;
  const headers = {
    authorization: request.get('authorization') ?? '',
    'accept-language': request.get('accept-language') ?? '',
  };
  const replayed = first.headers['idempotent-replayed'] !== undefined;
  let answer = first;
  let { status } = order.data;
  for (let since = requestedAt; !SETTLED.includes(status); since = Date.now()) {
    const left = deadline - Date.now();
    if (left <= 0) return { ...answer, status: 202 };
    // a repeated request with the same idempotency key gets the state of the order at the time of the first request, so
    // the present state is read at once
    const pollMs = news.ready() ? POLL_MS.withBroker : POLL_MS.withoutBroker;
    if (answer !== first || !replayed) await news.next(order.data.id, since, Math.min(left, pollMs));
    const read = await upstreams.ask({ owner: 'order', method: 'GET', path: `/orders/${order.data.id}`, headers });
    if (read.status !== 200) return { ...answer, status: 202 };
    answer = { ...first, body: read.body };
    ({ status } = OrderState.parse(JSON.parse(read.body.toString())));
  }
  return answer;
}
