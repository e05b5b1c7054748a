import { expandedReply, expandNames } from '@toric/contracts/kernel/expand';
import { methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { deprecationNote } from './deprecation.ts';
import { problems } from './openapi-problems.ts';

/**
 * Returns the query parameters of an operation, with `expand` if it has expansions. The gateway handles `expand`, so
 * the declared query does not contain it.
 */
function queryOf(operation: Operation): z.ZodObject {
  const { query } = operation;
  const [first, ...others] = expandNames(operation);
  const expand = z
    .array(z.enum([first ?? '', ...others]))
    .optional()
    .meta({
      description: 'Expansions to add to the answer, separated by commas.',
      param: { style: 'form', explode: false },
    });
  return z.object({ ...(query instanceof z.ZodObject && query.shape), ...(first && { expand }) });
}

/** The description of binary content. It is empty, because the media type says enough. */
const BINARY = {};
const JSON_TYPE = 'application/json';

const SUCCESS = {
  200: 'The request succeeded.',
  201: 'The resource was created.',
  202: 'The request was accepted, and its work goes on.',
  204: 'The request succeeded. The answer has no body.',
} as const;

function headersOf(operation: Operation): z.ZodRawShape {
  return {
    ...(needsIdempotencyKey(operation) && {
      'Idempotency-Key': z
        .string()
        .min(8)
        .max(128)
        .meta({ description: 'A new key for each new request. A repeat with the same key gets the same answer.' }),
    }),
    ...(operation.versioned &&
      !operation.endpoint.startsWith('GET') && {
        'If-Match': z.string().optional().meta({
          description: 'The ETag that you last received. If the version has changed since, the request is refused.',
        }),
      }),
    ...(operation.inMarket && {
      Market: z
        .string()
        .optional()
        .meta({ description: 'The market, if the request does not name one in `market`.', example: 'US' }),
    }),
    ...(operation.waitable && {
      Prefer: z.string().optional().meta({
        description: '`wait=N` delays the answer until the order has settled, at most N ≤ 30 seconds.',
        example: 'wait=10',
      }),
    }),
  };
}

function requestBodyOf({ body, example, file, mediaType }: Operation) {
  if (!body && !file) return undefined;
  const files = Object.fromEntries(
    Object.entries(file?.otherTypes ?? {}).map(([type, text]) => [
      type,
      text === undefined ? BINARY : { schema: z.string(), example: text },
    ]),
  );
  return {
    required: true,
    content: { ...(body && { [mediaType ?? JSON_TYPE]: { schema: body, example } }), ...files },
  };
}

function successContent(operation: Operation) {
  const { download, body, mediaType = JSON_TYPE } = operation;
  if (download) return Object.fromEntries(download.map((type) => [type, BINARY]));
  return { [body ? JSON_TYPE : mediaType]: { schema: expandedReply(operation) } };
}

/**
 * Returns the OpenAPI description of an operation with its permitted callers. Only a public operation needs no token.
 */
function documentOperation(operation: Operation): ZodOpenApiOperationObject {
  const { allow, status = 200, params, deprecated } = operation;
  const headers = headersOf(operation);
  const requestBody = requestBodyOf(operation);
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: [deprecated && deprecationNote(deprecated), operation.description, `**Callers:** ${allow.join(', ')}.`]
      .filter(Boolean)
      .join('\n\n'),
    ...(deprecated && { deprecated: true }),
    tags: [operation.owner],
    'x-permissions': allow,
    security: allow.includes('public') ? [] : [{ bearer: [] }],
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      query: queryOf(operation),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(requestBody && { requestBody }),
    responses: {
      [status]: { description: SUCCESS[status], ...(status !== 204 && { content: successContent(operation) }) },
      ...problems(operation),
    },
  };
}

const events: ZodOpenApiOperationObject = {
  operationId: 'streamOrderEvents',
  summary: 'Stream the changes of the status of an order',
  description:
    'Sends each status as a server-sent event, past ones first. Resume with `Last-Event-ID`. The stream ends with the order.\n\n**Callers:** as for `getOrder`.',
  tags: ['order'],
  security: [{ bearer: [] }],
  requestParams: {
    path: z.object({ orderId: z.uuid() }),
    header: z.object({
      'Last-Event-ID': z
        .string()
        .optional()
        .meta({ description: 'The id of the last event that you received. Later ones are sent.' }),
    }),
  },
  responses: {
    200: {
      description: 'Events named `status`. The data of each is a step as in `listOrderSteps`.',
      content: { 'text/event-stream': { schema: z.string() } },
    },
  },
};

/** Returns the public API as OpenAPI 3.1, made from the declarations that the services serve. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: ZodOpenApiPathsObject = { '/v1/orders/{orderId}/events': { get: events } };
  for (const operation of operations) {
    const { method, path } = methodAndPath(operation);
    paths[`/v1${path}`] = { ...paths[`/v1${path}`], [method.toLowerCase()]: documentOperation(operation) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Toric',
      version: '1.0.0',
      description:
        'The back-end of a contact-lens retailer. Ids are UUIDs, money is in minor units, and times are in UTC. Lists are paged by cursor and counted with `count=true`. `expand` adds the answers of other operations. Errors follow RFC 9457, in English or Chinese by `Accept-Language`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    externalDocs: { url: '/asyncapi.json', description: 'The messages between the services, as AsyncAPI 3.0.' },
    servers: [{ url: '/' }],
    tags: [...new Set(operations.map(({ owner }) => owner))].map((name) => ({ name })),
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  });
}
