import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';

/** Returns imports, newest first: one row more than `limit`, which tells whether another page follows. */
export async function readImports(db: Reader, page: PageQuery) {
  const imports = await db.catalogueImport.findMany(pageRange(page, {}));
  return withTotal(page, imports, (range) => db.catalogueImport.count(range));
}
