import { decodeCursor, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { OrderHoldState, OrderHoldView } from '@toric/contracts/order/holds/order-hold.http';
import type { Prisma } from '../generated/client.ts';
import { openHold } from '../orders/holds/hold.store.ts';
import type { Reader } from '../reader.store.ts';
import { holdView } from './order-hold.view.ts';

type Filter = Choice<'kind'> & {
  readonly state?: OrderHoldState | undefined;
  readonly orderId?: string | undefined;
  readonly customerId?: string | undefined;
};

/** Returns the database condition for the holds that follow the cursor in a list that starts with the oldest hold. */
function laterThan(cursor: string | undefined): Prisma.OrderHoldWhereInput {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt, id } = from;
  return { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }] };
}

type Listed = { readonly id: string; readonly createdAt: Date; readonly view: OrderHoldView };

/** Returns up to `limit` + 1 holds, the oldest first. The extra row shows that another page follows. */
export async function readHolds(
  db: Reader,
  vault: Vault,
  { state, orderId, customerId, ...kinds }: Filter,
  page: PageQuery,
): Promise<PageRows<Listed>> {
  const where: Prisma.OrderHoldWhereInput = {
    AND: choiceWhere('kind', kinds),
    ...(orderId && { orderId }),
    ...(customerId && { order: { customerId } }),
    ...(state && { releasedAt: state === 'open' ? null : { not: null } }),
  };
  const rows = await db.orderHold.findMany({
    where: { AND: [where, laterThan(page.cursor)] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
    include: { order: { select: { number: true, customerId: true, status: true, updatedAt: true } } },
  });
  const keys = await db.dataKey.findMany({ where: { customerId: { in: rows.map(({ order }) => order.customerId) } } });
  const listed = rows.map(({ order, ...row }) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      const own = keys.filter(({ customerId: owner }) => owner === order.customerId);
      return holdView(openHold(own.length > 0 ? vault.keyring(own) : undefined, row), order);
    },
  }));
  return withTotal(page, listed, (range) => db.orderHold.count({ where, ...range }));
}
