import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere, dayWhere, presenceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import {
  PurchaseOrderStatus,
  type PurchaseOrderView,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import type { Presence } from '@toric/contracts/filters/filters';
import type { PageQuery } from '@toric/contracts/kernel/common';
import { BoxParameters } from '@toric/contracts/lens';
import { dayOf, startOf } from '@toric/optics/calendar-day';
import type { Prisma } from '../generated/client.ts';
import type { OrderedLine } from './purchase-line.ts';
import { purchaseOrderView } from './purchase-order.view.ts';
import type { Reader } from '../reader.store.ts';

const withLines = {
  lines: {
    include: { pack: { select: { gtin: true, productId: true } }, lens: { select: { parameters: true } } },
    orderBy: { position: 'asc' },
  },
} as const;
type Row = Prisma.PurchaseOrderGetPayload<{ include: typeof withLines }>;

function viewOf({ lines, status, expectedOn, ...row }: Row): PurchaseOrderView {
  return purchaseOrderView({
    ...row,
    status: PurchaseOrderStatus.parse(status),
    expectedOn: expectedOn && dayOf(expectedOn),
    lines: lines.map(lineOf),
  });
}

function lineOf({ pack, lens, ...line }: Row['lines'][number]): OrderedLine {
  const { id, packId, lensId, quantity, unitPrice, received, lastReceivedAt } = line;
  const parameters = BoxParameters.parse(lens.parameters);
  return { id, packId, ...pack, lensId, parameters, quantity, unitPrice, received, lastReceivedAt };
}

export async function readPurchaseOrder(db: Reader, id: string): Promise<PurchaseOrderView | undefined> {
  const row = await db.purchaseOrder.findUnique({ where: { id }, include: withLines });
  return row ? viewOf(row) : undefined;
}

type Filter = Choice<'status'> & {
  supplierId?: string | undefined;
  warehouseId?: string | undefined;
  number?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
  expectedFrom?: string | undefined;
  expectedTo?: string | undefined;
  expectedIs?: Presence | undefined;
  /**
   * If this day is given, only orders that were sent, are not complete and should have arrived before the day are
   * returned.
   */
  dueBefore?: string | undefined;
};
const UNDER_WAY: PurchaseOrderStatus[] = ['sent', 'partly-received'];

/** Returns at most `limit` + 1 orders, newest first. The extra order shows that another page follows. */
export async function readPurchaseOrders(db: Reader, filter: Filter, page: PageQuery) {
  const { supplierId, warehouseId, number, createdFrom, createdTo, dueBefore } = filter;
  const expected = [
    ...dayWhere('expectedOn', { from: filter.expectedFrom, to: filter.expectedTo }),
    ...presenceWhere('expectedOn', filter.expectedIs),
  ];
  const late = dueBefore && { status: { in: UNDER_WAY }, expectedOn: { lt: startOf(dueBefore) } };
  const where: Prisma.PurchaseOrderWhereInput = {
    AND: [...choiceWhere('status', filter), ...expected, ...(late ? [late] : [])],
    ...{ ...(supplierId && { supplierId }), ...(warehouseId && { warehouseId }), ...(number && { number }) },
    ...betweenDays(createdFrom, createdTo),
  };
  const orders = await db.purchaseOrder.findMany({ ...pageRange(page, where), include: withLines });
  const rows = orders.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      return viewOf(row);
    },
  }));
  return withTotal(page, rows, (range) => db.purchaseOrder.count({ where, ...range }));
}
