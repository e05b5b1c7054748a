import { BODY_LIMIT, fileTypesOf, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { withReasonsIn } from '@toric/contracts/reason';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import { assertKeyAddress } from '../access/key-rights.ts';
import type { Authenticate } from './auth.ts';
import { EncodedJson } from '../data/encoded-json.ts';
import type { Endpoint, Input } from './endpoint.ts';
import { FileReply, sendFile } from './file-reply.ts';
import { hashOf } from './idempotency.store.ts';
import { readJson } from './body/json-body.ts';
import { languageOf } from './language.ts';
import { requestScope } from '../process/logger.ts';
import { authorise, idempotencyKeyOf, parseRequest } from './parse-request.ts';
import { encodeReply, type Executed, runCommand } from './run-command.ts';
import type { Vault } from '../data/vault.ts';

export type Mount = { authenticate: Authenticate; work: UnitOfWork; db: unknown; vault: Vault | undefined };

const METHODS = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const;
export const expressPath = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');
const readRaw = (limit = BODY_LIMIT) => express.raw({ limit, type: () => true });

function bodyReader(operation: Operation): RequestHandler | RequestHandler[] {
  const { file, rawBody, rawLimit, mediaType } = operation;
  if (!file) return rawBody ? readRaw(rawLimit) : readJson(['application/json', ...(mediaType ? [mediaType] : [])]);
  return express.raw({ limit: file.limit, type: fileTypesOf(operation) });
}

/** Mounts one use case on its route. */
export function mountEndpoint(app: Express, endpoint: Endpoint, { authenticate, work, db, vault }: Mount): void {
  const { operation } = endpoint;
  const { method, path } = methodAndPath(operation);

  async function execute(request: Request, response: Response): Promise<Executed> {
    const actor = await authenticate(request.get('Authorization'));
    response.locals['actorId'] = actor?.id;
    assertKeyAddress(actor, request.ip);
    authorise(operation, actor);
    const now = work.database.clock.now();
    const input = parseRequest(operation, request, actor, now);
    if (endpoint.kind === 'query') {
      return {
        status: operation.status ?? 200,
        ...encodeReply(
          operation,
          await endpoint.run({ ...input, db, read: work.database.read, aside: work.database.read }),
          input.actor,
        ),
        replayed: false,
      };
    }
    const key = idempotencyKeyOf(operation, request);
    const idempotency = key
      ? { caller: callerOf(operation, input), key, requestHash: hashOf([path, ...contentOf(input)], vault), vault }
      : undefined;
    const prepared = await endpoint.prepare?.({ ...input, db, aside: work.database.read });
    return runCommand(
      work,
      endpoint,
      { ...input, ...(endpoint.prepare && { prepared }) },
      { requestId: requestScope.getStore()?.requestId ?? '', idempotency },
    );
  }

  app[METHODS[method]](expressPath(path), bodyReader(operation), async (request: Request, response: Response) => {
    response.locals['route'] = path;
    const executed = await execute(request, response);
    // fail-point C2: the transaction is committed and no reply is sent
    if (operation.mediaType && !operation.body) response.type(operation.mediaType);
    // Express would answer `If-None-Match` with 304 if the ETag is the same. But a reply for a market changes from day
    // to day while its version, and therefore its ETag, stays the same.
    if (operation.inMarket) delete request.headers['if-none-match'];
    if (operation.download) return sendFile(response, FileReply.parse(executed.body));
    send(response, { ...executed, body: inLanguageOf(request, executed.body) });
  });
}

/** Returns the parts of a request that must be equal in every request with the same idempotency key. */
const contentOf = ({ params, query, body, file }: Input): unknown[] =>
  file ? [params, query, file.type, file.bytes.toString('base64')] : [params, body];

const callerOf = (operation: Operation, { actor }: { actor: { kind: string; id: string } }) =>
  `${actor.kind}:${actor.id}:${operation.id}`;

/** Returns an answer whose reasons are in the language of the caller. An encoded answer has no reasons. */
const inLanguageOf = (request: Request, body: unknown): unknown =>
  body instanceof EncodedJson ? body : withReasonsIn(languageOf(request.get('Accept-Language')), body);

function send(response: Response, { status, body, etag, replayed }: Executed): void {
  if (etag) response.set('ETag', etag);
  if (replayed) response.set('Idempotent-Replayed', 'true');
  response.set('Cache-Control', 'no-store');
  if (status === 204) return void response.status(204).end();
  response.status(status);
  if (body instanceof EncodedJson) {
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    return void response.send(body.json);
  }
  response.json(body);
}
