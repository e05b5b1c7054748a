import type { Text } from './sentence.ts';

/** Names the kind of a refusal. One table in the chassis maps it to the HTTP status. */
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
  // A use case never uses them.
  | 'method-not-allowed'
  | 'too-large'
  | 'unsupported-media-type'
  | 'internal'
  | 'unavailable';

/**
 * Describes a wrong field. `pointer` is a JSON pointer into the body. Before a pointer into another part, the part is
 * named: `#query`, `#params`, `#header`, `#file` (line and column of a table) or `#stored` (an object that the request
 * names).
 */
export type FieldError = { readonly pointer: string; readonly detail: Text };

/**
 * Holds additional members of a problem. `nearest` lists the nearest lenses that are made, each with a pointer to the
 * parameters that are not made. `mergedInto` is the customer into whom the requested customer was merged.
 */
export type ProblemMembers = {
  readonly mergedInto?: string;
  readonly nearest?: readonly { readonly pointer: string; readonly parameters: Readonly<Record<string, unknown>> }[];
};

/**
 * Represents a refusal that a business rule demands. It is declared with `refusal()`. `slug` is a stable code for
 * programs. `detail` states the cause and the next step in each language, and `message` is its English text.
 */
export class BusinessError extends Error {
  override name = 'BusinessError';
  readonly slug: string;
  readonly kind: BusinessErrorKind;
  readonly detail: Text;
  readonly errors: readonly FieldError[];
  /** Holds additional members of the problem, for programs. */
  readonly members: ProblemMembers;

  constructor(
    slug: string,
    kind: BusinessErrorKind,
    detail: Text,
    errors: readonly FieldError[] = [],
    members: ProblemMembers = {},
  ) {
    super(detail.en);
    this.slug = slug;
    this.kind = kind;
    this.detail = detail;
    this.errors = errors;
    this.members = members;
  }

  /** Returns the same refusal with these wrong fields added. */
  at(...errors: readonly FieldError[]): BusinessError {
    return new BusinessError(this.slug, this.kind, this.detail, [...this.errors, ...errors], this.members);
  }

  /**
   * Returns the same refusal, with the field at `pointer` as the wrong field. The text of the field is the text of the
   * refusal.
   */
  atField(pointer: string): BusinessError {
    return this.at({ pointer, detail: this.detail });
  }

  /** Returns the same refusal with these members in its problem. */
  with(members: ProblemMembers): BusinessError {
    return new BusinessError(this.slug, this.kind, this.detail, this.errors, { ...this.members, ...members });
  }
}
