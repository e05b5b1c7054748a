import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { RefundStatus } from '@toric/contracts/payment/payment.http';
import type { Refund as RefundRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Refund } from './refund.ts';

const refundOf = (row: RefundRow): Refund => ({
  ...row,
  status: RefundStatus.parse(row.status),
  refusal: Reason.nullable().parse(row.refusal),
});

type RefundFilter = { status?: string | undefined; orderId?: string | undefined };

export async function readRefunds(
  db: Reader,
  { status, orderId }: RefundFilter,
  page: PageQuery,
): Promise<PageRows<Refund>> {
  const where = { ...(status && { status }), ...(orderId && { orderId }) };
  const rows = await db.refund.findMany(pageRange(page, where));
  return withTotal(page, rows.map(refundOf), (range) => db.refund.count({ where, ...range }));
}
