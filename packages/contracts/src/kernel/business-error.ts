import type { Text } from './sentence.ts';

/** What kind of refusal it is; the HTTP status follows from it in one table (chassis). */
export type BusinessErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too-many'
  // the rules of HTTP and not of the business: refused before a use case is reached, or after it broke
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'internal'
  | 'unavailable';

/** One field that is wrong: `pointer` is a JSON pointer into the request. */
export type FieldError = { readonly pointer: string; readonly detail: Text };

/**
 * A refusal that the rules of the business demand, made by what `refusal()` declares. `slug` is for programs, `detail`
 * says what happened and what to do next, in each language; `message` is the English of it.
 */
export class BusinessError extends Error {
  override name = 'BusinessError';
  readonly slug: string;
  readonly kind: BusinessErrorKind;
  readonly detail: Text;
  readonly errors: readonly FieldError[];

  constructor(slug: string, kind: BusinessErrorKind, detail: Text, errors: readonly FieldError[] = []) {
    super(detail.en);
    this.slug = slug;
    this.kind = kind;
    this.detail = detail;
    this.errors = errors;
  }

  /** The same refusal, with the fields that are to blame. */
  at(...errors: readonly FieldError[]): BusinessError {
    return new BusinessError(this.slug, this.kind, this.detail, [...this.errors, ...errors]);
  }
}
