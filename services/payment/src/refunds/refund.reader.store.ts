import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { RefundStatus } from '@toric/contracts/payment/payment.http';
import { RefundCause } from '@toric/contracts/payment/refund-cause';
import type { Refund as RefundRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { openReason } from './refund-reason.ts';
import type { Refund } from './refund.ts';

const refundOf = ({ sealedReason, ...row }: RefundRow, keys: Keyring | undefined): Refund => ({
  ...row,
  reason: openReason(keys, { ...row, sealedReason }),
  cause: RefundCause.catch('other').parse(row.cause),
  status: RefundStatus.parse(row.status),
  refusal: Reason.nullable().parse(row.refusal),
});

type RefundFilter = Choice<'status' | 'cause'> & {
  orderId?: string | undefined;
  customerId?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
};

export async function readRefunds(
  db: Reader,
  vault: Vault,
  filter: RefundFilter,
  page: PageQuery,
): Promise<PageRows<Refund>> {
  const { orderId, customerId, createdFrom, createdTo } = filter;
  const where = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('cause', filter)],
    ...(orderId && { orderId }),
    ...(customerId && { payment: { customerId } }),
    ...betweenDays(createdFrom, createdTo),
  };
  const found = await db.refund.findMany({
    ...pageRange(page, where),
    include: { payment: { select: { customerId: true } } },
  });
  const keys = await db.dataKey.findMany({
    where: { customerId: { in: found.flatMap(({ payment }) => payment.customerId ?? []) } },
  });
  const rows = found.map(({ payment, ...row }) => {
    const own = keys.filter(({ customerId }) => customerId === payment.customerId);
    return refundOf(row, own.length > 0 ? vault.keyring(own) : undefined);
  });
  return withTotal(page, rows, (range) => db.refund.count({ where, ...range }));
}
