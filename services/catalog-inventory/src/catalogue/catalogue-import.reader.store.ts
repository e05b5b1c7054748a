import { afterCursor, found, newestFirst } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';

/** One more than `limit`, newest first. */
export async function readImports(db: Reader, page: PageQuery) {
  const imports = await db.catalogueImport.findMany({
    where: afterCursor(page.cursor),
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  return found(page, imports, (take) => db.catalogueImport.count({ orderBy: newestFirst(), take }));
}
