import { randomUUID } from 'node:crypto';
import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { HEADER_TWICE, NO_SUCH_ROUTE, NOT_UTF8 } from '@toric/contracts/kernel/request.errors';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Histogram } from 'prom-client';
import { registry } from '@toric/messaging/metrics';
import { requestScope } from '../process/logger.ts';
import type { AccessTrace } from '../access/access-trace.store.ts';
import { problemHandler, sendProblem } from './problem.ts';

const duration = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Requests by route and status',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [registry],
});
const tracer = trace.getTracer('toric.http');
const REQUEST_ID = /^[\w.:-]{8,128}$/;

/** Gives each request its id, its span, its measured duration and its log line. */
function observe(log: Logger): RequestHandler {
  return (request, response, next) => {
    const given = request.get('X-Request-Id');
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    response.set('X-Request-Id', requestId);
    const parent = propagation.extract(context.active(), request.headers);
    const span = tracer.startSpan(`${request.method} ${request.path}`, { kind: SpanKind.SERVER }, parent);
    const started = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const route = String(response.locals['route'] ?? 'none');
      const { statusCode: status } = response;
      span.updateName(`${request.method} ${route}`);
      span.setAttributes({
        'http.request.method': request.method,
        'http.route': route,
        'http.response.status_code': status,
      });
      if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      duration.observe({ method: request.method, route, status }, seconds);
      log.debug({ requestId, method: request.method, route, status, ms: Math.round(seconds * 1e4) / 10 }, 'request');
    });
    requestScope.run({ requestId, log }, () => context.with(trace.setSpan(context.active(), span), next));
  };
}

/** Lists the headers that may occur only once. Node keeps the first of several and silently drops the others. */
const ONCE: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type']);

/**
 * Refuses a request that has one of the `ONCE` headers twice. A proxy in front of us may have read the other one (RFC
 * 9112, section 3.2, for Host).
 */
const refuseRepeatedHeaders: RequestHandler = ({ rawHeaders }, _response, next) => {
  const seen: string[] = [];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!ONCE.has(name)) continue;
    if (seen.includes(name)) throw HEADER_TWICE({ name });
    seen.push(name);
  }
  next();
};

/**
 * Refuses a query whose percent-encoded bytes are not UTF-8. Express would read them as U+FFFD, and search for this
 * character. A `%` that begins no byte means itself, as in `q=100%`.
 */
const refuseOtherBytes: RequestHandler = ({ url }, _response, next) => {
  const query = url.indexOf('?');
  if (query === -1 || !url.includes('%', query)) return next();
  try {
    decodeURIComponent(url.slice(query).replaceAll(/%(?![\da-f]{2})/gi, '%25'));
  } catch {
    throw NOT_UTF8();
  }
  next();
};

/**
 * Returns an Express app that adds to its routes the parts that every process needs: request ids, spans, metrics, and
 * errors as problem+json. `headers` sets the headers of every answer, also of a request that is refused before the
 * routes.
 */
export function createHttpApp(options: {
  log: Logger;
  trace?: AccessTrace;
  headers?: RequestHandler;
  routes: (app: Express) => void;
}): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.use(observe(options.log));
  if (options.headers) app.use(options.headers);
  app.use(refuseRepeatedHeaders, refuseOtherBytes);
  options.routes(app);
  app.use((request, response) => sendProblem(response, NO_SUCH_ROUTE({ method: request.method, path: request.path })));
  app.use(problemHandler(options.log, options.trace));
  return app;
}
