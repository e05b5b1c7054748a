import { OrderView, SETTLED } from '@toric/contracts/order/order.http';
import type { Request } from 'express';
import type { OrderNews } from './order-news.ts';
import type { Answer, Upstreams } from './upstream.ts';

/** All that waiting needs; what a client gets is the order service's own answer. */
const Seen = OrderView.pick({ id: true, status: true });
const LONGEST_SECONDS = 30;
/** How often an order is looked at without news: they can be missed while the broker is away, and hardly while it is there. */
const LOOK_EVERY_MS = { hearing: 10_000, deaf: 1_000 };

/** The seconds that `Prefer: wait=N` asks for, at most 30; 0 when it does not ask. */
export function waitSeconds(prefer: string | undefined): number {
  const asked = /(?:^|[,;\s])wait=(\d{1,4})(?:$|[,;\s])/.exec(prefer ?? '')?.[1];
  return Math.min(Number(asked ?? 0), LONGEST_SECONDS);
}

/** Holds the answer until the order has settled. Not settled in time: 202 with the order as it is. */
export async function waitForOrder(given: {
  first: Answer;
  request: Request;
  asked: number;
  seconds: number;
  upstreams: Upstreams;
  news: OrderNews;
}): Promise<Answer> {
  const { first, request, asked, seconds, upstreams, news } = given;
  const order = Seen.safeParse(JSON.parse(first.body.toString()));
  if (!order.success) return first;
  const deadline = asked + seconds * 1_000;
  const headers = { authorization: request.get('authorization') ?? '' };
  const replayed = first.headers['idempotent-replayed'] !== undefined;
  let answer = first;
  let { status } = order.data;
  for (let since = asked; !SETTLED.includes(status); since = Date.now()) {
    const left = deadline - Date.now();
    if (left <= 0) return { ...answer, status: 202 };
    // a replay shows the order as it was when it was placed: what has come of it since is no news
    const patience = news.ready() ? LOOK_EVERY_MS.hearing : LOOK_EVERY_MS.deaf;
    if (answer !== first || !replayed) await news.next(order.data.id, since, Math.min(left, patience));
    const read = await upstreams.ask({ owner: 'order', method: 'GET', path: `/orders/${order.data.id}`, headers });
    if (read.status !== 200) return { ...answer, status: 202 };
    answer = { ...first, body: read.body };
    ({ status } = Seen.parse(JSON.parse(read.body.toString())));
  }
  return answer;
}
