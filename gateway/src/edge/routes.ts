import type { Authenticate } from '@toric/chassis/http/auth';
import { expressPath } from '@toric/chassis/http/mount';
import { authorise } from '@toric/chassis/http/parse-request';
import { sendProblem } from '@toric/chassis/http/problem';
import type { Actor } from '@toric/contracts/kernel/access';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { GetOrder } from '@toric/contracts/order/order.http';
import { METHOD_NOT_ALLOWED, SERVICE_AWAY } from '@toric/contracts/kernel/request.errors';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { deprecationHeaders } from './deprecation.ts';
import { expandAnswer, parseExpand } from './expand.ts';
import { forward, forwardFile, publicPath, read, readBody, relay } from './forward.ts';
import { orderEvents } from './order-events.ts';
import type { OrderNews } from './order-news.ts';
import { addressOf, countRequest } from './rate-limit.ts';
import { type Answer, Unavailable, type Upstreams } from './upstream.ts';
import { waitForOrder, waitSeconds } from './wait-for-order.ts';

export type Dependencies = {
  operations: readonly Operation[];
  authenticate: Authenticate;
  upstreams: Upstreams;
  news: OrderNews;
  requests: RateLimiterAbstract;
  sensitive: RateLimiterAbstract;
};

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/** Mounts every declared operation under /v1, and the stream of order events. */
export function mountRoutes(app: Express, dependencies: Dependencies): void {
  const { operations, upstreams, news } = dependencies;
  for (const operation of operations) {
    const { method } = methodAndPath(operation);
    app[METHODS[method]](
      expressPath(publicPath(operation)),
      readBody(operation),
      guarded(operation, dependencies, async (request, response, caller) => {
        if (request.query['expand'] !== undefined) {
          return relay(response, await expandedAnswer(operation, request, caller, upstreams));
        }
        if (operation.download) return forwardFile(upstreams, operation, request, response);
        const requestedAt = Date.now();
        const answer = await forward(upstreams, operation, request);
        const seconds = operation.waitable && answer.status < 300 ? waitSeconds(request.get('prefer')) : 0;
        if (seconds === 0) return relay(response, answer);
        response.set('Preference-Applied', `wait=${seconds}`);
        relay(response, await waitForOrder({ first: answer, request, requestedAt, seconds, upstreams, news }));
      }),
    );
  }
  app.get(
    '/v1/orders/:orderId/events',
    guarded({ ...GetOrder, endpoint: 'GET /orders/{orderId}/events' }, dependencies, orderEvents({ upstreams, news })),
  );
  mountWrongMethods(app, operations);
}

/**
 * Returns the answer with its expansions. The rate limit counts each expansion as one request, because it saves the
 * client a request.
 */
async function expandedAnswer(
  operation: Operation,
  request: Request,
  { actor, count }: Caller,
  upstreams: Upstreams,
): Promise<Answer> {
  const tree = parseExpand(operation, request.query['expand'], actor);
  const path = request.originalUrl.replace(/^\/v1/, '');
  const answer = await read(upstreams, operation.owner, path, request);
  return expandAnswer(answer, operation, tree, async (owner, other) => {
    await count();
    return read(upstreams, owner, other, request);
  });
}

type Caller = { actor: Actor | undefined; count: () => Promise<void> };

/**
 * Returns a handler that checks the token, the rate limit and the permission before it calls `handle`. It answers 503
 * if the service is unavailable.
 */
function guarded(
  operation: Operation,
  { authenticate, requests, sensitive }: Dependencies,
  handle: (request: Request, response: Response, caller: Caller) => Promise<void>,
): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = publicPath(operation);
    if (operation.deprecated) response.set(deprecationHeaders(operation.deprecated, request.params));
    const actor = await authenticate(request.get('Authorization'));
    const count = () =>
      operation.sensitive
        ? countRequest(sensitive, 'sensitive', addressOf(request), response)
        : countRequest(requests, 'requests', actor?.id ?? addressOf(request), response);
    await count();
    authorise(operation, actor);
    try {
      await handle(request, response, { actor, count });
    } catch (error) {
      if (!(error instanceof Unavailable) || response.headersSent) throw error;
      sendProblem(response, SERVICE_AWAY({ service: error.service }));
    }
  };
}

function mountWrongMethods(app: Express, operations: readonly Operation[]): void {
  const methodsAt = new Map<string, string[]>();
  for (const operation of operations) {
    const path = expressPath(publicPath(operation));
    methodsAt.set(path, [...(methodsAt.get(path) ?? []), methodAndPath(operation).method]);
  }
  for (const [path, methods] of methodsAt) {
    app.all(path, (request, response) => {
      const allowed = methods.join(', ');
      response.set('Allow', allowed);
      sendProblem(response, METHOD_NOT_ALLOWED({ method: request.method, allowed }));
    });
  }
}
