import { problemOf, STATUS } from '@toric/chassis/http/problem';
import { BusinessError, type BusinessErrorKind } from '@toric/contracts/kernel/business-error';
import { methodAndPath, needsIdempotencyKey, type Operation } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { GENERAL } from '../edge/refusals.ts';
import { headersNamed } from './answer-headers.ts';

/** Returns an example of the refusal. Its placeholders, such as `{status}`, stay in the text. */
function example({ slug, kind, text }: RefusalType, path: string) {
  const problem = problemOf(new BusinessError(slug, kind, text), 'en');
  const requestId = '0197a000-0000-7000-8000-0000000000e1';
  return [slug, { summary: slug, value: { ...problem, instance: `/v1${path}`, requestId } }] as const;
}

function headersOf(status: number) {
  return headersNamed(
    'X-Request-Id',
    'Content-Language',
    ...(status === 401 ? (['WWW-Authenticate'] as const) : []),
    ...(status === 429 || status === 503 ? (['Retry-After'] as const) : []),
  );
}

function responseOf(sameStatus: readonly RefusalType[], path: string): ZodOpenApiResponseObject {
  const examples = Object.fromEntries(sameStatus.map((refusal) => example(refusal, path)));
  const [first] = sameStatus;
  return {
    description: [...new Set(sameStatus.map(({ slug, text }) => `- \`${slug}\`: ${text.en}`))].join('\n'),
    headers: headersOf(first ? STATUS[first.kind].status : 500),
    content: { 'application/problem+json': { schema: Problem, examples } },
  };
}

/**
 * Returns the general refusals of a kind. `GENERAL` may have several texts with one slug, of which only one is
 * returned.
 */
const generalOf = (kind: BusinessErrorKind): RefusalType[] =>
  GENERAL.filter((refusal) => refusal.kind === kind).filter(
    ({ slug }, at, all) => all.findIndex((other) => other.slug === slug) === at,
  );

/** Returns the kinds of the general refusals that an operation may answer. */
function generalKinds(operation: Operation): BusinessErrorKind[] {
  const { allow, body, file, rawBody, versioned, endpoint } = operation;
  const takesContent = Boolean(body ?? file) || rawBody === true;
  const needsKey = needsIdempotencyKey(operation);
  return [
    'invalid',
    'unauthenticated', // a public operation refuses a wrong token too
    ...(allow.includes('public') ? [] : (['forbidden'] as const)),
    ...(needsKey ? (['conflict', 'unprocessable'] as const) : []),
    ...(versioned && !endpoint.startsWith('GET') ? (['stale'] as const) : []),
    ...(takesContent ? (['too-large', 'unsupported-media-type'] as const) : []),
    'too-many',
    'internal',
    'unavailable',
  ];
}

/** Lists the refusals that a client gets only for a path or a method that the reference does not contain. */
const IN_ANY: ReadonlySet<BusinessErrorKind> = new Set(['not-found', 'method-not-allowed']);

const nameOf = (kind: BusinessErrorKind) => kind.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Returns the answers that many operations share, as components. */
export const generalResponses = (): Record<string, ZodOpenApiResponseObject> =>
  Object.fromEntries(
    [...new Set(GENERAL.map(({ kind }) => kind))]
      .filter((kind) => !IN_ANY.has(kind))
      .map((kind) => [nameOf(kind), responseOf(generalOf(kind), '/orders')]),
  );

/**
 * Returns the refusals of an operation, grouped by HTTP status: its own refusals, and those that any operation of its
 * kind may answer.
 */
export function problems(operation: Operation): ZodOpenApiResponsesObject {
  const { path } = methodAndPath(operation);
  const responses: Record<string, ZodOpenApiResponseObject | { $ref: string }> = {};
  const own = operation.errors ?? [];
  const kinds = new Set<BusinessErrorKind>([...own.map(({ kind }) => kind), ...generalKinds(operation)]);
  const general = new Set(generalKinds(operation));
  for (const kind of kinds) {
    const { status } = STATUS[kind];
    const ownOfKind = own.filter((refusal) => refusal.kind === kind);
    responses[String(status)] =
      ownOfKind.length === 0
        ? { $ref: `#/components/responses/${nameOf(kind)}` }
        : responseOf([...ownOfKind, ...(general.has(kind) ? generalOf(kind) : [])], path);
  }
  // the cast is needed, because the type of zod-openapi has no reference to a component
  return responses as ZodOpenApiResponsesObject;
}
