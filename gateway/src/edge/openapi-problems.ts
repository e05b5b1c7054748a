import { problemOf, STATUS } from '@toric/chassis/problem';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { Problem } from '@toric/contracts/kernel/problem';
import type { RefusalType } from '@toric/contracts/kernel/refusal';
import type { ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { GENERAL } from './refusals.ts';

const general = [...new Set(GENERAL.map(({ slug }) => `\`${slug}\``))].join(', ');

/** As it is answered, with its blanks left open. */
function example({ slug, kind, text }: RefusalType, path: string) {
  const problem = problemOf(new BusinessError(slug, kind, text), 'en');
  const requestId = '0197a000-0000-7000-8000-0000000000e1';
  return [slug, { summary: slug, value: { ...problem, instance: `/v1${path}`, requestId } }] as const;
}

function answer(alike: readonly RefusalType[], path: string): ZodOpenApiResponseObject {
  const examples = Object.fromEntries(alike.map((refusal) => example(refusal, path)));
  return {
    description: alike.map(({ slug, text }) => `- \`${slug}\`: ${text.en}`).join('\n'),
    content: { 'application/problem+json': { schema: Problem, examples } },
  };
}

/** What an operation may refuse, by status; `default` is what any operation may. */
export function problems(operation: Operation): ZodOpenApiResponsesObject {
  const { path } = methodAndPath(operation);
  const byStatus = new Map<number, RefusalType[]>();
  for (const refusal of operation.errors ?? []) {
    const { status } = STATUS[refusal.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), refusal]);
  }
  return {
    ...Object.fromEntries([...byStatus].map(([status, alike]) => [String(status), answer(alike, path)])),
    default: {
      description: `A problem that any operation may answer, by RFC 9457: ${general}.`,
      content: { 'application/problem+json': { schema: Problem } },
    },
  };
}
