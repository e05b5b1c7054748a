import { decodeCursor, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import type { ShipmentView } from '@toric/contracts/order/shipment.http';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

/** Selects orders that must be shipped: paid for, not completely handed over, not on hold, and not being amended. */
const TO_SHIP = {
  status: { in: ['confirmed', 'part-shipped'] satisfies OrderStatus[] },
  ...{ holdCount: 0, amendingId: null },
};

/** Selects the columns of an order that the warehouse may see. No sealed column and no price is read. */
const shown = {
  id: true,
  number: true,
  market: true,
  shipmentWarning: true,
  createdAt: true,
  lines: {
    orderBy: { position: 'asc' },
    select: { id: true, productName: true, packSize: true, quantity: true, shipped: true },
  },
} as const satisfies Prisma.OrderSelect;
type Row = Prisma.OrderGetPayload<{ select: typeof shown }>;

const shipmentView = ({ id: orderId, lines, createdAt, ...order }: Row): ShipmentView => ({
  ...order,
  orderId,
  lines: lines
    .map(({ id: lineId, shipped, ...line }) => ({ lineId, ...line, quantity: line.quantity - shipped }))
    .filter(({ quantity }) => quantity > 0),
  createdAt: createdAt.toISOString(),
});

/** Returns the order if it must be shipped. Returns undefined otherwise. */
export async function readShipment(db: Reader, orderId: string): Promise<ShipmentView | undefined> {
  const order = await db.order.findFirst({ where: { id: orderId, ...TO_SHIP }, select: shown });
  return order ? shipmentView(order) : undefined;
}

/** Returns the database condition for the orders that follow the cursor in a list that starts with the oldest order. */
function laterThan(cursor: string | undefined): Prisma.OrderWhereInput {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt, id } = from;
  return { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }] };
}

/**
 * Returns up to `limit + 1` orders that must be shipped, the oldest first, because an order that waits six days is
 * cancelled. The extra row shows that another page follows.
 */
export async function readShipments(db: Reader, page: PageQuery) {
  const where = TO_SHIP;
  const orders = await db.order.findMany({
    where: { AND: [where, laterThan(page.cursor)] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: page.limit + 1,
    select: shown,
  });
  const rows = orders.map((order) => ({
    id: order.id,
    createdAt: order.createdAt,
    get view() {
      return shipmentView(order);
    },
  }));
  return withTotal(page, rows, (range) => db.order.count({ where, ...range }));
}
