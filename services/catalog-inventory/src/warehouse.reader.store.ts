import { afterCursor } from '@toric/chassis/cursor';
import type { Reader } from './reader.store.ts';
import type { Warehouse } from './warehouse.ts';

/** One more than `limit`, newest first. */
export async function readWarehouses(
  db: Reader,
  page: { limit: number; cursor?: string | undefined },
): Promise<Warehouse[]> {
  return db.warehouse.findMany({
    where: afterCursor(page.cursor),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
  });
}
