import { NO_SUCH_ROUTE } from '@toric/contracts/kernel/request.errors';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import type { Request, Response } from 'express';
import { relay } from '../edge/forward.ts';
import type { OrderNews } from './order-news.ts';
import type { StreamSlots } from './stream-slots.ts';
import type { Answer, Upstreams } from '../edge/upstream.ts';

/**
 * The order service is asked for new steps at least once in this number of ms. Intermediate steps are not published on
 * the broker, so the gateway must poll.
 */
const POLL_MS = 500;
const HEARTBEAT_MS = 15_000;
const ENDED: readonly string[] = ['completed', 'cancelled'];
/** Begins a stream. These bytes send the headers at once, and make browsers wait 3 s before they reconnect. */
const OPENING = 'retry: 3000\n: the stream is open\n\n';

type Steps = ReturnType<(typeof ListOrderSteps)['reply']['parse']>;
const stepsIn = ({ body }: Answer): Steps => ListOrderSteps.reply.parse(JSON.parse(body.toString()));
const NO_STEPS: Steps = { data: [], ended: false };
const isLast = ({ data, ended }: Steps) => ended || ENDED.includes(data.at(-1)?.status ?? '');

/**
 * Returns the id after which a stream continues. A browser that reconnects sends it in `Last-Event-ID`. A new
 * `EventSource` cannot set this header, so it sends the query parameter `after`.
 */
function lastEventId(request: Request): string {
  const given = request.get('last-event-id') ?? request.query['after'];
  return typeof given === 'string' && /^\d{1,18}$/.test(given) ? given : '0';
}

/** Returns the id of the order in the path, in lower case. */
export function orderIdOf(request: Request): string {
  const { orderId } = request.params;
  if (typeof orderId !== 'string') throw NO_SUCH_ROUTE({ method: request.method, path: request.path });
  return orderId.toLowerCase();
}

/** Asks the order service, with the rights of the caller, for the steps that follow the step with the id `after`. */
export const askForSteps = (
  upstreams: Upstreams,
  request: Request,
  { orderId, after }: { orderId: string; after: string },
): Promise<Answer> =>
  upstreams.ask({
    owner: 'order',
    method: 'GET',
    path: `/orders/${encodeURIComponent(orderId)}/steps?after=${encodeURIComponent(after)}`,
    headers: {
      authorization: request.get('authorization') ?? '',
      'accept-language': request.get('accept-language') ?? '',
    },
  });

/**
 * GET /v1/orders/{orderId}/events. Streams each status of the order as a server-sent event, past ones first. A client
 * that reconnects sends Last-Event-ID and gets only later events. The stream ends when the order is completed or
 * cancelled. If a client has the last event of such an order and asks again, the answer is 204, after which a browser
 * does not reconnect.
 */
export function orderEvents(dependencies: { upstreams: Upstreams; news: OrderNews; slots: StreamSlots }) {
  const { upstreams, news, slots } = dependencies;

  return async (request: Request, response: Response, caller: string): Promise<void> => {
    const orderId = orderIdOf(request);
    let after = lastEventId(request);
    let polledAt = Date.now();
    const first = await askForSteps(upstreams, request, { orderId, after });
    if (first.status !== 200) return relay(response, first);
    response.set('Cache-Control', 'no-store');
    const { data, ended } = stepsIn(first);
    if (ended && data.length === 0) return void response.status(204).end();
    const giveBack = slots.take(caller);
    response.once('close', giveBack);
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.write(OPENING);
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    response.once('close', () => clearInterval(heartbeat));
    // no answer means that the order service is away: the stream waits for it
    for (let answer: Answer | undefined = first; !response.closed; ) {
      if (answer && answer.status !== 200) break;
      const steps = answer ? stepsIn(answer) : NO_STEPS;
      for (const step of steps.data) {
        response.write(`id: ${step.id}\nevent: status\ndata: ${JSON.stringify(step)}\n\n`);
        after = step.id;
      }
      if (isLast(steps)) break;
      await news.next(orderId, polledAt, POLL_MS);
      polledAt = Date.now();
      answer = await askForSteps(upstreams, request, { orderId, after }).catch(() => undefined);
    }
    response.end();
  };
}
