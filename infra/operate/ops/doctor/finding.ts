/** Describes the results of a check. */
import type { Text } from '@toric/contracts/kernel/sentence';

export type Finding = {
  readonly kind: 'wrong';
  /** Names the mistake for programs, such as `database.unreachable`. */
  readonly code: string;
  /** Names the process and the variable, the folder or the server. It holds no secret. */
  readonly where: string;
  readonly what: Text;
  /** Holds one sentence about the next step. */
  readonly next: Text;
};
export type Unchecked = { readonly kind: 'unchecked'; readonly where: string; readonly why: Text };
export type Note = Finding | Unchecked;

export const wrong = (code: string, where: string, { what, next }: { what: Text; next: Text }): Finding => ({
  ...{ kind: 'wrong', code, where, what, next },
});
export const unchecked = (where: string, why: Text): Unchecked => ({ kind: 'unchecked', where, why });
export const text = (en: string, zh: string): Text => ({ en, zh });

/** Returns the message of an error. A connection to several addresses fails with an empty message and a list. */
export function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message || error.name : String(error);
}

/** Returns the code of an error, such as `ECONNREFUSED` or PostgreSQL's `28P01`. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return String(Reflect.get(Object(error), 'code') ?? '');
}
