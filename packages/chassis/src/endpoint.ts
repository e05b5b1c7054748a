import type { Actor } from '@toric/contracts/kernel/access';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Read, Statement, Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import type { Encoded } from './encoded-json.ts';
import type { Streamed } from './file-reply.ts';
import type { Reply } from './reply.ts';

type Part<O, K extends string> = O extends { readonly [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined;

/** A request that has been parsed and authorised. */
export type Input<Body = unknown, Params = unknown, Query = unknown> = {
  body: Body;
  params: Params;
  query: Query;
  /** The caller; on a public route nobody (its `id` is empty). */
  actor: Actor;
  /** The version that `If-Match` names, where the operation is versioned. */
  expectedVersion: number | undefined;
  /** Where the call comes from, as the gateway forwards it. */
  callerAddress: string;
  /** In which sentences of an answer are said; refusals are said in it anyway. */
  language: Language;
  /** Header values and bytes that a signature is over; only where the operation takes the raw body. */
  raw: { body: Buffer; headers: Readonly<Record<string, string>> } | undefined;
  /** Only where the operation takes one. */
  file?: GivenFile;
  now: Date;
};
/** `type` is one of those that the operation takes. */
export type GivenFile = { readonly type: string; readonly bytes: Buffer };
type InputOf<O extends Operation> = O extends { file: object }
  ? Input<undefined, Part<O, 'params'>, Part<O, 'query'>> & { file: GivenFile }
  : Input<Part<O, 'body'>, Part<O, 'params'>, Part<O, 'query'>>;
type ReplyOf<O extends Operation> = z.input<O['reply']> | (O extends { download: object } ? Streamed : never);

/** A route as the wrapper sees it: types are checked where it is declared, values by the operation's schemas. */
export type Endpoint<Db = unknown> =
  | {
      kind: 'command';
      operation: Operation;
      prepare?(context: Input & { db: Db; aside: Aside }): Promise<unknown>;
      run(context: Input & { tx: Tx; newId: () => string; prepared?: unknown }): Promise<Reply<unknown>>;
    }
  | { kind: 'query'; operation: Operation; run(context: Input & { db: Db; read: Read }): Promise<unknown> };

/** A use case that changes something: parse → authorise → transaction → idempotency → `run` → outbox → commit → reply. */
export function command<O extends Operation>(
  operation: O,
  useCase: { run(context: InputOf<O> & { tx: Tx; newId: () => string }): Promise<Reply<ReplyOf<O>>> },
): Endpoint<never> {
  return { kind: 'command', operation, run: (context) => useCase.run(context as Parameters<typeof useCase.run>[0]) };
}

/** One statement that writes outside the transaction and commits by itself: it stays even if the command is refused. */
export type Aside = <R>(statement: Statement) => Promise<R[]>;

/**
 * A command with slow work ahead of its transaction, such as a password hash. `prepare` holds no connection and no lock.
 * It reads with `db`, and writes only with `aside`.
 */
export function preparedCommand<O extends Operation, Db, P>(
  operation: O,
  useCase: {
    prepare(context: InputOf<O> & { db: Db; aside: Aside }): Promise<P>;
    run(context: InputOf<O> & { tx: Tx; newId: () => string; prepared: P }): Promise<Reply<ReplyOf<O>>>;
  },
): Endpoint<Db> {
  return {
    kind: 'command',
    operation,
    prepare: (context) => useCase.prepare(context as Parameters<typeof useCase.prepare>[0]),
    run: (context) => useCase.run(context as Parameters<typeof useCase.run>[0]),
  };
}

/**
 * A use case that reads: parse → authorise → `run`, without a transaction. `db` is the Prisma client of the service; `read`
 * asks one prepared statement over `pg`, where the whole answer must cost little more than that.
 */
export function query<O extends Operation, Db>(
  operation: O,
  useCase: { run(context: InputOf<O> & { db: Db; read: Read }): Promise<ReplyOf<O> | Encoded<z.output<O['reply']>>> },
): Endpoint<Db> {
  return { kind: 'query', operation, run: (context) => useCase.run(context as Parameters<typeof useCase.run>[0]) };
}

/** Nobody: the actor of a public route without a token. */
export const NOBODY: Actor = { id: '', kind: 'customer', roles: [] };

/** The customer that a caller is held to; undefined for staff, who see all. */
export const selfOf = (actor: Actor): string | undefined => (actor.kind === 'customer' ? actor.id : undefined);
