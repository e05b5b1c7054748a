import { decodeCursor, withTotal } from '@toric/chassis/data/cursor';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { OrderStatus } from '@toric/contracts/order/order.http';
import type { ShipmentView } from '@toric/contracts/order/shipment.http';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

/** The only status in which an order is to be shipped: it is paid for, and its parcel was not handed to a carrier. */
const TO_SHIP = 'confirmed' satisfies OrderStatus;

/** The columns that the warehouse may see. No column that is sealed, and no price, is read. */
const shown = {
  id: true,
  number: true,
  market: true,
  shipmentWarning: true,
  createdAt: true,
  lines: { orderBy: { position: 'asc' }, select: { id: true, productName: true, packSize: true, quantity: true } },
} as const satisfies Prisma.OrderSelect;
type Row = Prisma.OrderGetPayload<{ select: typeof shown }>;

const shipmentView = ({ id: orderId, lines, createdAt, ...order }: Row): ShipmentView => ({
  ...order,
  orderId,
  lines: lines.map(({ id: lineId, ...line }) => ({ lineId, ...line })),
  createdAt: createdAt.toISOString(),
});

/** Returns the order if it is to be shipped. Returns undefined otherwise. */
export async function readShipment(db: Reader, orderId: string): Promise<ShipmentView | undefined> {
  const order = await db.order.findFirst({ where: { id: orderId, status: TO_SHIP, holdCount: 0 }, select: shown });
  return order ? shipmentView(order) : undefined;
}

/** Returns the condition for the orders after the cursor in a list that begins with the oldest. */
function laterThan(cursor: string | undefined): Prisma.OrderWhereInput {
  const from = decodeCursor(cursor);
  if (!from) return {};
  const { createdAt, id } = from;
  return { createdAt: { gte: createdAt }, OR: [{ createdAt: { gt: createdAt } }, { id: { gt: id } }] };
}

/**
 * Returns up to `limit + 1` orders that are to be shipped, oldest first, because an order that waits six days is
 * cancelled. The extra row tells that another page follows.
 */
export async function readShipments(db: Reader, page: PageQuery) {
  // a held order is not packed, so the warehouse does not see it
  const where = { status: TO_SHIP, holdCount: 0 };
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
