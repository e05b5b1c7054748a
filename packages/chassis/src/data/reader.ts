// Restricts the Prisma client with which queries read, so that they cannot write (ADR 0024). Its type hides every
// method that writes, and the server refuses a write in raw SQL.

/** Lists the members of a Prisma model that only read. `fields` lets a filter compare one column with another. */
type Reads =
  | 'fields'
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';

/** Describes a Prisma client that has only the methods that read. */
export type ReaderOf<Client> = Pick<Client, ('$queryRaw' | '$disconnect') & keyof Client> & {
  readonly [Model in keyof Client as Client[Model] extends { findMany: unknown } ? Model : never]: Pick<
    Client[Model],
    Reads & keyof Client[Model]
  >;
};

const READ_ONLY = 'options=-c%20default_transaction_read_only%3Don';

/**
 * Adds an option to a database URL that makes every transaction read-only. PostgreSQL then refuses a write with
 * SQLSTATE 25006.
 */
export const readOnlyUrl = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}${READ_ONLY}`;
