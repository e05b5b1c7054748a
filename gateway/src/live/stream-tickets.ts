import { AUTH_REQUIRED } from '@toric/contracts/kernel/request.errors';
import { STREAM_TICKET_INVALID } from '@toric/contracts/order/order.errors';
import { CreateStreamTicket } from '@toric/contracts/order/order-stream.http';
import type { Request, RequestHandler, Response } from 'express';
import { relay } from '../edge/forward.ts';
import { askForSteps, orderIdOf } from './order-events.ts';
import { isTicket, issueTicket, redeemTicket, ticketId } from './stream-ticket.ts';
import type { TicketStore } from './stream-ticket.store.ts';
import type { Upstreams } from '../edge/upstream.ts';

/**
 * This step id is greater than the id of every step. So the order service returns no steps, and only checks that the
 * caller may read the order.
 */
const BEYOND_ALL = '999999999999999999';

/**
 * POST /v1/orders/{orderId}/events/tickets. Answers a ticket for the stream of an order that the caller may read. Each
 * request with the ticket is checked with the access token that the ticket represents.
 */
export const createStreamTicket =
  ({ upstreams, tickets }: { upstreams: Upstreams; tickets: TicketStore }) =>
  async (request: Request, response: Response): Promise<void> => {
    const orderId = orderIdOf(request);
    const [, accessToken] = (request.get('authorization') ?? '').split(' ');
    if (!accessToken) throw AUTH_REQUIRED();
    const allowed = await askForSteps(upstreams, request, { orderId, after: BEYOND_ALL });
    if (allowed.status !== 200) return relay(response, allowed);
    const { ticket, stored } = issueTicket(orderId, accessToken, new Date());
    await tickets.save(stored);
    const url = `/v1/orders/${orderId}/events?ticket=${ticket}`;
    const reply = CreateStreamTicket.reply.parse({ ticket, url, expiresAt: stored.expiresAt.toISOString() });
    response.status(201).set({ 'Cache-Control': 'no-store', Location: url }).json(reply);
  };

/**
 * Adds the access token of a ticket to the request of a stream, which then continues like a request with a token.
 * Refuses a ticket that does not open this stream.
 */
export const acceptTicket =
  (tickets: TicketStore): RequestHandler =>
  async (request, _response, next) => {
    const { ticket } = request.query;
    if (ticket === undefined || request.get('authorization') !== undefined) return next();
    const stored = isTicket(ticket) ? await tickets.find(ticketId(ticket)) : undefined;
    const wanted = { orderId: orderIdOf(request), now: new Date() };
    const token = stored && isTicket(ticket) ? redeemTicket(ticket, stored, wanted) : undefined;
    if (token === undefined) throw STREAM_TICKET_INVALID();
    request.headers.authorization = `Bearer ${token}`;
    next();
  };
