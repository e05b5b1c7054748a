import { z } from 'zod';
import { Instant } from '../kernel/common.ts';
import { GATEWAY, operation } from '../kernel/operation.ts';
import { requestText, SentText } from '../kernel/text.ts';
import { ORDER_NOT_FOUND, STREAM_TICKET_INVALID, STREAM_TOO_MANY } from './order.errors.ts';
import { GetOrder, OrderStep } from './order.http.ts';

export const ListOrderSteps = operation({
  id: 'listOrderSteps',
  endpoint: 'GET /orders/{orderId}/steps',
  owner: 'order',
  summary: 'List the changes of the status of an order',
  description: 'Oldest first. `GET /orders/{orderId}/events` streams them live.',
  allow: GetOrder.allow,
  params: GetOrder.params,
  query: z.strictObject({
    after: requestText()
      .max(40)
      .optional()
      .meta({ description: 'The `id` of the last step that you know. If omitted, all steps are answered.' }),
  }),
  reply: z.object({
    data: z.array(OrderStep),
    ended: z.boolean().meta({ description: 'True if the order has ended and no step follows those in `data`.' }),
  }),
  errors: [ORDER_NOT_FOUND],
});

export const StreamOrderEvents = operation({
  id: 'streamOrderEvents',
  endpoint: 'GET /orders/{orderId}/events',
  owner: GATEWAY,
  summary: 'Stream the changes of the status of an order',
  description:
    'Sends each status as a server-sent event named `status`, past ones first. The data of each is a step as in `listOrderSteps`. Resume with `Last-Event-ID`. The stream ends with the order. If the order has ended and you know its last event, the answer is 204.',
  allow: GetOrder.allow,
  params: GetOrder.params,
  query: z.strictObject({
    ticket: requestText().optional().meta({ description: 'A ticket of `createStreamTicket`, in place of a token.' }),
    after: requestText()
      .optional()
      .meta({ description: 'The id of the last event that you received, in place of `Last-Event-ID`.' }),
  }),
  download: ['text/event-stream'],
  reply: SentText,
  errors: [ORDER_NOT_FOUND, STREAM_TOO_MANY, STREAM_TICKET_INVALID],
});

/**
 * Creates a ticket for the stream of an order. The gateway itself serves this operation. `EventSource` of browsers
 * cannot send an access token, so it opens the stream with a ticket.
 */
export const CreateStreamTicket = operation({
  id: 'createStreamTicket',
  record: 'none',
  because: 'A ticket lives for ten minutes and changes no data.',
  endpoint: 'POST /orders/{orderId}/events/tickets',
  owner: GATEWAY,
  summary: 'Get a ticket that opens the stream of an order without a token',
  description:
    'For `EventSource` in browsers, which cannot send an access token: open the `url` of the answer with it. The ticket opens only the stream of this order, as often as needed, until it expires. It ends earlier if the access token ends.',
  allow: GetOrder.allow,
  params: GetOrder.params,
  idempotent: false,
  reply: z.object({
    ticket: SentText.meta({
      description: 'Send it as the query parameter `ticket` of the stream.',
      example: 'Jb0ZV2dXvvN4yVnT0pQmXK1c5uA7sD9fGhJkLzXcVbN',
    }),
    url: SentText.meta({
      description: 'The path of the stream, with the ticket.',
      example:
        '/v1/orders/0197a000-0000-7000-8000-000000000001/events?ticket=Jb0ZV2dXvvN4yVnT0pQmXK1c5uA7sD9fGhJkLzXcVbN',
    }),
    expiresAt: Instant,
  }),
  status: 201,
  location: '/orders/{orderId}/events?ticket={ticket}',
  errors: [ORDER_NOT_FOUND],
});
