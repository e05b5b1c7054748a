import { betweenDays } from '@toric/chassis/data/between-days';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Prisma } from '../../generated/client.ts';
import type { Reader } from '../../reader.store.ts';

const omit = { sealedFile: true } as const;

/** Returns the label of a return. Returns null if nobody has requested a label. */
export const readReturnLabel = (db: Reader, returnId: string) =>
  db.returnLabel.findUnique({ where: { returnId }, omit });

type Filter = Choice<'status'> & {
  readonly orderId?: string | undefined;
  readonly createdFrom?: string | undefined;
  readonly createdTo?: string | undefined;
};

/** Returns up to `limit + 1` labels of returns, newest first. The extra row shows that another page follows. */
export async function readReturnLabels(db: Reader, filter: Filter, page: PageQuery) {
  const { orderId, createdFrom, createdTo } = filter;
  const where: Prisma.ReturnLabelWhereInput = {
    AND: choiceWhere('status', filter),
    ...(orderId && { orderId }),
    ...betweenDays(createdFrom, createdTo),
  };
  const rows = await db.returnLabel.findMany({ ...pageRange(page, where), omit });
  return withTotal(page, rows, (range) => db.returnLabel.count({ where, ...range }));
}
