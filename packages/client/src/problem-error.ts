import type { Operation } from '@toric/contracts/kernel/operation';
import type { Problem } from '@toric/contracts/kernel/problem';
import type { z } from 'zod';

/**
 * Holds a refusal of the API. The client throws it, because most callers cannot continue after a refusal. Other callers
 * catch it and decide by its `slug`.
 */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  /** Holds the last segment of the problem's type URL, e.g. `order.not-made`. */
  readonly slug: string;
  readonly problem: z.output<typeof Problem>;
  /** Holds the headers of the answer, e.g. `Retry-After` of a 429. */
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
