import type { z } from 'zod';
import type { ChangeAction } from '../record/change.ts';
import type { Permission } from './access.ts';
import type { RefusalType } from './refusal.ts';

/**
 * The body of a request has at most this number of bytes. An operation that takes a file has a limit of its own
 * (`file.limit`).
 */
export const BODY_LIMIT = 100 * 1024;

export type Location = `/${string}` | ((answer: Readonly<Record<string, unknown>>) => `/${string}` | undefined);

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Endpoint = `${Method} /${string}`;

/** Marks an operation that every service serves, each for its own data. `{service}` in the path names the service. */
export const EVERY_SERVICE = 'every service';

/** Marks an operation that the gateway answers itself. */
export const GATEWAY = 'gateway';

/**
 * Describes a deprecation. The operation is served until its sunset. Its answers have the headers `Deprecation` (RFC
 * 9745) and `Sunset` (RFC 8594).
 */
export type Deprecation = {
  /**
   * Holds the day from which on the operation is deprecated, `YYYY-MM-DD`. `sunset` is the day until which it is
   * served.
   */
  readonly since: string;
  readonly sunset: string;
  /**
   * Names the path of the replacement, e.g. `/orders/{orderId}/parcels`. Parameters with the same names are filled in.
   */
  readonly successor?: `/${string}`;
};

/**
 * Describes an addition to an answer. `expand=<name>` adds the answer of another operation, which is called with the
 * same token.
 */
export type Expansion = {
  readonly operation: Operation;
  /** Maps a parameter or query name of the other operation to the field of this answer that holds its value. */
  readonly via: Readonly<Record<string, string>>;
};

/**
 * Describes one route of the public API. The owning service serves it, the gateway publishes it, and OpenAPI documents
 * it.
 */
export type Operation = {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly owner: string;
  readonly summary: string;
  readonly description?: string;
  /** Lists the permissions that may call the operation. There is no default. */
  readonly allow: readonly [Permission, ...Permission[]];
  readonly body?: z.ZodType;
  /**
   * Shows an example of a request body. The API reference contains it, and an end-to-end test sends it with real ids.
   */
  readonly example?: unknown;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /**
   * Names the path of the object that the operation created, or of the resource that shows the progress of its work.
   * The gateway sends it as `Location`. Each `{name}` is a parameter of the request's path or a field of the answer. A
   * function returns undefined for an answer whose object has no path.
   */
  readonly location?: Location;
  /**
   * States whether a POST demands an Idempotency-Key, which it does by default. With `false` the POST needs none, for
   * example sign-in and the calculators.
   */
  readonly idempotent?: boolean;
  /**
   * If true, the ETag of the answer is the version of the object. A change with If-Match is refused if the object has a
   * newer version.
   */
  readonly versioned?: boolean;
  /**
   * If true, the caller may send `Prefer: wait=N`. The answer then waits until the order has settled, at most N
   * seconds.
   */
  readonly waitable?: boolean;
  /**
   * If true, a caller could use the operation to guess secrets (sign-in, sign-up, refresh). The gateway therefore
   * permits fewer requests per minute.
   */
  readonly sensitive?: boolean;
  /**
   * If true, the caller must have proved the second factor within the last five minutes (refunds, exports, roles,
   * keys).
   */
  readonly stepUp?: boolean;
  /** If true, only the gateway calls the operation. It is not part of the public API. */
  readonly internal?: boolean;
  /** If true, staff may call the operation before they have a second factor. */
  readonly enrolment?: boolean;
  /**
   * Names the media type of the body, or of the answer if there is no body. A body may also be sent as
   * `application/json`.
   */
  readonly mediaType?: `application/${string}+json`;
  /** If true, the use case gets the raw bytes of the body, because it must check a signature over these bytes. */
  readonly rawBody?: boolean;
  /** Limits the raw body in bytes. If omitted, the limit is `BODY_LIMIT`. */
  readonly rawLimit?: number;
  /**
   * Declares that the operation takes a file of at most `limit` bytes. The file is JSON if there is a `body`, or has
   * one of `otherTypes`. In `otherTypes`, the value of a type is an example if the type is text, and undefined if it is
   * binary.
   */
  readonly file?: { readonly limit: number; readonly otherTypes: Readonly<Record<string, string | undefined>> };
  /** Declares that the answer is a file (`Download`) of one of these media types. */
  readonly download?: readonly string[];
  /**
   * If true, the answer is the same for every caller but staff and may be a minute old. The gateway then lets browsers
   * and shared caches keep it, and gives it an ETag that changes with its content.
   */
  readonly cacheable?: boolean;
  /**
   * If true, the answer depends on today and on a market. The header `Market` names the market if neither the query nor
   * the body names it.
   */
  readonly inMarket?: boolean;
  /** Lists the refusals of the operation, in addition to those that any operation may answer (request.errors.ts). */
  readonly errors?: readonly RefusalType[];
  /**
   * Lists the actions by which the change record names calls of the operation, or `none`. An operation that writes must
   * declare one of the two (docs/changes.md).
   */
  readonly record?: readonly [ChangeAction, ...ChangeAction[]] | 'none';
  /** States why an operation that writes has no row in the change record. */
  readonly because?: string;
  readonly deprecated?: Deprecation;
  /**
   * Lists the expansions of the answer. The gateway adds each expansion that the client names in `expand`. In a list,
   * it adds them to each item.
   */
  readonly expand?: Readonly<Record<string, Expansion>>;
};

/** Returns the declaration of an operation with its exact types, so that use cases are checked against them. */
export function operation<const O extends Operation>(declaration: O): O {
  checkDeprecation(declaration);
  return declaration;
}

function checkDeprecation({ id, deprecated }: Operation): void {
  if (!deprecated || Date.parse(deprecated.since) <= Date.parse(deprecated.sunset)) return;
  throw new Error(
    `operation '${id}': deprecated.since and .sunset must be days (YYYY-MM-DD), and sunset must not be before since: clients need the time between to move`,
  );
}

export const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'endpoint' in value && 'allow' in value;

/** Returns true for an operation of the public API. */
export const isPublished = (value: unknown): value is Operation => isOperation(value) && value.internal !== true;

export function methodAndPath({ endpoint }: Pick<Operation, 'endpoint'>): { method: Method; path: string } {
  const space = endpoint.indexOf(' ');
  return { method: endpoint.slice(0, space) as Method, path: endpoint.slice(space + 1) };
}

/** Returns the media types that the operation accepts for a file. */
export const fileTypesOf = ({ body, file }: Operation): string[] => [
  ...(body ? ['application/json'] : []),
  ...Object.keys(file?.otherTypes ?? {}),
];

/** Returns the path of an operation with its parameters filled in and percent-encoded. */
export function fillPath(path: string, params: Readonly<Record<string, string | string[] | undefined>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** Returns true for a POST, unless its declaration says that it needs no Idempotency-Key. */
export function needsIdempotencyKey(op: Operation): boolean {
  return op.endpoint.startsWith('POST ') && op.idempotent !== false;
}
