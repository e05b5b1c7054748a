import { betweenDays } from '@toric/chassis/data/between-days';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { ShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Read } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { viewOf } from './returned-box.view.ts';

const { sql } = Prisma;
const withProduct = {
  lot: { select: { pack: { select: { product: { select: { id: true, name: true } } } } } },
} as const satisfies Prisma.ReturnedBoxInclude;

type BoxFilter = Choice<'disposition'> &
  Choice<'state'> &
  Choice<'reason'> & {
    readonly productId?: string | undefined;
    readonly supplierId?: string | undefined;
    readonly lotNumber?: string | undefined;
    readonly createdFrom?: string | undefined;
    readonly createdTo?: string | undefined;
  };

/** Returns at most `limit` + 1 boxes, newest first. The extra box shows that another page follows. */
export async function readReturnedBoxes(db: Reader, filter: BoxFilter, page: PageQuery) {
  const { productId, supplierId, lotNumber, createdFrom, createdTo } = filter;
  const choices = [
    ...choiceWhere('disposition', filter),
    ...choiceWhere('state', filter),
    ...choiceWhere('reason', filter),
  ];
  const where: Prisma.ReturnedBoxWhereInput = {
    AND: choices,
    ...(productId && { lot: { pack: { productId } } }),
    ...(supplierId && { supplierId }),
    ...(lotNumber && { lotNumber }),
    ...betweenDays(createdFrom, createdTo),
  };
  const boxes = await db.returnedBox.findMany({ ...pageRange(page, where), include: withProduct });
  const rows = boxes.map(({ lot, expiresOn, ...box }) => ({
    id: box.id,
    createdAt: box.createdAt,
    get view() {
      const product = lot?.pack.product;
      return viewOf({
        ...box,
        ...{ expiresOn: dayOf(expiresOn), productId: product?.id ?? null, productName: product?.name ?? null },
      });
    },
  }));
  return withTotal(page, rows, (range) => db.returnedBox.count({ where, ...range }));
}

/** Returns the boxes with which an order was sent, lot by lot, and how many of each came back. */
export const readShippedBoxes = (read: Read, orderId: string): Promise<ShippedBoxes[]> =>
  read<ShippedBoxes>(sql`
    select sent.line_id, product.name as product_name, pack.gtin, lot.id as lot_id, lot.lot_number,
      lot.expires_on::text as expires_on, sent.shipped, (
        select count(*)::int from returned_box b
        where b.order_id = ${orderId}::uuid and b.line_id = sent.line_id and b.lot_id = lot.id
          and b.disposition <> 'not-ours') as back
    from (
      select line_id, lot_id, sum(quantity)::int as shipped from (
        select line_id, lot_id, quantity from shipped_line where order_id = ${orderId}::uuid
        union all
        select line_id, lot_id, quantity from reservation_line join reservation using (order_id)
        where order_id = ${orderId}::uuid and status = 'shipped') boxes
      group by line_id, lot_id) sent
    join lot on lot.id = sent.lot_id join pack on pack.id = lot.pack_id join product on product.id = pack.product_id
    order by sent.line_id, lot.expires_on, lot.id`);
