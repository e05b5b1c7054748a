import type { Operation } from '@toric/contracts/kernel/operation';
import type { ZodOpenApiHeadersObject } from 'zod-openapi';

const text = (description: string, example: string) => ({
  description,
  schema: { type: 'string' as const },
  example,
});

/** Describes the headers of answers, by name. Each header is described once, as a component. */
export const ANSWER_HEADERS = {
  'X-Request-Id': text(
    'The id of the request, as the client sent it or a new one. It is in our logs.',
    '0197a000-0000-7000-8000-0000000000e1',
  ),
  RateLimit: text('The requests that are left, and the seconds until the count starts anew.', '"requests";r=597;t=41'),
  'RateLimit-Policy': text('The limit, and the seconds over which requests are counted.', '"requests";q=600;w=60'),
  ETag: text(
    'The version of the object. Send it as `If-Match` to change it, or as `If-None-Match` to read it again.',
    '"v3"',
  ),
  'Cache-Control': text('How long the answer may be kept.', 'public, max-age=60'),
  Location: text(
    'The path of what was created, or of what shows how the work goes on.',
    '/v1/orders/0197a000-0000-7000-8000-000000000001',
  ),
  'Preference-Applied': text('The part of `Prefer` that was applied.', 'wait=10'),
  'Idempotent-Replayed': text('`true` if the answer is that of an earlier request with the same key.', 'true'),
  'Content-Disposition': text('The name of the file.', 'attachment; filename="file.csv"'),
  'Content-Language': text('The language of the texts.', 'en'),
  'Retry-After': text('The seconds to wait before the next attempt.', '2'),
  'WWW-Authenticate': text('The scheme of the token.', 'Bearer'),
} satisfies Readonly<Record<string, ReturnType<typeof text>>>;

type Name = keyof typeof ANSWER_HEADERS;

export const headersNamed = (...names: readonly Name[]): ZodOpenApiHeadersObject =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

/** Returns the headers that a successful answer of an operation has. */
export function successHeaders(operation: Operation): ZodOpenApiHeadersObject {
  const { versioned, cacheable, waitable, location, download, endpoint, idempotent } = operation;
  const needsKey = endpoint.startsWith('POST ') && idempotent !== false;
  return headersNamed(
    'X-Request-Id',
    'RateLimit',
    'RateLimit-Policy',
    ...(versioned || cacheable ? (['ETag'] as const) : []),
    ...(cacheable ? (['Cache-Control'] as const) : []),
    ...(location ? (['Location'] as const) : []),
    ...(waitable ? (['Preference-Applied'] as const) : []),
    ...(needsKey ? (['Idempotent-Replayed'] as const) : []),
    ...(download ? (['Content-Disposition'] as const) : []),
  );
}
