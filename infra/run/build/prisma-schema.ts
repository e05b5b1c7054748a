import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the folder with the `.prisma` files of a service. It is `prisma/schema` if the schema is split by area, else
 * `prisma`.
 */
export function schemaFolder(prismaDir: string): string {
  const split = join(prismaDir, 'schema');
  return existsSync(split) ? split : prismaDir;
}
