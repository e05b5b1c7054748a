/** A refusal as a value: tests look at one as often as at an answer. */
import { ProblemError } from '@toric/client/problem-error';
import type { Answer } from '@toric/client/types';
import type { Operation } from '@toric/contracts/kernel/operation';

export type Attempt<O extends Operation> =
  | ({ ok: true } & Answer<O>)
  | ({ ok: false } & Pick<ProblemError, 'status' | 'problem' | 'headers'>);

export const attempt = <O extends Operation>(call: Promise<Answer<O>>): Promise<Attempt<O>> =>
  call.then(
    (answer) => ({ ok: true, ...answer }),
    (error: unknown) => {
      if (!(error instanceof ProblemError)) throw error;
      const { status, problem, headers } = error;
      return { ok: false, status, problem, headers };
    },
  );
