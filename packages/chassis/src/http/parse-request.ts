import { type Actor, hasFreshFactor, mayCall } from '@toric/contracts/kernel/access';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import { fileTypesOf, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import {
  AUTH_ENROLMENT_NEEDED,
  AUTH_FORBIDDEN,
  AUTH_REQUIRED,
  AUTH_STEP_UP_NEEDED,
  NOT_SUCH_A_FILE,
  REQUEST_INVALID,
  UNSUPPORTED_MEDIA_TYPE,
  WANTS_ETAG,
  WANTS_KEY,
} from '@toric/contracts/kernel/request.errors';
import type { Request } from 'express';
import { assertScope } from '../access/key-rights.ts';
import { ANONYMOUS, type Input, type UploadedFile } from './endpoint.ts';
import { parsePart } from './field-errors.ts';
import { languageOf } from './language.ts';

/**
 * Returns the parsed parts of a request. Each part is parsed by the operation's schema. Throws one refusal that lists
 * every error.
 */
export function parseRequest(operation: Operation, request: Request, actor: Actor | undefined, now: Date): Input {
  const errors: FieldError[] = [];
  const rawBody: unknown = request.body;
  const file = operation.file && fileOf(operation, rawBody, request.get('Content-Type'));
  const raw = !file && Buffer.isBuffer(rawBody) ? { body: rawBody, headers: plainHeaders(request) } : undefined;
  if (!file && !raw) requireMediaType(operation, request);
  const market = operation.inMarket ? request.get('Market') : undefined;
  const body = raw || file ? undefined : parsePart(operation.body, inMarket(market, rawBody ?? {}), '', errors);
  const params = parsePart(operation.params, request.params, '#params', errors);
  const rawQuery = operation.body ? request.query : inMarket(market, request.query);
  const query = parsePart(operation.query, rawQuery, '#query', errors);
  if (errors.length > 0) throw REQUEST_INVALID().at(...errors);
  return {
    body,
    params,
    query,
    actor: actor ?? ANONYMOUS,
    expectedVersion: ifMatch(operation, request),
    callerAddress: request.ip ?? '',
    callerAgent: request.get('User-Agent') ?? '',
    language: languageOf(request.get('Accept-Language')),
    raw,
    ...(file && { file }),
    now,
  };
}

/**
 * Returns the uploaded file. Throws if its media type is not one that the operation declares. The body parser ignores
 * such a type, so the body is then not a Buffer.
 */
function fileOf(operation: Operation, bytes: unknown, contentType = ''): UploadedFile {
  const [type = ''] = contentType.split(';');
  if (Buffer.isBuffer(bytes)) return { bytes, type: type.trim().toLowerCase() };
  throw NOT_SUCH_A_FILE({ types: fileTypesOf(operation).join(', ') });
}

/**
 * Throws if the request has a body in a media type that the operation does not take. The body parser ignores such a
 * body, and the fields of the body would then seem to be missing.
 */
function requireMediaType({ body, mediaType }: Operation, request: Request): void {
  const { 'transfer-encoding': encoding, 'content-length': length = '0' } = request.headers;
  if (!body || (encoding === undefined && Number(length) === 0)) return;
  const [type = ''] = (request.get('Content-Type') ?? '').split(';');
  if (!['application/json', mediaType].includes(type.trim().toLowerCase())) throw UNSUPPORTED_MEDIA_TYPE();
}

/**
 * Adds the market from the `Market` header if the client sent one. A market in the body or in the query has priority.
 */
const inMarket = (market: string | undefined, input: object): object =>
  market === undefined || Array.isArray(input) ? input : { market, ...input };

const plainHeaders = (request: Request) =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

/**
 * Matches an ETag, which is the version of the object. After a point, the gateway adds a digest of the content to
 * answers that caches may keep.
 */
const ETAG = /^"v(\d+)(?:\.[\w.-]{1,40})?"$/;

function ifMatch(operation: Operation, request: Request): number | undefined {
  const value = request.get('If-Match');
  if (!operation.versioned || request.method === 'GET' || value === undefined || value === '*') return undefined;
  const version = ETAG.exec(value)?.[1];
  if (version === undefined) throw REQUEST_INVALID().at({ pointer: '#header/If-Match', detail: WANTS_ETAG() });
  return Number(version);
}

/**
 * Throws unless the operation lists the caller in `allow`. No caller is allowed by default, not even an administrator.
 * Throws also in three more cases: an API key has no scope for the operation, a member of staff has no second factor
 * yet, or the operation needs a fresh proof of the second factor.
 */
export function authorise(operation: Operation, actor: Actor | undefined, now = new Date()): void {
  if (actor?.key) assertScope(operation, actor, actor.key);
  if (!mayCall(operation.allow, actor)) {
    if (!actor) throw AUTH_REQUIRED();
    throw AUTH_FORBIDDEN({ allowed: operation.allow.join(', ') });
  }
  if (!actor || operation.allow.includes('public')) return;
  if (actor.scope === 'enrolment') {
    if (!operation.enrolment) throw AUTH_ENROLMENT_NEEDED();
    return;
  }
  if (operation.stepUp && !hasFreshFactor(actor, now)) throw AUTH_STEP_UP_NEEDED();
}

export function idempotencyKeyOf(operation: Operation, request: Request): string | undefined {
  if (!needsIdempotencyKey(operation)) return undefined;
  const key = request.get('Idempotency-Key');
  if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw REQUEST_INVALID().at({ pointer: '#header/Idempotency-Key', detail: WANTS_KEY() });
  }
  return key;
}
