import type { Text } from './sentence.ts';

/** The kind of a refusal. One table in the chassis maps it to the HTTP status. */
export type BusinessErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too-many'
  // Only the chassis and the gateway refuse with the following kinds, before a use case begins or after it has failed.
  // A use case never does.
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'internal'
  | 'unavailable';

/** A wrong field. `pointer` is a JSON pointer into the request. */
export type FieldError = { readonly pointer: string; readonly detail: Text };

/**
 * A refusal that a rule of the business demands. It is declared with `refusal()`. `slug` is a stable code for programs.
 * `detail` states the cause and the next step in each language, and `message` is its English text.
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

  /** Returns the same refusal with these wrong fields added. */
  at(...errors: readonly FieldError[]): BusinessError {
    return new BusinessError(this.slug, this.kind, this.detail, [...this.errors, ...errors]);
  }
}
