import { BusinessError, type BusinessErrorKind, type FieldError } from '@toric/contracts/business-error';
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { IN_FLIGHT } from './idempotency.store.ts';
import { isConflict, isDatabaseDown } from '@toric/messaging/database';

/** The one table from kind to HTTP status. */
export const STATUS: Readonly<Record<BusinessErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  stale: 412,
  unprocessable: 422,
  'too-many': 429,
};

export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  errors?: readonly FieldError[];
  retryAfter?: number;
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'In conflict with the present state',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be done',
  429: 'Too many requests',
  500: 'Something went wrong on our side',
  503: 'Not available just now',
};

export function problem(status: number, slug: string, detail: string, errors: readonly FieldError[] = []): Problem {
  const title = TITLES[status] ?? 'Error';
  return { type: `/docs/errors/${slug}`, title, status, detail, ...(errors.length > 0 && { errors }) };
}

/** Says where the request is wrong, as JSON pointers. */
export function fieldErrors(error: z.ZodError, root: string): FieldError[] {
  return error.issues.map(({ path, message }) => ({
    pointer: `${root}${path.map((key) => `/${String(key)}`).join('')}`,
    detail: message,
  }));
}

const unavailable = (detail: string): Problem => ({ ...problem(503, 'unavailable', detail), retryAfter: 2 });

export function toProblem(error: unknown): Problem {
  if (error instanceof BusinessError) {
    const answer = problem(STATUS[error.kind], error.slug, error.message, error.errors);
    return error.slug === IN_FLIGHT ? { ...answer, retryAfter: 1 } : answer;
  }
  if (isDatabaseDown(error) || isConflict(error)) {
    return unavailable(
      'The request could not be stored just now and changed nothing. Send it again, with the same Idempotency-Key.',
    );
  }
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return problem(413, 'too-large', 'The body may weigh at most 100 KiB.');
  if (status === 415)
    return problem(415, 'unsupported-media-type', 'Send JSON, as UTF-8, with Content-Type: application/json.');
  if (status >= 400 && status < 500)
    return problem(400, 'malformed', 'The request could not be read. Send well-formed JSON and a valid path.');
  return problem(
    500,
    'internal',
    'The request failed. Send it again with the same Idempotency-Key, or report the request id.',
  );
}

/** The path that the client called: the gateway names the prefix that it took off. */
function instanceOf(request: Request): string {
  const [path = ''] = request.originalUrl.split('?');
  return request.get('X-Forwarded-Prefix') === '/v1' && !path.startsWith('/v1') ? `/v1${path}` : path;
}

export function sendProblem(response: Response, given: Problem): void {
  const { retryAfter, ...body } = given;
  if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
  if (given.status === 401) response.set('WWW-Authenticate', 'Bearer');
  response
    .status(given.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        ...body,
        instance: instanceOf(response.req),
        requestId: response.getHeader('X-Request-Id'),
      }),
    );
}

export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const answer = toProblem(error);
    if (answer.status >= 500) log.error({ err: error }, 'request failed');
    sendProblem(response, answer);
  };
}
