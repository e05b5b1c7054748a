import { type Actor, mayCall } from '@toric/contracts/access';
import { BusinessError, type FieldError } from '@toric/contracts/business-error';
import { needsIdempotencyKey, type Operation } from '@toric/contracts/operation';
import type { Request } from 'express';
import type { z } from 'zod';
import { type Input, NOBODY } from './endpoint.ts';
import { fieldErrors } from './problem.ts';

const invalid = (errors: FieldError[]) =>
  new BusinessError(
    'request.invalid',
    'invalid',
    'Some fields are not valid. Correct them and send the request again.',
    errors,
  );

/** Parses every part by the operation's schemas and reports all that is wrong at once. */
export function parseRequest(operation: Operation, request: Request, actor: Actor | undefined, now: Date): Input {
  const errors: FieldError[] = [];
  const part = (schema: z.ZodType | undefined, value: unknown, root: string): unknown => {
    if (!schema) return undefined;
    const parsed = schema.safeParse(value);
    if (!parsed.success) errors.push(...fieldErrors(parsed.error, root));
    return parsed.data;
  };
  const rawBody: unknown = request.body;
  const raw = Buffer.isBuffer(rawBody) ? { body: rawBody, headers: plainHeaders(request) } : undefined;
  const body = raw ? undefined : part(operation.body, rawBody ?? {}, '');
  const params = part(operation.params, request.params, '#params');
  const query = part(operation.query, request.query, '#query');
  if (errors.length > 0) throw invalid(errors);
  return {
    body,
    params,
    query,
    actor: actor ?? NOBODY,
    expectedVersion: ifMatch(operation, request),
    callerAddress: request.ip ?? '',
    raw,
    now,
  };
}

const plainHeaders = (request: Request) =>
  Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

function ifMatch(operation: Operation, request: Request): number | undefined {
  const value = request.get('If-Match');
  if (!operation.versioned || request.method === 'GET' || value === undefined || value === '*') return undefined;
  const version = /^"v(\d+)"$/.exec(value)?.[1];
  if (version === undefined)
    throw invalid([{ pointer: '#header/If-Match', detail: 'send the ETag of the last answer, e.g. "v3"' }]);
  return Number(version);
}

/** Denied unless the operation lists the caller. */
export function authorise(operation: Operation, actor: Actor | undefined): void {
  if (mayCall(operation.allow, actor)) return;
  if (!actor)
    throw new BusinessError(
      'auth.required',
      'unauthenticated',
      'This needs an access token. Sign in, then send it as: Authorization: Bearer <token>.',
    );
  throw new BusinessError(
    'auth.forbidden',
    'forbidden',
    `This is for: ${operation.allow.join(', ')}. Ask an administrator for the role if your work needs it.`,
  );
}

export function idempotencyKeyOf(operation: Operation, request: Request): string | undefined {
  if (!needsIdempotencyKey(operation)) return undefined;
  const key = request.get('Idempotency-Key');
  if (key === undefined || !/^[\x21-\x7e]{8,128}$/.test(key)) {
    throw invalid([
      {
        pointer: '#header/Idempotency-Key',
        detail: 'send a key of 8-128 visible ASCII characters, new for each new request',
      },
    ]);
  }
  return key;
}
