import express, { type Express, type RequestHandler } from 'express';
import { requireBearer } from './auth.ts';
import { commandRoutes } from './command-routes.ts';
import type { Config } from '../config.ts';
import { controlRoutes } from './control-routes.ts';
import { answerErrors, ApiError } from './errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Log } from '../log.ts';
import { queryRoutes } from './query-routes.ts';
import type { Trouble } from './trouble.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';

type Deps = Readonly<{
  config: Config;
  ledger: Ledger;
  trouble: Trouble;
  webhooks: Webhooks | undefined;
  log: Log;
  isReady(): boolean;
}>;

/** Creates the HTTP application: health, the payment API, the control API. */
export function createApp({ config, ledger, trouble, webhooks, log, isReady }: Deps): Express {
  const app = express().disable('x-powered-by').disable('etag');
  const json = express.json({ limit: '16kb' });
  const onRecorded = webhooks ? webhooks.enqueue : () => undefined;

  app.get('/livez', (_req, res) => void res.json({ status: 'live' }));
  app.get('/readyz', (_req, res) => void res.status(isReady() ? 200 : 503).json({ ready: isReady() }));
  app.use(closeWhileDraining(isReady));
  const v1 = [requireBearer(config.secretKey), logRequests(log), trouble.middleware, json];
  app.use('/v1', v1, commandRoutes({ ledger, trouble, onRecorded }), queryRoutes(ledger));
  if (config.controlKey !== undefined) {
    app.use('/control', requireBearer(config.controlKey), json, controlRoutes(trouble, webhooks));
  }
  app.use((req) => {
    throw new ApiError(404, 'not_found', `No such resource: ${req.method} ${req.path}. See the README for the API.`);
  });
  return app.use(answerErrors(log));
}

function closeWhileDraining(isReady: () => boolean): RequestHandler {
  return (_req, res, next) => {
    if (!isReady()) res.set('Connection', 'close');
    next();
  };
}

function logRequests(log: Log): RequestHandler {
  return ({ method, baseUrl, path }, res, next) => {
    const start = performance.now();
    res.once('close', () => {
      const ms = Math.round(performance.now() - start);
      const status = res.writableFinished ? res.statusCode : 0;
      log.info('request', { method, path: baseUrl + path, status, ms, paymentId: res.locals['paymentId'] });
    });
    next();
  };
}
