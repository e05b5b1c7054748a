import { type Choice, choiceWhere } from '@toric/chassis/data/filter-where';
import { COUNTED_AT_MOST, decodeCursor, pageRange, type PageRows, withTotal } from '@toric/chassis/data/cursor';
import type { Vault } from '@toric/chassis/data/vault';
import type { PageQuery } from '@toric/contracts/kernel/common';
import type { Money } from '@toric/contracts/kernel/money';
import { CreditLevel, type CreditState } from '@toric/contracts/order/credit/credit.http';
import type { Read } from '@toric/messaging/sql';
import { type CreditChange as ChangeRow, Prisma } from '../generated/client.ts';
import type { Reader } from '../reader.store.ts';
import { exposuresOf, type CreditChange, type History, type Terms, UNPAID, worstState } from './credit.ts';
import { changeOf, termsOf } from './credit.store.ts';

type Stored = { readonly level: string; readonly limits: unknown; readonly open: readonly Money[] };
type Account = Terms & { readonly version: number; readonly updatedAt: Date };

const openOf = (customer: Prisma.Sql) => Prisma.sql`(
  select coalesce(json_agg(json_build_object('currency', currency, 'amount', amount)), '[]') from (
    select currency, sum(subtotal - discount + delivery_charge + tax_on_top) as amount from orders
    where customer_id = ${customer} and status = any(${UNPAID}::text[]) group by currency) sums)`;

/** Returns the sum of the open orders of a customer, in each currency. */
export async function readOpen(read: Read, customerId: string): Promise<readonly Money[]> {
  const [row] = await read<Pick<Stored, 'open'>>(Prisma.sql`select ${openOf(Prisma.sql`${customerId}::uuid`)} as open`);
  return row?.open ?? [];
}

export async function readAccount(db: Reader, customerId: string): Promise<Account | undefined> {
  const row = await db.creditAccount.findUnique({ where: { customerId } });
  return row ? { ...row, ...termsOf(row) } : undefined;
}

/** Returns how a customer's orders of the last year were paid. It counts at most 1,000 orders. */
export async function readHistory(read: Read, customerId: string): Promise<History> {
  const [row] = await read<History>(Prisma.sql`
    select count(*) filter (where status in ('shipped', 'completed'))::int as paid,
      count(*) filter (where status = 'cancelled' and reason_code like 'payment.%'
        and reason_code not in ('payment.no-answer', 'payment.cancelled', 'payment.store-credit-too-low'))::int as declined,
      count(*) filter (where status <> 'payment-due' and exists (
        select from order_step s where s.order_id = recent.id and s.status = 'payment-due'))::int as failed,
      count(*) filter (where status = 'payment-due')::int as due
    from (
      select id, status, reason_code from orders
      where customer_id = ${customerId}::uuid and created_at > now() - interval '1 year'
      order by created_at desc, id desc limit 1000) recent`);
  return row ?? { paid: 0, declined: 0, failed: 0, due: 0 };
}

type AccountFilter = Choice<'level'> & { readonly state?: CreditState | undefined };
type ListedRow = Stored & { readonly id: string; readonly createdAt: Date; readonly updatedAt: Date };

/**
 * Returns up to `limit + 1` credit accounts, the newest first. The state of an account is computed from its open
 * orders, so a list of one state reads the accounts one after the other until the page is full. A shop has few
 * accounts: most customers pay at once and have none.
 */
export async function readAccounts(read: Read, filter: AccountFilter, page: PageQuery) {
  const matching = async (cursor: string | undefined, most: number) => {
    const found: ReturnType<typeof listed>[] = [];
    let from = decodeCursor(cursor);
    for (;;) {
      const rows = await accountsAfter(read, filter, from);
      found.push(...rows.map(listed).filter(({ state }) => filter.state === undefined || state === filter.state));
      const last = rows.at(-1);
      if (found.length >= most || !last || rows.length < AT_ONCE) return found.slice(0, most);
      from = last;
    }
  };
  const rows = await matching(page.cursor, page.limit + 1);
  if (page.count !== 'true') return { rows };
  const total = (await matching(undefined, COUNTED_AT_MOST + 1)).length;
  return { rows, total: Math.min(total, COUNTED_AT_MOST), totalIsExact: total <= COUNTED_AT_MOST };
}

const AT_ONCE = 200;

function listed({ open, ...row }: ListedRow) {
  const terms = termsOf(row);
  const exposures = exposuresOf(terms, open);
  return { ...row, ...terms, exposures, state: worstState(exposures) };
}

function accountsAfter(
  read: Read,
  { level, levelIn, levelNot }: AccountFilter,
  from?: { createdAt: Date; id: string },
) {
  const levels = CreditLevel.options.filter(
    (one) => (level ?? one) === one && (levelIn?.includes(one) ?? true) && !levelNot?.includes(one),
  );
  return read<ListedRow>(Prisma.sql`
    select customer_id as id, level, limits, created_at, updated_at, ${openOf(Prisma.sql`a.customer_id`)} as open
    from credit_account a where level = any(${levels}::text[])
      and (${from?.createdAt ?? null}::timestamptz is null
        or (created_at, customer_id) < (${from?.createdAt ?? null}::timestamptz, ${from?.id ?? null}::uuid))
    order by created_at desc, customer_id desc limit ${AT_ONCE}::int`);
}

type ChangeFilter = Choice<'status'> & { readonly customerId?: string | undefined };

/** Returns up to `limit + 1` credit changes, the newest first, with their reasons. */
export async function readChanges(
  db: Reader,
  vault: Vault,
  filter: ChangeFilter,
  page: PageQuery,
): Promise<PageRows<CreditChange>> {
  const where = {
    AND: choiceWhere('status', filter),
    ...(filter.customerId && { customerId: filter.customerId }),
  };
  const rows = await opened(db, vault, await db.creditChange.findMany(pageRange(page, where)));
  return withTotal(page, rows, (range) => db.creditChange.count({ where, ...range }));
}

/** Returns the credit change of a customer that waits for a second person. */
export async function readWaiting(db: Reader, vault: Vault, customerId: string): Promise<CreditChange | undefined> {
  const rows = await db.creditChange.findMany({ where: { customerId, status: 'needs-approval' }, take: 1 });
  return (await opened(db, vault, rows))[0];
}

async function opened(db: Reader, vault: Vault, rows: readonly ChangeRow[]): Promise<CreditChange[]> {
  const keys = await db.dataKey.findMany({ where: { customerId: { in: rows.map(({ customerId }) => customerId) } } });
  return rows.map((row) => {
    const own = keys.filter(({ customerId }) => customerId === row.customerId);
    return changeOf(row, own.length > 0 ? vault.keyring(own) : undefined);
  });
}
