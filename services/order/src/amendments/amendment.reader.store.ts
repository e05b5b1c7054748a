import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { OrderAmendment as AmendmentRow } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';

type Filter = Choice<'status'> & { readonly orderId?: string | undefined; readonly customerId?: string | undefined };
export type ReadAmendment = { readonly row: AmendmentRow; readonly keys: Keyring | undefined };

/** Returns up to `limit + 1` amendments, the newest first, each with the keys of its customer. */
export async function readAmendments(
  db: Reader,
  vault: Vault,
  filter: Filter,
  page: PageQuery,
): Promise<PageRows<{ id: string; createdAt: Date } & ReadAmendment>> {
  const { orderId, customerId } = filter;
  const where = {
    AND: choiceWhere('status', filter),
    ...(orderId && { orderId }),
    ...(customerId && { customerId }),
  };
  const rows = await withKeys(db, vault, await db.orderAmendment.findMany(pageRange(page, where)));
  const listed = rows.map((one) => ({ ...one, id: one.row.id, createdAt: one.row.createdAt }));
  return withTotal(page, listed, (range) => db.orderAmendment.count({ where, ...range }));
}

/**
 * Returns the amendment with this id. Returns undefined if it does not exist, or if `self` names a customer and the
 * amendment belongs to another one.
 */
export async function readAmendment(
  db: Reader,
  vault: Vault,
  id: string,
  self: string | undefined,
): Promise<ReadAmendment | undefined> {
  const row = await db.orderAmendment.findFirst({ where: { id, ...(self && { customerId: self }) } });
  return row ? (await withKeys(db, vault, [row]))[0] : undefined;
}

async function withKeys(db: Reader, vault: Vault, rows: readonly AmendmentRow[]): Promise<ReadAmendment[]> {
  const keys = await db.dataKey.findMany({ where: { customerId: { in: rows.map(({ customerId }) => customerId) } } });
  return rows.map((row) => {
    const own = keys.filter(({ customerId }) => customerId === row.customerId);
    return { row, keys: own.length > 0 ? vault.keyring(own) : undefined };
  });
}
