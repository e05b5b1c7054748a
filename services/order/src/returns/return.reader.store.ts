import { betweenDays } from '@toric/chassis/data/between-days';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { pageRange, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { openPicture } from './pictures/picture.store.ts';
import { returnView } from './return.view.ts';

const withParts = {
  lines: { orderBy: { position: 'asc' } },
  boxes: { orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] },
  pictures: { omit: { sealed: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] },
  steps: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrderReturnInclude;

async function keyringOf(db: Reader, vault: Vault, customerId: string) {
  const keys = await db.dataKey.findMany({ where: { customerId } });
  return keys.length > 0 ? vault.keyring(keys) : undefined;
}

/** Returns the return. Returns undefined if it does not exist, or if `self` names another customer. */
export async function readReturn(db: Reader, vault: Vault, id: string, self: string | undefined) {
  const where = { id, ...(self && { customerId: self }) };
  const row = await db.orderReturn.findFirst({ where, include: withParts });
  return row ? returnView(row, await keyringOf(db, vault, row.customerId), self) : undefined;
}

/** Returns true if the return exists and belongs to the customer `self`, if `self` is given. */
export const hasReturn = async (db: Reader, id: string, self: string | undefined): Promise<boolean> =>
  (await db.orderReturn.count({ where: { id, ...(self && { customerId: self }) } })) === 1;

type ReturnFilter = Choice<'status'> &
  Choice<'resolution'> & {
    readonly orderId?: string | undefined;
    readonly customerId?: string | undefined;
    readonly number?: string | undefined;
    readonly createdFrom?: string | undefined;
    readonly createdTo?: string | undefined;
  };

/**
 * Returns up to `limit + 1` returns, the newest first. If `self` names a customer, only her returns are read. The extra
 * row shows that another page follows.
 */
export async function readReturns(
  db: Reader,
  vault: Vault,
  { self, ...filter }: ReturnFilter & { readonly self: string | undefined },
  page: PageQuery,
) {
  const { orderId, number, createdFrom, createdTo } = filter;
  const customerId = self ?? filter.customerId;
  const where: Prisma.OrderReturnWhereInput = {
    AND: [...choiceWhere('status', filter), ...choiceWhere('resolution', filter)],
    ...(orderId && { orderId }),
    ...(customerId && { customerId }),
    ...(number && { number }),
    ...betweenDays(createdFrom, createdTo),
  };
  const returns = await db.orderReturn.findMany({ ...pageRange(page, where), include: withParts });
  const keys = await db.dataKey.findMany({ where: { customerId: { in: returns.map((one) => one.customerId) } } });
  const rows = returns.map((row) => ({
    id: row.id,
    createdAt: row.createdAt,
    get view() {
      const own = keys.filter(({ customerId: owner }) => owner === row.customerId);
      return returnView(row, own.length > 0 ? vault.keyring(own) : undefined, self);
    },
  }));
  return withTotal(page, rows, (range) => db.orderReturn.count({ where, ...range }));
}

type WantedPicture = { readonly returnId: string; readonly pictureId: string };

/**
 * Returns the bytes of a picture of a return. Returns undefined if the picture does not exist, if the customer was
 * erased, or if the return belongs to another customer.
 */
export async function readPicture(db: Reader, vault: Vault, wanted: WantedPicture, self: string | undefined) {
  const row = await db.returnPicture.findFirst({
    where: {
      ...{ id: wanted.pictureId, returnId: wanted.returnId },
      orderReturn: self === undefined ? {} : { customerId: self },
    },
    include: { orderReturn: { select: { customerId: true } } },
  });
  const keys = row && (await keyringOf(db, vault, row.orderReturn.customerId));
  return keys && openPicture(keys, row);
}
