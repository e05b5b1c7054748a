import { ProblemError } from '@toric/client/problem-error';
import type { Answer } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';

export type Attempt<O extends Operation> =
  | ({ ok: true } & Answer<O>)
  | ({ ok: false } & Pick<ProblemError, 'status' | 'problem' | 'headers'>);

/**
 * Returns the answer of a call. If the API refuses it, returns the refusal as a value, because tests inspect refusals
 * as often as answers. Throws all other errors.
 */
export const attempt = <O extends Operation>(call: Promise<Answer<O>>): Promise<Attempt<O>> =>
  call.then(
    (answer) => ({ ok: true, ...answer }),
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      const { status, problem, headers } = error;
      return { ok: false, status, problem, headers };
    },
  );
