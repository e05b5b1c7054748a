/** The client that queries read with. */
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

export type Reader = PrismaClient;
export const openReader = (url: string): Reader =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url }, { schema: 'customer' }) });
