import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { DeliveryMethod as Row } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { DeliveryMethod } from './delivery-method.ts';
import { keepMethods, keptMethods, methodOf } from './delivery-method.store.ts';

export async function readMethod(db: Reader, id: string): Promise<DeliveryMethod | undefined> {
  const row = await db.deliveryMethod.findUnique({ where: { id } });
  return row ? methodOf(row) : undefined;
}

/** Returns up to `limit + 1` delivery methods, the newest first. */
export async function listMethods(db: Reader, filter: Choice<'state'>, page: PageQuery): Promise<PageRows<Row>> {
  const where = { AND: choiceWhere('state', filter) };
  const rows = await db.deliveryMethod.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.deliveryMethod.count({ where, ...range }));
}

/** Returns the delivery methods that new orders can choose. It reads them only after a change. */
export async function readMethods(db: Reader, stamp: string | null): Promise<readonly DeliveryMethod[]> {
  return keptMethods(stamp) ?? keepMethods(stamp, await db.deliveryMethod.findMany({ where: { state: 'offered' } }));
}
