import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client.ts';

/** The client that queries read with. */
export type Reader = PrismaClient;
export const openReader = (url: string): Reader =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url }, { schema: 'order' }) });
