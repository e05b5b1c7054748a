import type { Operation } from '@toric/contracts/kernel/operation';
import type { z } from 'zod';

/** Describes the options of any request, besides the input of its operation. */
export type RequestOptions = {
  /** Holds the access token of this call. The client sends it in place of the token of its own token source. */
  token?: string;
  /**
   * Holds the idempotency key of the call. If omitted, each call that needs a key gets a new one. Pass a key to repeat
   * a call that an earlier run of the program has sent.
   */
  idempotencyKey?: string;
  /** Holds the value of the `Prefer` header, e.g. `wait=20`. */
  prefer?: string;
  /** Holds the ETag of the version that was read. The API answers 412 if the object has changed since. */
  ifMatch?: string;
  /**
   * Holds the id of the request (`X-Request-Id`). The id becomes the correlation id of every message that the request
   * causes.
   */
  requestId?: string;
  /**
   * Allows retries of an operation that has no idempotency key. For example, a retried sign-up does no harm: it is only
   * refused because the e-mail address is already taken.
   */
  retryable?: true;
};

type Params<O> = O extends { params: infer P extends z.ZodType } ? { params: z.input<P> } : { params?: never };
type Body<O> = O extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: never };
/** Describes the content of a request whose operation takes a file instead of a body. */
export type FileContent = { type: string; bytes: Uint8Array<ArrayBuffer> };
type Content<O> = O extends { file: object }
  ? { file: FileContent; body?: never } | (O extends { body: z.ZodType } ? Body<O> & { file?: never } : never)
  : Body<O> & { file?: never };
type Query<O> = O extends { query: infer Q extends z.ZodType }
  ? object extends z.input<Q>
    ? { query?: z.input<Q> }
    : { query: z.input<Q> }
  : { query?: never };
type Expand<O> = O extends { expand: infer E } ? { expand?: readonly ExpandPath<E>[] } : { expand?: never };
export type Input<O> = RequestOptions & Params<O> & Content<O> & Query<O> & Expand<O>;
/** Describes the arguments of a call. The input may be left out if all of its fields are optional. */
export type Arguments<O> = object extends Input<O> ? [input?: Input<O>] : [input: Input<O>];

type ExpandPath<E> = { [K in keyof E & string]: K | NestedPath<K, E[K]> }[keyof E & string];
type NestedPath<K extends string, X> = X extends { operation: { expand: infer E } }
  ? `${K}.${keyof E & string}`
  : never;
type Expanded<O> = O extends { expand: infer E }
  ? { [K in keyof E]?: (E[K] extends { operation: infer T extends Operation } ? Reply<T> : never) | null }
  : unknown;

/** Describes the body of an answer, with the optional fields that `expand` adds. */
export type Reply<O extends Operation> =
  z.output<O['reply']> extends { data: (infer T)[] }
    ? Omit<z.output<O['reply']>, 'data'> & { data: (T & Expanded<O>)[] }
    : z.output<O['reply']> & Expanded<O>;
export type Answer<O extends Operation> = { status: number; body: Reply<O>; headers: Headers };

/** Describes an operation that answers with pages of a list. */
export type PagedOperation = Operation & { reply: z.ZodType<{ data: unknown[]; nextCursor: string | null }> };
export type Item<O extends Operation> = Reply<O> extends { data: (infer T)[] } ? T : never;
