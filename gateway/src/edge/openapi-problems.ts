import { problemOf, STATUS } from '@toric/chassis/http/problem';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { GENERAL } from './refusals.ts';

const generalSlugs = [...new Set(GENERAL.map(({ slug }) => `\`${slug}\``))].join(', ');

/** Returns an example of the refusal. Its blanks, such as `{status}`, are not filled in. */
function example({ slug, kind, text }: RefusalType, path: string) {
  const problem = problemOf(new BusinessError(slug, kind, text), 'en');
  const requestId = '0197a000-0000-7000-8000-0000000000e1';
  return [slug, { summary: slug, value: { ...problem, instance: `/v1${path}`, requestId } }] as const;
}

function responseOf(sameStatus: readonly RefusalType[], path: string): ZodOpenApiResponseObject {
  const examples = Object.fromEntries(sameStatus.map((refusal) => example(refusal, path)));
  return {
    description: sameStatus.map(({ slug, text }) => `- \`${slug}\`: ${text.en}`).join('\n'),
    content: { 'application/problem+json': { schema: Problem, examples } },
  };
}

/**
 * Returns the refusals of an operation, grouped by HTTP status. `default` holds the refusals that any operation may
 * answer.
 */
export function problems(operation: Operation): ZodOpenApiResponsesObject {
  const { path } = methodAndPath(operation);
  const byStatus = new Map<number, RefusalType[]>();
  for (const refusal of operation.errors ?? []) {
    const { status } = STATUS[refusal.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusal]);
  }
  return {
    ...Object.fromEntries([...byStatus].map(([status, refusals]) => [String(status), responseOf(refusals, path)])),
    default: {
      description: `A problem (RFC 9457) that any operation may answer: ${generalSlugs}.`,
      content: { 'application/problem+json': { schema: Problem } },
    },
  };
}
