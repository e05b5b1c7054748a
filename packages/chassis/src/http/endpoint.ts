import type { Actor } from '@toric/contracts/kernel/access';
import type { Operation } from '@toric/contracts/kernel/operation';
import type { Language } from '@toric/contracts/kernel/sentence';
import type { Read, Statement, Tx } from '@toric/messaging/sql';
import type { z } from 'zod';
import type { EncodedJson } from '../data/encoded-json.ts';
import type { StreamedFile } from './file-reply.ts';
import type { Reply } from './reply.ts';

type Part<O, K extends string> = O extends { readonly [P in K]: infer S extends z.ZodType } ? z.output<S> : undefined;

/** Describes a request that has been parsed and authorised. */
export type Input<Body = unknown, Params = unknown, Query = unknown> = {
  body: Body;
  params: Params;
  query: Query;
  /** Names the caller. It is `ANONYMOUS` on a public route without a token. */
  actor: Actor;
  /**
   * Holds the version that the header `If-Match` names. It is undefined if there is no such header, or if the operation
   * is not versioned.
   */
  expectedVersion: number | undefined;
  /** Holds the IP address of the client, as the gateway forwards it. */
  callerAddress: string;
  /** Holds the header `User-Agent` of the client, as the gateway forwards it. It is empty if there is none. */
  callerAgent: string;
  /**
   * Names the language that the client prefers. Use cases write the sentences of their replies in this language, and
   * the chassis sends refusals in it.
   */
  language: Language;
  /**
   * Holds the unparsed body and the headers of the request, with which a use case checks a signature. It exists only
   * for operations that take the raw body.
   */
  raw: { body: Buffer; headers: Readonly<Record<string, string>> } | undefined;
  /** Holds the uploaded file. Only operations that take a file have it. */
  file?: UploadedFile;
  now: Date;
};
/** Describes an uploaded file. `type` is a media type that the operation declares. */
export type UploadedFile = { readonly type: string; readonly bytes: Buffer };
type InputOf<O extends Operation> = O extends { file: object }
  ? Input<undefined, Part<O, 'params'>, Part<O, 'query'>> & { file: UploadedFile }
  : Input<Part<O, 'body'>, Part<O, 'params'>, Part<O, 'query'>>;
/** Is true if the operation declares actions of the change record: its use case must then name its changes. */
type Recorded<O extends Operation> = O extends { readonly record: readonly string[] } ? true : boolean;
type ReplyOf<O extends Operation> = z.input<O['reply']> | (O extends { download: object } ? StreamedFile : never);

/**
 * Describes a route whose static types are erased, so that all routes fit into one list. `command` and `query` check
 * these types when the code is compiled. The operation's schemas check the values at run time.
 */
export type Endpoint<Db = unknown> =
  | {
      kind: 'command';
      operation: Operation;
      prepare?(context: Input & { db: Db; aside: Aside }): Promise<unknown>;
      run(context: Input & { tx: Tx; newId: () => string; prepared?: unknown }): Promise<Reply<unknown>>;
    }
  | {
      kind: 'query';
      operation: Operation;
      run(context: Input & { db: Db; read: Read; aside: Aside }): Promise<unknown>;
    };

/**
 * Declares a use case that writes. The chassis checks the permission, parses the request and opens a transaction. In
 * this transaction it looks for a saved reply (idempotency), calls `run` and stores the messages in the outbox. It
 * replies after the commit.
 */
export function command<O extends Operation>(
  operation: O,
  useCase: { run(context: InputOf<O> & { tx: Tx; newId: () => string }): Promise<Reply<ReplyOf<O>, Recorded<O>>> },
): Endpoint<never> {
  return { kind: 'command', operation, run: (context) => useCase.run(context as Parameters<typeof useCase.run>[0]) };
}

/**
 * Sends one writing statement outside the transaction of the command, and commits it at once. The write stays even if
 * the command is then refused.
 */
export type Aside = <R>(statement: Statement) => Promise<R[]>;

/**
 * Declares a command with slow work before its transaction, such as a password hash. `prepare` does this work and holds
 * no connection and no lock. It reads with `db`, and writes only with `aside`.
 */
export function preparedCommand<O extends Operation, Db, P>(
  operation: O,
  useCase: {
    prepare(context: InputOf<O> & { db: Db; aside: Aside }): Promise<P>;
    run(context: InputOf<O> & { tx: Tx; newId: () => string; prepared: P }): Promise<Reply<ReplyOf<O>, Recorded<O>>>;
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
 * Declares a use case that only reads. The chassis checks the permission, parses the request and calls `run`, without a
 * transaction. `db` is the read-only Prisma client of the service. `read` sends one prepared statement over `pg`; the
 * most frequent queries use it, because it costs less than Prisma (ADR 0014). `aside` writes only counters of guesses
 * and of uses.
 */
export function query<O extends Operation, Db>(
  operation: O,
  useCase: {
    run(
      context: InputOf<O> & { db: Db; read: Read; aside: Aside },
    ): Promise<ReplyOf<O> | EncodedJson<z.output<O['reply']>>>;
  },
): Endpoint<Db> {
  return { kind: 'query', operation, run: (context) => useCase.run(context as Parameters<typeof useCase.run>[0]) };
}

/** Represents the caller of a request that has no token. Such a request is accepted on public routes only. */
export const ANONYMOUS: Actor = { id: '', kind: 'customer', roles: [] };

/**
 * Returns the id of a customer, who may see only their own data. Returns undefined for staff, whose reads are not
 * limited to one customer.
 */
export const selfOf = (actor: Actor): string | undefined => (actor.kind === 'customer' ? actor.id : undefined);
