import { z } from 'zod';

/** What kind of refusal it is; the HTTP status follows from it in one table (chassis). */
export type BusinessErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too-many';

/** A refusal that the rules of the business demand. `slug` is for programs, `detail` says what happened and what to do next. */
export class BusinessError extends Error {
  override name = 'BusinessError';
  readonly slug: string;
  readonly kind: BusinessErrorKind;
  readonly errors: readonly FieldError[];

  constructor(slug: string, kind: BusinessErrorKind, detail: string, errors: readonly FieldError[] = []) {
    super(detail);
    this.slug = slug;
    this.kind = kind;
    this.errors = errors;
  }
}

/** One field that is wrong: `pointer` is a JSON pointer into the request. */
export const FieldError = z.object({ pointer: z.string(), detail: z.string() });
export type FieldError = z.infer<typeof FieldError>;
