import { expandedReply, expandNames } from '@toric/contracts/kernel/expand';
import { methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { deprecationNote } from './deprecation.ts';
import { problems } from './openapi-problems.ts';

/** `expand` is the gateway's own: no service sees it. */
function queryOf(operation: Operation): z.ZodObject {
  const { query } = operation;
  const [first, ...others] = expandNames(operation);
  const expand = z
    .array(z.enum([first ?? '', ...others]))
    .optional()
    .meta({ description: 'What to add to the answer, separated by commas', param: { style: 'form', explode: false } });
  return z.object({ ...(query instanceof z.ZodObject && query.shape), ...(first && { expand }) });
}

/** A media type says all about bytes that are no text. */
const BINARY = {};

/** Public routes need no token; all others name who may call them. */
function describe(operation: Operation): ZodOpenApiOperationObject {
  const { allow, status = 200, body, example, params, deprecated, mediaType = 'application/json' } = operation;
  const headers = {
    ...(needsIdempotencyKey(operation) && {
      'Idempotency-Key': z
        .string()
        .min(8)
        .max(128)
        .meta({ description: 'New for each new request; a repeat is answered alike' }),
    }),
    ...(operation.versioned &&
      !operation.endpoint.startsWith('GET') && {
        'If-Match': z.string().optional().meta({ description: 'The ETag you last read' }),
      }),
    ...(operation.inMarket && {
      Market: z
        .string()
        .optional()
        .meta({ description: 'The market, for clients that always shop in one; `market` itself wins', example: 'US' }),
    }),
    ...(operation.waitable && {
      Prefer: z
        .string()
        .optional()
        .meta({ description: 'wait=N: answer when the order has settled, within N ≤ 30 s', example: 'wait=10' }),
    }),
  };
  const files = Object.fromEntries(
    Object.entries(operation.file?.otherTypes ?? {}).map(([type, text]) => [
      type,
      text === undefined ? BINARY : { schema: z.string(), example: text },
    ]),
  );
  const isPublic = allow.includes('public');
  const answered = operation.download
    ? Object.fromEntries(operation.download.map((type) => [type, BINARY]))
    : { [body ? 'application/json' : mediaType]: { schema: expandedReply(operation) } };
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: [deprecated && deprecationNote(deprecated), operation.description, `**Who may:** ${allow.join(', ')}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(deprecated && { deprecated: true }),
    tags: [operation.owner],
    'x-permissions': allow,
    security: isPublic ? [] : [{ bearer: [] }],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      query: queryOf(operation),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...((body ?? operation.file) && {
      requestBody: { required: true, content: { ...(body && { [mediaType]: { schema: body, example } }), ...files } },
    }),
    responses: {
      [status]: { description: operation.summary, ...(status !== 204 && { content: answered }) },
      ...problems(operation),
    },
  };
}

const events: ZodOpenApiOperationObject = {
  operationId: 'streamOrderEvents',
  summary: "One order's life as server-sent events",
  description:
    'Each status as it comes, past ones first; resume with Last-Event-ID. The stream ends with the order.\n\n**Who may:** as getOrder.',
  tags: ['order'],
  security: [{ bearer: [] }],
  requestParams: {
    path: z.object({ orderId: z.uuid() }),
    header: z.object({ 'Last-Event-ID': z.string().optional() }),
  },
  responses: {
    200: { description: 'Events named `status`', content: { 'text/event-stream': { schema: z.string() } } },
  },
};

/** The public API as OpenAPI 3.1, from the same declarations that the services serve. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: ZodOpenApiPathsObject = { '/v1/orders/{orderId}/events': { get: events } };
  for (const operation of operations) {
    const { method, path } = methodAndPath(operation);
    paths[`/v1${path}`] = { ...paths[`/v1${path}`], [method.toLowerCase()]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Toric',
      version: '1.0.0',
      description:
        'The back-end of a contact-lens retailer. Ids are uuids, money is in minor units, times are UTC, lists are paged by cursor and counted with `count=true`, `expand` adds what other operations answer, errors follow RFC 9457, in English or Chinese by Accept-Language.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    externalDocs: { url: '/asyncapi.json', description: 'The messages between the services, as AsyncAPI 3.0' },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ owner }) => owner))].map((name) => ({ name })),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  });
}
