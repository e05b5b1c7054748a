import type { z } from 'zod';
import type { Permission } from './access.ts';
import type { RefusalType } from './refusal.ts';

/** Bytes of a body, but for operations that take a file. */
export const BODY_LIMIT = 100 * 1024;

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Endpoint = `${Method} /${string}`;

/** The owner of what each service serves for itself: the path names the service, as `{service}`. */
export const EVERY_SERVICE = 'every service';

/** Still answered, but to go: clients are told so by `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
export type Deprecation = {
  /** Days, as `YYYY-MM-DD`. */
  readonly since: string;
  readonly sunset: string;
  /** The path that takes its place; parameters of the same names are filled in: `/orders/{orderId}/parcels`. */
  readonly successor?: `/${string}`;
};

/** What `expand=<name>` adds to an answer: the answer of another operation, asked with the same token. */
export type Expansion = {
  readonly operation: Operation;
  /** By the other's parameter or query name, the field of this answer that it is filled from. */
  readonly via: Readonly<Record<string, string>>;
};

/** One route of the public API: the owning service serves it, the gateway publishes it, OpenAPI documents it. */
export type Operation = {
  readonly id: string;
  readonly endpoint: Endpoint;
  readonly owner: string;
  readonly summary: string;
  readonly description?: string;
  /** Denied unless listed: there is no default. */
  readonly allow: readonly [Permission, ...Permission[]];
  readonly body?: z.ZodType;
  /** A body as a client would send it, but for the ids: the reference shows it, and a test sends it. */
  readonly example?: unknown;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly reply: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** POSTs that change something demand an Idempotency-Key; say `false` for sign-in and the like. */
  readonly idempotent?: boolean;
  /** Answers carry an ETag of the version; changes want If-Match. */
  readonly versioned?: boolean;
  /** The caller may ask to wait until the thing has settled (`Prefer: wait=N`). */
  readonly waitable?: boolean;
  /** Attempts at secrets (sign-in, sign-up, refresh): the gateway limits them more tightly. */
  readonly sensitive?: boolean;
  /** Of the body (which may call itself plain JSON all the same), or where none is sent of the answer. */
  readonly mediaType?: `application/${string}+json`;
  /** Hands the raw body to the service, for signatures over bytes. */
  readonly rawBody?: boolean;
  /** Takes a file as it is, up to so many bytes: JSON if there is a `body`, or one of other types, with an example if it is text. */
  readonly file?: { readonly limit: number; readonly otherTypes: Readonly<Record<string, string | undefined>> };
  /** Answers a file (`Download`) of one of these types. */
  readonly download?: readonly string[];
  /** Answers for a market, which the header `Market` names where neither the query nor the body of a POST does; and for today. */
  readonly inMarket?: boolean;
  /** What it may refuse beside what any operation may (request.errors.ts). */
  readonly errors?: readonly RefusalType[];
  readonly deprecated?: Deprecation;
  /** Composed by the gateway, for each thing of a list too; nothing is added unless the client asks. */
  readonly expand?: Readonly<Record<string, Expansion>>;
};

/** Keeps the exact types of its parts: use cases are checked against them. */
export function operation<const O extends Operation>(declaration: O): O {
  checkDeprecation(declaration);
  return declaration;
}

function checkDeprecation({ id, deprecated }: Operation): void {
  if (!deprecated || Date.parse(deprecated.since) <= Date.parse(deprecated.sunset)) return;
  throw new Error(
    `operation '${id}': deprecated.since and .sunset are days (YYYY-MM-DD), and sunset is not before since: clients need the time between to move`,
  );
}

export const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'endpoint' in value && 'allow' in value;

export function methodAndPath({ endpoint }: Pick<Operation, 'endpoint'>): { method: Method; path: string } {
  const space = endpoint.indexOf(' ');
  return { method: endpoint.slice(0, space) as Method, path: endpoint.slice(space + 1) };
}

/** What a file may call itself. */
export const fileTypesOf = ({ body, file }: Operation): string[] => [
  ...(body ? ['application/json'] : []),
  ...Object.keys(file?.otherTypes ?? {}),
];

/** A path with its parameters in their places. */
export function fillPath(path: string, params: Readonly<Record<string, string | string[] | undefined>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name] ?? '')));
}

/** POSTs are repeat-safe by key unless the declaration says otherwise. */
export function needsIdempotencyKey(op: Operation): boolean {
  return op.endpoint.startsWith('POST ') && op.idempotent !== false;
}
