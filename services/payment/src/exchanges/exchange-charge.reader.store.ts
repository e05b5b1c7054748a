import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { ExchangeChargeStatus } from '@toric/contracts/payment/exchange/exchange.http';
import type { Reader } from '../reader.store.ts';
import type { ExchangeCharge } from './exchange-charge.ts';

type Filter = Choice<'status'> & {
  orderId?: string | undefined;
  customerId?: string | undefined;
  createdFrom?: string | undefined;
  createdTo?: string | undefined;
};
export type ListedCharge = ExchangeCharge & { readonly customerId: string | null };

export async function readCharges(db: Reader, filter: Filter, page: PageQuery): Promise<PageRows<ListedCharge>> {
  const { orderId, customerId, createdFrom, createdTo } = filter;
  const where = {
    AND: choiceWhere('status', filter),
    ...(orderId && { orderId }),
    ...(customerId && { payment: { customerId } }),
    ...betweenDays(createdFrom, createdTo),
  };
  const found = await db.exchangeCharge.findMany({
    ...pageRange(page, where),
    include: { payment: { select: { customerId: true } } },
  });
  const rows = found.map(({ payment, ...row }) => ({
    ...row,
    customerId: payment.customerId,
    status: ExchangeChargeStatus.parse(row.status),
    reason: Reason.nullable().parse(row.reason),
  }));
  return withTotal(page, rows, (range) => db.exchangeCharge.count({ where, ...range }));
}
