import type { Operation } from '@toric/contracts/kernel/operation';
import type { Problem } from '@toric/contracts/kernel/problem';
import type { z } from 'zod';

/**
 * A refusal of the API. It is thrown, because most callers cannot continue after a refusal. Other callers catch it and
 * decide by its `slug`.
 */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  /** The last part of the problem type, e.g. `order.not-made`. */
  readonly slug: string;
  readonly problem: z.output<typeof Problem>;
  /** The response headers, e.g. `Retry-After` of a 429. */
  readonly headers: Headers;

  constructor({ endpoint }: Pick<Operation, 'endpoint'>, problem: z.output<typeof Problem>, headers: Headers) {
    const fields = problem.errors?.map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`).join('') ?? '';
    super(`${endpoint} answered ${problem.status} ${problem.type}: ${problem.detail}${fields}`);
    this.status = problem.status;
    this.slug = problem.type.slice(problem.type.lastIndexOf('/') + 1);
    this.problem = problem;
    this.headers = headers;
  }
}
