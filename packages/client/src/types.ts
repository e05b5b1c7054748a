import type { Operation } from '@toric/contracts/kernel/operation';
import type { z } from 'zod';

/** What any request may say besides what its operation takes. */
export type About = {
  /** In place of the client's own. */
  token?: string;
  /** Made anew for each call that needs one; give it to repeat a call of an earlier run. */
  idempotencyKey?: string;
  /** E.g. `wait=20`. */
  prefer?: string;
  /** The ETag that was read; refused with 412 when the thing has changed since. */
  ifMatch?: string;
  /** Becomes the correlation id of every message that the request causes. */
  requestId?: string;
  /** The caller knows that a repeat does no harm, though the operation has no key: signing up again finds the e-mail taken. */
  repeatable?: true;
};

type Params<O> = O extends { params: infer P extends z.ZodType } ? { params: z.input<P> } : { params?: never };
type Body<O> = O extends { body: infer B extends z.ZodType } ? { body: z.input<B> } : { body?: never };
/** In place of a body, where the operation takes files. */
export type GivenFile = { type: string; bytes: Uint8Array<ArrayBuffer> };
type Content<O> = O extends { file: object }
  ? { file: GivenFile; body?: never } | (O extends { body: z.ZodType } ? Body<O> & { file?: never } : never)
  : Body<O> & { file?: never };
type Query<O> = O extends { query: infer Q extends z.ZodType }
  ? object extends z.input<Q>
    ? { query?: z.input<Q> }
    : { query: z.input<Q> }
  : { query?: never };
type Expand<O> = O extends { expand: infer E } ? { expand?: readonly Names<E>[] } : { expand?: never };
export type Input<O> = About & Params<O> & Content<O> & Query<O> & Expand<O>;
/** The input may be left out where nothing in it must be given. */
export type Arguments<O> = object extends Input<O> ? [input?: Input<O>] : [input: Input<O>];

type Names<E> = { [K in keyof E & string]: K | Further<K, E[K]> }[keyof E & string];
type Further<K extends string, X> = X extends { operation: { expand: infer E } } ? `${K}.${keyof E & string}` : never;
type Added<O> = O extends { expand: infer E }
  ? { [K in keyof E]?: (E[K] extends { operation: infer T extends Operation } ? Reply<T> : never) | null }
  : unknown;

/** What is answered, with all that `expand` may have added. */
export type Reply<O extends Operation> =
  z.output<O['reply']> extends { data: (infer T)[] }
    ? Omit<z.output<O['reply']>, 'data'> & { data: (T & Added<O>)[] }
    : z.output<O['reply']> & Added<O>;
export type Answer<O extends Operation> = { status: number; body: Reply<O>; headers: Headers };

/** An operation that answers pages. */
export type Listing = Operation & { reply: z.ZodType<{ data: unknown[]; nextCursor: string | null }> };
export type Item<O extends Operation> = Reply<O> extends { data: (infer T)[] } ? T : never;
