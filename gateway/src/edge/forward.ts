import { pipeline } from 'node:stream/promises';
import { BODY_LIMIT, EVERY_SERVICE, methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { OPERATIONS_NO_SUCH_SERVICE } from '@toric/contracts/operator/operator.errors';
import express, { type Request, type Response } from 'express';
import type { Answer, Head, UpstreamRequest, Upstreams } from './upstream.ts';

/**
 * Lists the headers of a client that are forwarded to a service. All other headers are dropped, so a client cannot
 * claim anything else about itself, such as its IP address.
 */
const FORWARDED = [
  'authorization',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'accept-language',
  'market',
  'user-agent',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'x-zendesk-webhook-signature',
  'x-zendesk-webhook-signature-timestamp',
  'x-hub-signature',
  'x-hmac-signature',
];
const RETURNED = [
  'content-type',
  'content-disposition',
  'content-language',
  'vary',
  'etag',
  'location',
  'retry-after',
  'idempotent-replayed',
  'cache-control',
  'www-authenticate',
];

/**
 * Returns the middleware that reads the body as raw bytes. The gateway does not parse the body, because the service
 * does.
 */
export const readBody = ({ file, rawLimit }: Operation) =>
  express.raw({ limit: file?.limit ?? rawLimit ?? BODY_LIMIT, type: () => true });

/** Returns the headers with which the gateway asks a service for a client. */
export function headersOf(request: Request): Record<string, string> {
  const headers: Record<string, string> = { 'x-forwarded-for': request.ip ?? '', 'x-forwarded-prefix': '/v1' };
  for (const name of FORWARDED) {
    const value = request.get(name);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

/** Returns the headers without If-None-Match. The gateway itself compares the answer with it. */
function withoutIfNoneMatch(request: Request): Record<string, string> {
  const { 'if-none-match': _, ...headers } = headersOf(request);
  return headers;
}

/**
 * Forwards a request to the service that owns the operation, and returns its answer. The service checks the token, the
 * body and the business rules.
 */
export async function forward(upstreams: Upstreams, operation: Operation, request: Request): Promise<Answer> {
  return upstreams.ask(upstreamRequest(upstreams, operation, request));
}

/** Forwards a request for a file and streams the answer. If the service breaks off, our answer breaks off too. */
export async function forwardFile(
  upstreams: Upstreams,
  operation: Operation,
  request: Request,
  response: Response,
): Promise<void> {
  const { body, ...head } = await upstreams.open(upstreamRequest(upstreams, operation, request));
  relayHead(response, head);
  await pipeline(body, response);
}

function upstreamRequest(upstreams: Upstreams, operation: Operation, request: Request): UpstreamRequest {
  const body: unknown = request.body;
  return {
    owner: ownerOf(operation, request, upstreams),
    method: request.method,
    path: request.originalUrl.replace(/^\/v1/, ''),
    headers: operation.cacheable ? withoutIfNoneMatch(request) : headersOf(request),
    body: Buffer.isBuffer(body) && body.length > 0 ? body : undefined,
  };
}

/**
 * Returns the service that owns the operation. If every service serves the operation, the path names the service.
 * Throws if there is no such service.
 */
function ownerOf({ owner }: Operation, request: Request, { known }: Upstreams): string {
  if (owner !== EVERY_SERVICE) return owner;
  const service = String(request.params['service']);
  if (known.includes(service)) return service;
  throw OPERATIONS_NO_SUCH_SERVICE({ service, known: known.join(', ') });
}

/**
 * Reads an answer from a service: the answer to be expanded, or one of its expansions. `expand` is not forwarded,
 * because the services do not know it. If-None-Match is not forwarded, because "not modified" would be wrong if only an
 * expansion changed.
 */
export async function read(upstreams: Upstreams, owner: string, path: string, request: Request): Promise<Answer> {
  const headers = withoutIfNoneMatch(request);
  const [route = '', text] = path.split('?');
  const query = new URLSearchParams(text);
  query.delete('expand');
  const rest = query.toString();
  return upstreams.ask({ owner, method: 'GET', path: `${route}${rest && `?${rest}`}`, headers });
}

export function relay(response: Response, { body, ...head }: Answer): void {
  relayHead(response, head);
  response.end(body);
}

function relayHead(response: Response, { status, headers }: Head): void {
  for (const name of RETURNED) {
    const value = headers[name];
    if (value !== undefined) response.set(name, value);
  }
  response.status(status);
}

export const publicPath = (operation: Operation) => `/v1${methodAndPath(operation).path}`;
