import { pageRange, withTotal } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Reader } from '../reader.store.ts';

/** One more than `limit`, newest first. */
export async function readImports(db: Reader, page: PageQuery) {
  const imports = await db.catalogueImport.findMany(pageRange(page, {}));
  return withTotal(page, imports, (range) => db.catalogueImport.count(range));
}
