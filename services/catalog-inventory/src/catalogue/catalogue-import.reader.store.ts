import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';

/** Returns at most `limit` + 1 imports, newest first. The extra import shows that another page follows. */
export async function readImports(db: Reader, page: PageQuery) {
  const imports = await db.catalogueImport.findMany(pageRange(page, {}));
  return withTotal(page, imports, (range) => db.catalogueImport.count(range));
}
