import { BusinessError, type BusinessErrorKind } from '@toric/contracts/kernel/business-error';
import { BODY_LIMIT } from '@toric/contracts/kernel/operation';
import type { Problem } from '@toric/contracts/kernel/problem';
import {
  IDEMPOTENCY_IN_FLIGHT,
  MALFORMED,
  TOO_LARGE,
  UNSUPPORTED_MEDIA_TYPE,
} from '@toric/contracts/kernel/request.errors';
import type { Language, Text } from '@toric/contracts/kernel/sentence';
import { isConflict, isDatabaseDown } from '@toric/messaging/database';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { AccessTrace } from '../access/access-trace.store.ts';
import { databaseAway, internal, type Sent } from './failed.ts';
import { LANGUAGE_TAGS, languageOf } from './language.ts';

/** Maps the kind of a refusal to its HTTP status and title. No other table does this. */
export const STATUS: Readonly<Record<BusinessErrorKind, { status: number; title: Text }>> = {
  invalid: { status: 400, title: { en: 'The request is not valid', zh: '请求无效' } },
  unauthenticated: { status: 401, title: { en: 'Sign in first', zh: '请先登录' } },
  forbidden: { status: 403, title: { en: 'Not allowed', zh: '没有权限' } },
  'not-found': { status: 404, title: { en: 'Not found', zh: '未找到' } },
  'method-not-allowed': { status: 405, title: { en: 'Method not allowed', zh: '不支持的方法' } },
  conflict: { status: 409, title: { en: 'Conflicts with the current state', zh: '与当前状态冲突' } },
  stale: { status: 412, title: { en: 'Changed in the meantime', zh: '内容已被更改' } },
  'too-large': { status: 413, title: { en: 'Too large', zh: '内容过大' } },
  'unsupported-media-type': { status: 415, title: { en: 'Unsupported media type', zh: '不支持的媒体类型' } },
  unprocessable: { status: 422, title: { en: 'Cannot be done', zh: '无法执行' } },
  'too-many': { status: 429, title: { en: 'Too many requests', zh: '请求过多' } },
  internal: { status: 500, title: { en: 'Something went wrong on our side', zh: '服务器出错' } },
  unavailable: { status: 503, title: { en: 'Temporarily unavailable', zh: '暂时不可用' } },
};

/**
 * Returns the refusal that clients may see for any error. The refusal for an internal error does not contain its
 * details.
 */
export function asRefusal(error: unknown, request: Sent): BusinessError {
  if (error instanceof BusinessError) return error;
  if (isDatabaseDown(error) || isConflict(error)) return databaseAway(request);
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return TOO_LARGE({ limit: limitOf(error) / 1024 });
  if (status === 415) return UNSUPPORTED_MEDIA_TYPE();
  return status >= 400 && status < 500 ? MALFORMED() : internal(request);
}

/**
 * Returns the largest permitted size of a body, in bytes. The body parser adds this limit of the operation to its
 * error.
 */
const limitOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'limit' in error ? Number(error.limit) : BODY_LIMIT;

const PART = /^#(query|params|header|file|stored)(?=\/|$)/;

/**
 * Returns the part of the request that the first segment of a JSON pointer names, and the JSON pointer into this part.
 */
function placeOf(pointer: string) {
  const [whole = '', part = 'body'] = PART.exec(pointer) ?? [];
  return { in: part === 'params' ? 'path' : (part as Part), pointer: pointer.slice(whole.length) };
}
type Part = NonNullable<Problem['errors']>[number]['in'];

/** Returns the body of problem+json (RFC 9457) in one language. */
export function problemOf({ slug, kind, detail, errors, members }: BusinessError, language: Language) {
  const { status, title } = STATUS[kind];
  const fields = errors.map((error) => ({ ...placeOf(error.pointer), detail: error.detail[language] }));
  return {
    type: `/docs/errors/${slug}`,
    title: title[language],
    status,
    detail: detail[language],
    ...(fields.length > 0 && { errors: fields }),
    ...members,
  };
}

/**
 * Returns the seconds for `Retry-After`, for a refusal that may end within seconds. Returns undefined for all others.
 */
function retryAfter({ slug, kind }: BusinessError): number | undefined {
  if (slug === IDEMPOTENCY_IN_FLIGHT.slug) return 1;
  return kind === 'unavailable' ? 2 : undefined;
}

/**
 * Returns the path that the client called. It includes the prefix `/v1`, which the gateway removes and names in the
 * header `X-Forwarded-Prefix`.
 */
function instanceOf(request: Request): string {
  const [path = ''] = request.originalUrl.split('?');
  return request.get('X-Forwarded-Prefix') === '/v1' && !path.startsWith('/v1') ? `/v1${path}` : path;
}

/**
 * Sends a refusal in the language that the caller asked for. No cache may keep it, because its cause may soon be gone.
 */
export function sendProblem(response: Response, refused: BusinessError): void {
  const language = languageOf(response.req.get('Accept-Language'));
  const problem = problemOf(refused, language);
  const seconds = retryAfter(refused);
  if (seconds !== undefined) response.set('Retry-After', String(seconds));
  if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(problem.status)
    .type('application/problem+json')
    .set({ 'Content-Language': LANGUAGE_TAGS[language], 'Cache-Control': 'no-store' })
    .vary('Accept-Language')
    .send(
      JSON.stringify({
        ...problem,
        instance: instanceOf(response.req),
        requestId: response.getHeader('X-Request-Id'),
      }),
    );
}

/** Maps the slugs of refusals that are stored as denied accesses to the name of the event. */
const TRACED: Readonly<Record<string, string>> = {
  'auth.forbidden': 'denied',
  'auth.session-over': 'token-of-ended-session',
  'auth.refresh-reused': 'refresh-token-reused',
  'auth.key-unknown': 'key-refused',
  'auth.key-over': 'key-refused',
  'auth.key-waiting': 'key-refused',
  'auth.key-other-stack': 'key-refused',
  'auth.scope-missing': 'key-without-scope',
  'auth.people-only': 'key-without-scope',
  'auth.key-address': 'key-from-other-address',
};

function traceRefusal({ slug }: BusinessError, response: Response, trace: AccessTrace): void {
  const event = TRACED[slug];
  if (event === undefined) return;
  const { actorId, route } = response.locals as { actorId?: string; route?: string };
  const requestId = String(response.getHeader('X-Request-Id'));
  trace.record({ event, actorId, operation: `${response.req.method} ${route ?? 'unknown'}`, requestId });
}

export function problemHandler(log: Logger, trace?: AccessTrace): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      log.warn({ err: error }, 'a reply failed after its headers were sent');
      return next(error);
    }
    const refused = asRefusal(error, request);
    if (STATUS[refused.kind].status >= 500) log.error({ err: error }, 'request failed');
    if (trace) traceRefusal(refused, response, trace);
    sendProblem(response, refused);
  };
}
