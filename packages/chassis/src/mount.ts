import { methodAndPath, type Operation } from '@toric/contracts/operation';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import express, { type Express, type Request, type Response } from 'express';
import type { Authenticate } from './auth.ts';
import type { Endpoint } from './endpoint.ts';
import { BODY_LIMIT } from './http.ts';
import { hashOf } from './idempotency.store.ts';
import { requestScope } from './logger.ts';
import { authorise, idempotencyKeyOf, parseRequest } from './parse-request.ts';
import { encode, type Executed, runCommand } from './run-command.ts';
import type { Vault } from './vault.ts';

export type Mount = { authenticate: Authenticate; work: UnitOfWork; db: unknown; vault: Vault | undefined };

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
export const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');
const readJson = express.json({ limit: BODY_LIMIT, strict: true });
const readRaw = express.raw({ limit: BODY_LIMIT, type: () => true });

/** Puts one use case on its route. */
export function mountEndpoint(app: Express, endpoint: Endpoint, { authenticate, work, db, vault }: Mount): void {
  const { operation } = endpoint;
  const { method, path } = methodAndPath(operation);

  async function execute(request: Request): Promise<Executed> {
    const actor = await authenticate(request.get('Authorization'));
    authorise(operation, actor);
    const now = new Date();
    const input = parseRequest(operation, request, actor, now);
    if (endpoint.kind === 'query') {
      return {
        status: operation.status ?? 200,
        ...encode(operation, await endpoint.run({ ...input, db, read: work.database.read })),
        replayed: false,
      };
    }
    const key = idempotencyKeyOf(operation, request);
    const idempotency = key
      ? { caller: callerOf(operation, input), key, requestHash: hashOf([path, input.params, input.body], vault), vault }
      : undefined;
    const prepared = await endpoint.prepare?.({ ...input, db });
    return runCommand(
      work,
      endpoint,
      { ...input, ...(endpoint.prepare && { prepared }) },
      { requestId: requestScope.getStore()?.requestId ?? '', idempotency },
    );
  }

  app[METHODS[method]](
    expressPath(path),
    operation.rawBody ? readRaw : readJson,
    async (request: Request, response: Response) => {
      response.locals['route'] = path;
      const executed = await execute(request);
      // fail-point C2: committed, no reply
      send(request, response, executed);
    },
  );
}

const callerOf = (operation: Operation, { actor }: { actor: { kind: string; id: string } }) =>
  `${actor.kind}:${actor.id}:${operation.id}`;

function send(request: Request, response: Response, { status, body, etag, replayed }: Executed): void {
  if (etag) response.set('ETag', etag);
  if (replayed) response.set('Idempotent-Replayed', 'true');
  response.set('Cache-Control', 'no-store');
  if (etag && request.method === 'GET' && request.get('If-None-Match') === etag) return void response.status(304).end();
  if (status === 204) return void response.status(204).end();
  response.status(status).json(body);
}
