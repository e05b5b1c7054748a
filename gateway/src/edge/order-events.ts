import { ListOrderSteps } from '@toric/contracts/order/order.http';
import { NO_SUCH_ROUTE } from '@toric/contracts/kernel/request.errors';
import type { Request, Response } from 'express';
import { relay } from './forward.ts';
import type { OrderNews } from './order-news.ts';
import type { Answer, Upstreams } from './upstream.ts';

/**
 * The longest time between two requests to the order service for new steps. Intermediate steps are not published on the
 * broker, so the gateway must poll.
 */
const POLL_MS = 500;
const HEARTBEAT_MS = 15_000;
const ENDED: readonly string[] = ['completed', 'cancelled'];

/**
 * GET /v1/orders/{orderId}/events. Streams each status of the order as a server-sent event, past ones first. A client
 * that reconnects sends Last-Event-ID and gets only later events. The stream ends when the order is completed or
 * cancelled.
 */
export function orderEvents({ upstreams, news }: { upstreams: Upstreams; news: OrderNews }) {
  const steps = (request: Request, orderId: string, after: string): Promise<Answer> =>
    upstreams.ask({
      owner: 'order',
      method: 'GET',
      path: `/orders/${encodeURIComponent(orderId)}/steps?after=${encodeURIComponent(after)}`,
      headers: {
        authorization: request.get('authorization') ?? '',
        'accept-language': request.get('accept-language') ?? '',
      },
    });

  return async (request: Request, response: Response): Promise<void> => {
    const { orderId } = request.params;
    if (typeof orderId !== 'string') throw NO_SUCH_ROUTE({ method: request.method, path: request.path });
    let after = /^\d{1,18}$/.test(request.get('last-event-id') ?? '') ? (request.get('last-event-id') ?? '0') : '0';
    let polledAt = Date.now();
    let answer = await steps(request, orderId, after);
    if (answer.status !== 200) return relay(response, answer);
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
    response.once('close', () => clearInterval(heartbeat));
    while (!response.closed && answer.status === 200) {
      const { data } = ListOrderSteps.reply.parse(JSON.parse(answer.body.toString()));
      for (const step of data) {
        response.write(`id: ${step.id}\nevent: status\ndata: ${JSON.stringify(step)}\n\n`);
        after = step.id;
      }
      if (ENDED.includes(data.at(-1)?.status ?? '')) break;
      await news.next(orderId, polledAt, POLL_MS);
      polledAt = Date.now();
      answer = await steps(request, orderId, after).catch(() => answer);
    }
    response.end();
  };
}
