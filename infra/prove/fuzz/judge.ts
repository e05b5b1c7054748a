import { Problem } from '@toric/contracts/kernel/problem';
import type { Request } from './request.ts';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly milliseconds: number;
};

const SLOW_MS = 10_000;
/** Matches words of our implementation. An answer with one of them reveals to a stranger which software runs inside. */
const INTERNAL =
  /prisma|postgres|sqlstate|invalid input syntax|violates \w+ constraint|relation "|node_modules|\.ts:\d+|\b(?:Type|Range|Syntax|Reference|Zod)Error\b|ECONN|amqp|at async |\[object Object\]/i;

/**
 * Returns true for answers that may contain words of our implementation. Operators must read the error of a failed
 * message, so the answers of their routes may contain such words.
 */
const mayBeInternal = ({ operation }: Request, status: number) =>
  status < 300 && operation.path.startsWith('/v1/operations/');

const isProblem = (text: string): boolean => {
  try {
    return Problem.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
};

/** Returns the faults of an answer of the API. It is an empty list if the answer has no fault. */
export function findingsIn(request: Request, { status, type, text, milliseconds }: Answer): string[] {
  const word = mayBeInternal(request, status) ? undefined : INTERNAL.exec(text)?.[0];
  return [
    ...(status >= 500 ? [`status ${status}`] : []),
    ...(word ? [`internal word '${word}'`] : []),
    ...(status >= 400 && (!type.includes('problem+json') || !isProblem(text))
      ? [`status ${status} without a problem`]
      : []),
    ...(milliseconds > SLOW_MS ? [`answered after ${Math.round(milliseconds / 1_000)} s`] : []),
  ];
}

/** Returns the request as text, so that a person can repeat it by hand. */
export function described({ operation, path, role, token, body }: Request): string {
  const content = typeof body === 'string' ? body.slice(0, 600) : body && `${body.length} bytes`;
  const caller = token === undefined ? (role ?? 'nobody') : 'a person of its own';
  return [`${operation.operationId}: ${operation.method} ${path.slice(0, 300)}`, `as ${caller}`, content]
    .filter(Boolean)
    .join('\n      ');
}
