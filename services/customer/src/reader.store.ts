import { PrismaPg } from '@prisma/adapter-pg';
import { type ReaderOf, readOnlyUrl } from '@toric/chassis/data/reader';
import { PrismaClient } from './generated/client.ts';

/** Describes the Prisma client that queries use. Its connection is read-only. */
export type Reader = ReaderOf<PrismaClient>;
export const openReader = (url: string): Reader =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: readOnlyUrl(url) }, { schema: 'customer' }) });
