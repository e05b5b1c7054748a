import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { openAccessTrace } from '@toric/chassis/access/access-trace.store';
import { followEndedSessions } from '@toric/chassis/access/ended-sessions.store';
import { authenticator } from '@toric/chassis/http/auth';
import { mountHealth, mountMetrics } from '@toric/chassis/http/health';
import { createHttpApp } from '@toric/chassis/http/http';
import { createLogger } from '@toric/chassis/process/logger';
import { closeServer, serve } from '@toric/chassis/http/server';
import { type Database, openDatabase } from '@toric/messaging/database';
import type { Logger } from 'pino';
import type { GatewayConfig } from './config.ts';
import { mountConsole } from './console/console.ts';
import { crossOrigin } from './edge/cors.ts';
import { mountDocs } from './reference/docs.ts';
import { operations } from './edge/operations.ts';
import { openOrderNews } from './live/order-news.ts';
import { refuseKeysInUrl } from './edge/api-keys.ts';
import { protectAnswers } from './protect-answers.ts';
import type { Limits } from './edge/rate-limit.ts';
import { keyLimiters, ownLimiter, sharedLimiter } from './edge/rate-limit.store.ts';
import { mountMailbox } from './mailbox/mailbox.ts';
import { mountRoutes } from './edge/routes.ts';
import { streamSlots } from './live/stream-slots.ts';
import { ticketStore } from './live/stream-ticket.store.ts';
import { openInstances } from './health/instances.ts';
import { openUpstreams } from './edge/upstream.ts';
import { mountPages } from './pages/link-pages.ts';

type Measure = () => Promise<void>;

/**
 * Starts the public API in front of the five services. It has no business rules. It stores only its counters for the
 * rate limit, the tickets of event streams and the denied accesses. `measure` sets the gauges of the webhooks that run
 * in this process.
 */
export async function startGateway(config: GatewayConfig, measure?: Measure) {
  const log = createLogger('gateway', config.LOG_LEVEL);
  const database = openDatabase({ url: config.DATABASE_URL, poolSize: 5, name: 'gateway' });
  const trace = openAccessTrace({ database, name: 'gateway', log });
  const endedSessions = followEndedSessions({ database, log });
  const news = openOrderNews({ brokerUrl: config.BROKER_URL, log });
  const upstreams = openUpstreams(config);
  const limits = limitsOf(config, database);
  const authenticate = authenticator(config.AUTH_JWKS, endedSessions);
  let stopping = false;
  const instances = openInstances(config, { database, ready: () => !stopping && news.ready() });
  const app = createHttpApp({
    log,
    trace,
    headers: protectAnswers,
    routes(routes) {
      routes.use(refuseKeysInUrl);
      routes.set('trust proxy', config.TRUSTED_PROXIES);
      // The pages send no referrer, so browsers send `Origin: null` with their forms. No list of origins contains
      // `null`.
      mountPages(routes, { upstreams, limits });
      // The pages of the console have the origin of the gateway, and no other origin may read its sessions.
      if (config.CONSOLE === 'on')
        mountConsole(routes, { upstreams, limits, authenticate, log, ...kindOfShop(config) });
      routes.use(crossOrigin(config.CORS_ORIGINS));
      mountHealth(routes, () => ({ ready: !stopping, detail: { news: news.ready() } }));
      mountDocs(routes, operations, config.PUBLIC_CACHE_SECONDS);
      if (config.MAILBOX_URL) mountMailbox(routes, config.MAILBOX_URL);
      mountRoutes(routes, {
        operations,
        upstreams,
        instances,
        news,
        authenticate,
        limits,
        slots: streamSlots(config.STREAMS_PER_CALLER),
        tickets: ticketStore(database.pool),
        ...(config.TRAINING === 'on' && { training: { log } }),
        cacheSeconds: config.PUBLIC_CACHE_SECONDS,
      });
    },
  });
  const server = await serve(app, { port: config.PORT, host: config.HOST });
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  const metrics = await serveMetrics(config, log, measure);
  log.info({ port }, 'gateway ready');
  return {
    port,
    async stop() {
      stopping = true;
      // The load balancer may still send requests after the signal. A port that is closed at once would cut them off.
      await delay(config.DRAIN_SECONDS * 1_000);
      await closeServer(server);
      if (metrics) await closeServer(metrics);
      await Promise.all([news.stop(), upstreams.close(), endedSessions.stop(), trace.stop()]);
      await database.close();
      log.info('stopped');
    },
  };
}

/**
 * Returns the facts about the shop that the console shows: whether it is a development system, and whether or where
 * there is a training shop.
 */
const kindOfShop = ({ TRAINING, TRAINING_URL, MAILBOX_URL }: GatewayConfig) => ({
  isDevelopment: MAILBOX_URL !== undefined,
  training: {
    isOn: TRAINING === 'on',
    url: TRAINING_URL ?? null,
  },
});

function limitsOf(config: GatewayConfig, { pool }: Pick<Database, 'pool'>): Limits {
  return {
    requests: ownLimiter(config.REQUESTS_PER_MINUTE),
    reads: ownLimiter(config.PUBLIC_READS_PER_MINUTE),
    webhooks: ownLimiter(config.WEBHOOKS_PER_MINUTE),
    sensitive: sharedLimiter(pool, config.SENSITIVE_PER_MINUTE),
    ofKeys: keyLimiters(),
  };
}

/** Serves the metrics on a port of their own, if one is set. The public port must not show them. */
async function serveMetrics({ METRICS_PORT: port, HOST: host }: GatewayConfig, log: Logger, measure?: Measure) {
  if (!port) return undefined;
  return serve(createHttpApp({ log, routes: (routes) => mountMetrics(routes, measure) }), { port, host });
}
