import { ProblemError } from '@toric/client/problem-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import { text } from './words.ts';

/** Describes a refusal of the API, or a request that got no answer. */
export type Problem = ProblemError | Error;

export const asProblem = (error: unknown): Problem => (error instanceof Error ? error : new Error(String(error)));

/** Returns the stable code of a refusal. Returns undefined if the shop gave no answer. */
export const slugOf = (problem: Problem | undefined): string | undefined =>
  problem instanceof ProblemError ? problem.slug : undefined;

/** Returns the id of the record into which the requested record was merged. Returns undefined if it was not merged. */
export const mergedIntoOf = (problem: Problem | undefined): string | undefined =>
  problem instanceof ProblemError ? problem.problem.mergedInto : undefined;

/** Returns the request id, by which an operator finds the request. */
export const requestIdOf = (problem: Problem | undefined): string | undefined =>
  problem instanceof ProblemError ? problem.problem.requestId : undefined;

const NO_ANSWER = text(
  'The shop gave no answer. It is not you: check the connection, then try again.',
  '店铺没有应答。这不是你的问题：请检查网络连接，然后重试。',
);

/** Returns one sentence that explains a problem to the person. The refusals of the API are already in her language. */
export function explain(problem: Problem): Text {
  if (problem instanceof ProblemError) return text(problem.problem.detail, problem.problem.detail);
  return NO_ANSWER;
}
