// The Prisma client of queries can only read (ADR 0024). The type hides every method that writes, and the server
// refuses a write that is spelled as raw SQL.

/** `fields` refers to columns in a filter. */
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

/** A Prisma client with the methods that read, and no other. */
export type ReaderOf<Client> = Pick<Client, ('$queryRaw' | '$disconnect') & keyof Client> & {
  readonly [Model in keyof Client as Client[Model] extends { findMany: unknown } ? Model : never]: Pick<
    Client[Model],
    Reads & keyof Client[Model]
  >;
};

const READ_ONLY = 'options=-c%20default_transaction_read_only%3Don';

/** Adds the option that makes every transaction of a connection read-only: PostgreSQL refuses a write with 25006. */
export const readOnlyUrl = (url: string): string => `${url}${url.includes('?') ? '&' : '?'}${READ_ONLY}`;
