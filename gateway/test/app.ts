import { createHttpApp } from '@toric/chassis/http/http';
import type { Actor } from '@toric/contracts/kernel/access';
import type { Express } from 'express';
import { pino } from 'pino';
import { crossOrigin } from '../src/edge/cors.ts';
import { operations } from '../src/edge/operations.ts';
import { refuseKeysInUrl } from '../src/edge/api-keys.ts';
import { protectAnswers } from '../src/protect-answers.ts';
import { keyLimiters, ownLimiter } from '../src/edge/rate-limit.store.ts';
import { type Dependencies, mountRoutes } from '../src/edge/routes.ts';
import { streamSlots } from '../src/live/stream-slots.ts';
import type { StoredTicket } from '../src/live/stream-ticket.ts';
import type { Upstreams } from '../src/edge/upstream.ts';

export const CUSTOMER: Actor = { id: '0197a000-0000-7000-8000-00000000000c', kind: 'customer', roles: ['customer'] };
export const SALES: Actor = { id: '0197a000-0000-7000-8000-00000000000d', kind: 'staff', roles: ['sales'] };
const ACTORS: Readonly<Record<string, Actor>> = { 'Bearer customer': CUSTOMER, 'Bearer sales': SALES };

/** Returns rate limits that no test reaches. A test names the limits that it wants to reach. */
const limitsOf = (given: Partial<Record<'requests' | 'reads' | 'webhooks' | 'sensitive', number>> = {}) => ({
  requests: ownLimiter(given.requests ?? 1_000),
  reads: ownLimiter(given.reads ?? 1_000),
  webhooks: ownLimiter(given.webhooks ?? 1_000),
  sensitive: ownLimiter(given.sensitive ?? 1_000),
  ofKeys: keyLimiters(),
});

/** Keeps tickets in memory. */
function ticketsInMemory() {
  const kept = new Map<string, StoredTicket>();
  return {
    save: async (ticket: StoredTicket) => void kept.set(ticket.id, ticket),
    find: async (id: string) => kept.get(id),
  };
}

type Given = Partial<Omit<Dependencies, 'limits'>> & {
  /** Answers the calls to services in place of the services. */
  ask: Upstreams['ask'];
  limits?: Parameters<typeof limitsOf>[0];
  streams?: number;
  origins?: readonly string[];
};

/** Returns the gateway in front of services whose answers a test gives. The tokens `customer` and `sales` are valid. */
export function gatewayApp({ ask, limits, streams = 10, origins = [], ...given }: Given): Express {
  return createHttpApp({
    log: pino({ level: 'silent' }),
    headers: protectAnswers,
    routes(routes) {
      routes.use(refuseKeysInUrl, crossOrigin(origins));
      mountRoutes(routes, {
        operations,
        authenticate: async (authorization) => ACTORS[authorization ?? ''],
        upstreams: {
          known: [],
          ask,
          open: () => Promise.reject(new Error('no file is asked for')),
          close: async () => undefined,
        },
        instances: { own: () => Promise.reject(new Error('no health is asked for')), ask: async () => [] },
        news: { next: async () => undefined, ready: () => true, stop: async () => undefined },
        limits: limitsOf(limits),
        slots: streamSlots(streams),
        tickets: ticketsInMemory(),
        cacheSeconds: 60,
        ...given,
      });
    },
  });
}
