import { assertKeyAddress } from '@toric/chassis/access/key-rights';
import type { Authenticate } from '@toric/chassis/http/auth';
import { serviceAway } from '@toric/chassis/http/failed';
import { expressPath } from '@toric/chassis/http/mount';
import { authorise } from '@toric/chassis/http/parse-request';
import { sendProblem } from '@toric/chassis/http/problem';
import type { Actor } from '@toric/contracts/kernel/access';
import { ListChanges } from '@toric/contracts/changes/change.http';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { ListWaiting, Search } from '@toric/contracts/desk/overview.http';
import { ListJobs } from '@toric/contracts/jobs/job.http';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { GetHealth } from '@toric/contracts/operator/health.http';
import { METHOD_NOT_ALLOWED } from '@toric/contracts/kernel/request.errors';
import { CreateStreamTicket, StreamOrderEvents } from '@toric/contracts/order/order-stream.http';
import express, { type Express, type IRouter, type Request, type RequestHandler, type Response } from 'express';
import { type Identify, identifier } from './api-keys.ts';
import { sendCacheable } from './cacheable.ts';
import { deprecationHeaders } from './deprecation.ts';
import { expandAnswer, parseExpand } from './expand.ts';
import { gatheredHits, gatheredWork } from './gather.ts';
import { gatheredHealth } from '../health/gather-health.ts';
import { forward, forwardFile, publicPath, read, readBody, relay } from './forward.ts';
import type { Instances } from '../health/instances.ts';
import { locationOf } from './location.ts';
import { orderEvents } from '../live/order-events.ts';
import type { OrderNews } from '../live/order-news.ts';
import { mergedChanges, mergedJobs } from './merge-changes.ts';
import { mergedTimeline } from './merge-timeline.ts';
import { addressOf, countCall, countRequest, type Limits } from './rate-limit.ts';
import type { StreamSlots } from '../live/stream-slots.ts';
import type { TicketStore } from '../live/stream-ticket.store.ts';
import { trainingHandlers, type TrainingMeans } from '../training/handle-training.ts';
import { acceptTicket, createStreamTicket } from '../live/stream-tickets.ts';
import { type Answer, Unavailable, type Upstreams } from './upstream.ts';
import { settledAnswer } from './wait-for-order.ts';

export type Dependencies = {
  operations: readonly Operation[];
  authenticate: Authenticate;
  upstreams: Upstreams;
  instances: Instances;
  news: OrderNews;
  limits: Limits;
  slots: StreamSlots;
  tickets: TicketStore;
  /** Holds the means to reset a training shop. Only a training shop has them. */
  training?: TrainingMeans;
  /** Caches may keep an answer of a cacheable operation for this number of seconds. */
  cacheSeconds: number;
};

/** Caches may keep a public file for this number of seconds, because the path of a file changes with its content. */
const YEAR_SECONDS = 365 * 86_400;
const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;

/** Mounts every declared operation under /v1. */
export function mountRoutes(app: Express, dependencies: Dependencies): void {
  const { operations, tickets, limits } = dependencies;
  const countGuess = (request: Request, response: Response) =>
    countRequest(limits.sensitive, 'sensitive', addressOf(request), response);
  const identify = identifier({ ...dependencies, countGuess });
  const stream = orderEvents(dependencies);
  const own: Readonly<Record<string, Handle>> = {
    [ListChanges.id]: mergedChanges(dependencies),
    [ListJobs.id]: mergedJobs(dependencies),
    [GetTimeline.id]: mergedTimeline(dependencies),
    [Search.id]: gatheredHits(dependencies),
    [ListWaiting.id]: gatheredWork(dependencies),
    [GetHealth.id]: gatheredHealth(dependencies),
    ...trainingHandlers(dependencies),
    [CreateStreamTicket.id]: createStreamTicket(dependencies),
    [StreamOrderEvents.id]: (request, response, { key }) => stream(request, response, key),
  };
  app.get(expressPath(publicPath(StreamOrderEvents)), acceptTicket(tickets));
  const routerAt = routersBySegment(app);
  for (const operation of operations) {
    const { method } = methodAndPath(operation);
    const path = expressPath(publicPath(operation));
    routerAt(path)[METHODS[method]](
      path,
      readBody(operation),
      guarded(operation, { identify, limits }, own[operation.id] ?? answerOf(operation, dependencies)),
    );
  }
  mountWrongMethods(routerAt, operations);
}

