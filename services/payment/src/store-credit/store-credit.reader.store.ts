import { pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import { type StoreCreditEntryView, StoreCreditKind } from '@toric/contracts/payment/store-credit/store-credit.http';
import type { StoreCreditEntry } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import type { Gift } from './gift.ts';
import { giftOf } from './gift.store.ts';

export async function readBalances(db: Reader, customerId: string): Promise<Money[]> {
  const rows = await db.storeCredit.findMany({ where: { customerId }, orderBy: { currency: 'asc' } });
  return rows.map(({ balance, currency }) => ({ amount: Number(balance), currency }));
}

export async function readEntries(
  db: Reader,
  { customerId, ...filter }: Choice<'kind'> & { customerId: string },
  page: PageQuery,
): Promise<PageRows<StoreCreditEntry>> {
  const where = { customerId, AND: choiceWhere('kind', filter) };
  const rows = await db.storeCreditEntry.findMany(pageRange(page, where));
  return withTotal(page, rows, (range) => db.storeCreditEntry.count({ where, ...range }));
}

/** Returns an entry of the ledger in the form of the API. */
export const entryView = (entry: StoreCreditEntry): StoreCreditEntryView => {
  const { id, kind, currency, orderId, createdAt } = entry;
  const [change, balance] = [Number(entry.amount), Number(entry.balance)];
  return {
    ...{
      id,
      kind: StoreCreditKind.parse(kind),
      change: { amount: change, currency },
      balance: { amount: balance, currency },
    },
    ...{ orderId, createdAt: createdAt.toISOString() },
  };
};

type GiftFilter = Choice<'status'> & { customerId?: string | undefined };

export async function readGifts(
  db: Reader,
  vault: Vault,
  filter: GiftFilter,
  page: PageQuery,
): Promise<PageRows<Gift>> {
  const { customerId } = filter;
  const where = { AND: choiceWhere('status', filter), ...(customerId && { customerId }) };
  const found = await db.storeCreditGift.findMany(pageRange(page, where));
  const keys = await db.dataKey.findMany({ where: { customerId: { in: found.map((gift) => gift.customerId) } } });
  const rows = found.map((row) => {
    const own = keys.filter((key) => key.customerId === row.customerId);
    return giftOf(row, own.length > 0 ? vault.keyring(own) : undefined);
  });
  return withTotal(page, rows, (range) => db.storeCreditGift.count({ where, ...range }));
}
