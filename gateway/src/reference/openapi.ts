import { expandNames } from '@toric/contracts/kernel/expand';
import { isForKeys, scopesOf } from '@toric/contracts/customer/machines/key-scopes';
import { methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import { StreamOrderEvents } from '@toric/contracts/order/order-stream.http';
import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { deprecationNote } from '../edge/deprecation.ts';
import { ANSWER_HEADERS, successHeaders } from './answer-headers.ts';
import { documentedReply } from './documented-reply.ts';
import { exampleOf } from './example-of.ts';
import { GROUPS, TAGS, tagOf } from './groups.ts';
import { INTRODUCTION } from './introduction.ts';
import { generalResponses, problems } from './openapi-problems.ts';
import { makePlain, withoutClosedReferences } from './plain-schema.ts';
import { withSchemaNames } from './schema-names.ts';

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

/** Describes binary content. The schema is empty, because the media type says enough. */
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
    ...(operation.cacheable && {
      'If-None-Match': z.string().optional().meta({
        description: 'The ETag of the answer that you have. If it is still the same, the answer is 304.',
      }),
    }),
    ...(operation.id === StreamOrderEvents.id && {
      'Last-Event-ID': z
        .string()
        .optional()
        .meta({ description: 'The id of the last event that you received. Later ones are sent.' }),
    }),
    ...(operation.inMarket && {
      Market: z
        .string()
        .optional()
        .meta({ description: 'The market, if the request does not name one in `market`.', example: 'US' }),
    }),
    ...(operation.waitable && {
      Prefer: z.string().optional().meta({
        description:
          '`wait=N` delays the answer until the order has settled, at most N ≤ 30 seconds. If it has not settled by then, the answer is 202.',
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
  const schema = documentedReply(operation.reply);
  return { [body ? JSON_TYPE : mediaType]: { schema, example: exampleOf(schema) } };
}

/** Returns the successful answers of an operation. The first is the usual one. */
function successes(operation: Operation) {
  const { status = 200, waitable, cacheable } = operation;
  const headers = successHeaders(operation);
  const answer = { headers, ...(status !== 204 && { content: successContent(operation) }) };
  return {
    [status]: { description: SUCCESS[status], ...answer },
    ...(waitable &&
      status !== 202 && {
        202: {
          description:
            'The order was accepted, but did not settle within the time of `Prefer: wait`. Read it again at `Location`.',
          ...answer,
        },
      }),
    ...(operation.id === StreamOrderEvents.id && {
      204: { description: 'The order has ended, and you know its last event.', headers },
    }),
    ...(cacheable && { 304: { description: 'You have this answer already.', headers } }),
  };
}

/**
 * Returns the ways to sign in for an operation. An API key may call an operation if it has a scope for it, or if the
 * operation is public.
 */
function securityOf(operation: Operation): Record<string, string[]>[] {
  const isPublic = operation.allow.includes('public');
  return [...(isPublic ? [{}] : []), { bearer: [] }, ...(isPublic || isForKeys(operation) ? [{ apiKey: [] }] : [])];
}

/** Returns the paragraph about the scopes that open an operation to API keys. The text is empty if no scope does. */
const scopesNote = (operation: Operation): string =>
  isForKeys(operation)
    ? `**Scopes of API keys:** ${scopesOf(operation)
        .map((scope) => `\`${scope}\``)
        .join(' or ')}.`
    : '';

/**
 * Returns the OpenAPI description of an operation with its permitted callers. A public operation needs no token, but
 * accepts one.
 */
function documentOperation(operation: Operation): ZodOpenApiOperationObject {
  const { allow, params, deprecated } = operation;
  const headers = headersOf(operation);
  const requestBody = requestBodyOf(operation);
  return {
    operationId: operation.id,
    summary: operation.summary,
    description: [
      deprecated && deprecationNote(deprecated),
      operation.description,
      `**Callers:** ${allow.join(', ')}.`,
      scopesNote(operation),
    ]
      .filter(Boolean)
      .join('\n\n'),
    ...(deprecated && { deprecated: true }),
    tags: [tagOf(operation)],
    'x-permissions': allow,
    security: securityOf(operation),
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      query: queryOf(operation),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(requestBody && { requestBody }),
    responses: { ...successes(operation), ...problems(operation) },
  };
}

/** Returns the public API as OpenAPI 3.1, generated from the declarations that the services serve. */
export function openApiDocument(operations: readonly Operation[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations) {
    const { method, path } = methodAndPath(operation);
    paths[`/v1${path}`] = { ...paths[`/v1${path}`], [method.toLowerCase()]: documentOperation(operation) };
  }
  const used = new Set(operations.map(tagOf));
  const tags = TAGS.filter(({ name }) => used.has(name)).map(({ name, description }) => ({ name, description }));
  const description = (): Parameters<typeof createDocument>[0] => ({
    openapi: '3.1.0',
    info: {
      title: 'Toric',
      version: '1.0.0',
      description: INTRODUCTION,
      contact: { name: 'Toric', url: 'https://toric.example' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags,
    'x-tagGroups': GROUPS.map(({ name, tags: all }) => ({
      name,
      tags: all.map((tag) => tag.name).filter((tag) => used.has(tag)),
    })).filter(({ tags: some }) => some.length > 0),
    components: {
      responses: generalResponses(),
      headers: ANSWER_HEADERS,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'An access token of `signIn`.' },
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'toric_<stack>_<prefix>_<secret>',
          description: 'An API key of `createApiKey`. It is sent in the header only, never in the address.',
        },
      },
    },
    paths,
  });
  return withSchemaNames(operations, () =>
    withoutClosedReferences(createDocument(description(), { override: makePlain })),
  );
}
