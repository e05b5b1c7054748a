import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { type PageQuery, Reason } from '@toric/contracts/kernel/common';
import { InvoiceLine } from '@toric/contracts/payment/invoice';
import { type RefundedLine, RefundStatus, RefundVia } from '@toric/contracts/payment/payment.http';
import { RefundCause } from '@toric/contracts/payment/refund-cause';
import { z } from 'zod';
import type { Prisma, Refund as RefundRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { openReason } from './refund-reason.ts';
import { linesOf } from './refund-lines.ts';
import type { Refund } from './refund.ts';

const withLines = {
  payment: { select: { customerId: true } },
  lines: { include: { invoice: { select: { id: true, total: true, lines: true } } }, orderBy: { lineAt: 'asc' } },
} as const satisfies Prisma.RefundInclude;
type RowWithLines = Prisma.RefundGetPayload<{ include: typeof withLines }>;
export type ListedRefund = {
  readonly id: string;
  readonly createdAt: Date;
  readonly refund: Refund;
  readonly lines: RefundedLine[];
};

const linesIn = (lines: RowWithLines['lines']): RefundedLine[] =>
  lines.flatMap(({ invoice, ...part }) => linesOf([{ ...invoice, lines: InvoiceLines.parse(invoice.lines) }], [part]));

const InvoiceLines = z.array(InvoiceLine);

const refundOf = ({ sealedReason, ...row }: RefundRow, keys: Keyring | undefined): Refund => ({
  ...row,
  via: RefundVia.parse(row.via),
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
): Promise<PageRows<ListedRefund>> {
  const { orderId, customerId, createdFrom, createdTo } = filter;
  const where = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('cause', filter)],
    ...(orderId && { orderId }),
    ...(customerId && { payment: { customerId } }),
    ...betweenDays(createdFrom, createdTo),
  };
  const found = await db.refund.findMany({
    ...pageRange(page, where),
    include: withLines,
  });
  const keys = await db.dataKey.findMany({
    where: { customerId: { in: found.flatMap(({ payment }) => payment.customerId ?? []) } },
  });
  const rows = found.map(({ payment, lines, ...row }) => {
    const own = keys.filter(({ customerId }) => customerId === payment.customerId);
    const refund = refundOf(row, own.length > 0 ? vault.keyring(own) : undefined);
    return { id: row.id, createdAt: row.createdAt, refund, lines: linesIn(lines) };
  });
  return withTotal(page, rows, (range) => db.refund.count({ where, ...range }));
}
