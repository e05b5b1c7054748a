import { PrismaPg } from '@prisma/adapter-pg';
import type { Vault } from '@toric/chassis/vault';
import { afterCursor, found, newestFirst } from '@toric/chassis/cursor';
import type { PageQuery } from '@toric/contracts/common';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { orderView } from './order.view.ts';

export type Reader = PrismaClient;
export const openReader = (url: string): Reader =>
  new PrismaClient({ adapter: new PrismaPg({ connectionString: url }, { schema: 'order' }) });

const withLines = { lines: { orderBy: { position: 'asc' } } } as const;

/** Null too when `customerId` is given and the order is another's. */
export async function readOrder(db: Reader, vault: Vault, orderId: string, customerId: string | undefined) {
  const order = await db.order.findFirst({
    where: { id: orderId, ...(customerId && { customerId }) },
    include: withLines,
  });
  if (!order) return null;
  return orderView(order, vault.keyring(await db.dataKey.findMany({ where: { customerId: order.customerId } })));
}

export type OrderFilter = { status?: string | undefined; customerId?: string | undefined; number?: string | undefined };

/** One row more than `limit`, newest first, with what is needed to show them. */
export async function readOrders(db: Reader, vault: Vault, filter: OrderFilter, page: PageQuery) {
  const { status, customerId, number } = filter;
  const where: Prisma.OrderWhereInput = {
    ...(status && { status }),
    ...(customerId && { customerId }),
    ...(number && { number }),
  };
  const orders = await db.order.findMany({
    where: { ...where, ...afterCursor(page.cursor) },
    include: withLines,
    orderBy: newestFirst(),
    take: page.limit + 1,
  });
  const keys = await db.dataKey.findMany({ where: { customerId: { in: orders.map((order) => order.customerId) } } });
  const rows = orders.map((order) => ({
    id: order.id,
    createdAt: order.createdAt,
    view: orderView(order, vault.keyring(keys.filter((key) => key.customerId === order.customerId))),
  }));
  return found(page, rows, (take) => db.order.count({ where, orderBy: newestFirst(), take }));
}

export async function readSteps(db: Reader, orderId: string, customerId: string | undefined, after: bigint) {
  const order = await db.order.findFirst({
    where: { id: orderId, ...(customerId && { customerId }) },
    select: { id: true },
  });
  return order && db.orderStep.findMany({ where: { orderId, id: { gt: after } }, orderBy: { id: 'asc' }, take: 200 });
}
