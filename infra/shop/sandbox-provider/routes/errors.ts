// Formats errors in answers: `{ error: { code, message, field? } }`. An answer contains only what the caller can act
// on; other details are logged.
import type { ErrorRequestHandler } from 'express';
import type { z } from 'zod';
import type { Log } from '../log.ts';

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;

  constructor(status: number, code: string, message: string, field?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
  }
}

export function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...(issue?.path ?? []), ...unknownKey].join('.') || 'body';
  throw new ApiError(
    400,
    'invalid_request',
    `'${field}' is invalid: ${issue?.message}. Correct it and send the request again.`,
    field,
  );
}

const hasStatus = (error: unknown): error is { status: number } =>
  typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number';

/**
 * Converts an error of Express (bad JSON, body too large, bad URI escapes), which has a 4xx status. Returns undefined
 * for any other error.
 */
function fromExpress(error: unknown): ApiError | undefined {
  if (!hasStatus(error) || error.status < 400 || error.status > 499) return undefined;
  if (error.status === 413)
    return new ApiError(413, 'body_too_large', 'The body is too large. Send only the documented fields.');
  return new ApiError(error.status, 'invalid_request', 'The request cannot be read. Send valid JSON to a valid path.');
}

export function answerErrors(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const known = error instanceof ApiError ? error : fromExpress(error);
    if (!known) log.error('request failed', { method: req.method, path: req.path, error: String(error) });
    if (res.headersSent) return void res.destroy();
    const { status, code, message, field } =
      known ?? new ApiError(500, 'internal_error', 'The provider failed. Retry with the same Idempotency-Key.');
    if (status === 409) res.set('Retry-After', '1');
    res.status(status).json({ error: { code, message, ...(field !== undefined && { field }) } });
  };
}