type RouterAt = (path: string) => IRouter;

/**
 * Returns the router of a path. Paths with the same first segment after `/v1`, such as `/v1/orders`, share a router:
 * Express tries the routes of a router one after the other, and there are some five hundred operations.
 */
function routersBySegment(app: Express): RouterAt {
  const routers = new Map<string, IRouter>();
  const segmentOf = (path: string) => path.split('/', 3)[2]?.toLowerCase() ?? '';
  app.use((request, response, next) => {
    const router = routers.get(segmentOf(request.path));
    if (router) router(request, response, next);
    else next();
  });
  return (path) => {
    const router = routers.get(segmentOf(path)) ?? express.Router();
    routers.set(segmentOf(path), router);
    return router;
  };
}

/** Returns the handler that forwards an operation to its service and sends its answer. */
function answerOf(operation: Operation, dependencies: Dependencies): Handle {
  const { upstreams, cacheSeconds } = dependencies;
  return async (request, response, caller) => {
    if (request.query['expand'] !== undefined) {
      return relay(response, await expandedAnswer(operation, request, caller, upstreams));
    }
    if (operation.download && !operation.cacheable) return forwardFile(upstreams, operation, request, response);
    const requestedAt = Date.now();
    const answer = await forward(upstreams, operation, request);
    const location = locationOf(operation, request.params, answer);
    if (location !== undefined) response.set('Location', location);
    if (operation.waitable && answer.status < 300) {
      return relay(response, await settledAnswer(request, response, { answer, requestedAt }, dependencies));
    }
    // the bytes of a file never change, so caches may also keep a file that staff read
    const isFile = operation.download !== undefined;
    const mayBeKept = operation.cacheable && answer.status === 200 && (isFile || caller.actor?.kind !== 'staff');
    if (!mayBeKept) return relay(response, answer);
    const seconds = isFile ? YEAR_SECONDS : cacheSeconds;
    await sendCacheable(operation, request, response, { answer, seconds });
  };
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

/** Describes the caller. `key` names the caller for counting: the id of the actor or, without a token, the network. */
type Caller = { actor: Actor | undefined; key: string; count: () => Promise<void> };
type Handle = (request: Request, response: Response, caller: Caller) => Promise<void>;

type Guards = { identify: Identify; limits: Limits };

/**
 * Returns a handler that checks the token or the API key, the rate limit and the permission before it calls `handle`.
 * It answers 503 if the service is unavailable.
 */
function guarded(operation: Operation, { identify, limits }: Guards, handle: Handle): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = publicPath(operation);
    if (operation.deprecated) response.set(deprecationHeaders(operation.deprecated, request.params));
    try {
      const actor = await identify(request, response);
      response.locals['actorId'] = actor?.id;
      assertKeyAddress(actor, request.ip);
      const count = () => countCall(limits, operation, actor, addressOf(request), response);
      await count();
      authorise(operation, actor);
      await handle(request, response, { actor, key: actor?.id ?? addressOf(request), count });
    } catch (error) {
      if (!(error instanceof Unavailable) || response.headersSent) throw error;
      sendProblem(response, serviceAway(error.service, request));
    }
  };
}

function mountWrongMethods(routerAt: RouterAt, operations: readonly Operation[]): void {
  const methodsAt = new Map<string, string[]>();
  for (const operation of operations) {
    const path = expressPath(publicPath(operation));
    methodsAt.set(path, [...(methodsAt.get(path) ?? []), methodAndPath(operation).method]);
  }
  for (const [path, methods] of methodsAt) {
    routerAt(path).all(path, (request, response) => {
      const allowed = methods.join(', ');
      response.set('Allow', allowed);
      sendProblem(response, METHOD_NOT_ALLOWED({ method: request.method, allowed }));
    });
  }
}
