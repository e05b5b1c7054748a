// Stores the ledger of store credit. Payments are locked before customers, customers before balances, and balances in the order
// of their customers, so that two transactions cannot deadlock. A balance is locked before it is changed, so it never falls below 0. Balances are bigint, which
// arrives as text, so they are read as float8. That is exact up to 2^53.
import { json, type Tx } from '@toric/messaging/sql';
import { accountOf, type CreditChange, type CreditWish, type Entry, entriesOf, type Owner, shareOf } from './ledger.ts';

type Context = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
type Balance = Owner & { readonly balance: number };

/**
 * Locks the balances of these customers, and returns them by account. A missing balance has no entry, and is not
 * locked.
 */
async function lockBalances(tx: Tx, owners: readonly Owner[]): Promise<Map<string, number>> {
  const rows = await tx.many<Balance>`
    select customer_id, currency, balance::float8 as balance from store_credit where (customer_id, currency) in (
      select "customerId", currency from json_to_recordset(${json(owners)}::json) as o("customerId" uuid, currency text))
    order by customer_id, currency for update`;
  return new Map(rows.map((row) => [accountOf(row), row.balance]));
}

/** Locks the balances. Inserts a balance of 0 for each account without one. */
async function openBalances({ tx, now }: Context, owners: readonly Owner[]): Promise<Map<string, number>> {
  tx.write`
    insert into store_credit (customer_id, currency, balance, updated_at)
    select distinct "customerId", currency, 0, ${now}::timestamptz
    from json_to_recordset(${json(owners)}::json) as o("customerId" uuid, currency text) order by 1, 2
    on conflict do nothing`;
  return lockBalances(tx, owners);
}

function writeEntries({ tx, now, newId }: Context, entries: readonly Entry[]): void {
  const last = [...new Map(entries.map((entry) => [accountOf(entry), entry])).values()];
  tx.write`
    update store_credit c set balance = e.balance, updated_at = ${now}
    from json_to_recordset(${json(last)}::json) as e("customerId" uuid, currency text, balance bigint)
    where c.customer_id = e."customerId" and c.currency = e.currency`;
  const rows = entries.map((entry) => ({ id: newId(), ...entry }));
  tx.write`
    insert into store_credit_entry (id, customer_id, currency, kind, amount, balance, order_id, refund_id, gift_id, job_id, created_at)
    select id, "customerId", currency, kind, amount, balance, "orderId", "refundId", "giftId", "jobId", ${now}
    from json_to_recordset(${json(rows)}::json) as e(id uuid, "customerId" uuid, currency text, kind text, amount bigint,
      balance bigint, "orderId" uuid, "refundId" uuid, "giftId" uuid, "jobId" uuid)`;
}

/**
 * Takes an advisory lock for each customer until the commit. A credit takes the lock shared and a merge takes it
 * exclusively, so no credit is added to a customer who is being merged. The ids are sorted, so that two transactions
 * cannot deadlock.
 */
const lockOwners = (tx: Tx, customerIds: readonly string[]): void =>
  tx.write`
    select pg_advisory_xact_lock_shared(hashtextextended('store credit of customer ' || id, 0))
    from unnest(${sortedIds(customerIds)}::text[]) id`;

const lockOwnersAlone = (tx: Tx, customerIds: readonly string[]): void =>
  tx.write`
    select pg_advisory_xact_lock(hashtextextended('store credit of customer ' || id, 0))
    from unnest(${sortedIds(customerIds)}::text[]) id`;

const sortedIds = (ids: readonly string[]): string[] => [...new Set(ids)].sort();

/**
 * Locks the customers who get credit, and returns them by the ids that the caller named. A merge may end while the
 * function waits for a lock, so it looks up merged customers after the lock.
 */
async function lockKept(tx: Tx, customerIds: readonly string[]): Promise<Map<string, string>> {
  lockOwners(tx, customerIds);
  const kept = await findKept(tx, customerIds);
  const others = [...kept.values()].filter((id) => !customerIds.includes(id));
  return others.length === 0 ? kept : lockKept(tx, [...customerIds, ...others]);
}

/**
 * Takes store credit for orders, in the sequence of the list. Returns the amount for each order, or undefined if its
 * balance is too low. Each order may appear only once.
 */
export async function takeCredit(context: Context, wishes: readonly CreditWish[]) {
  const owned = wishes.map((wish) => ({ ...wish, currency: wish.amount.currency }));
  const balances = await lockBalances(context.tx, owned);
  const taken = new Map<string, number | undefined>();
  const changes: CreditChange[] = [];
  const left = new Map(balances);
  for (const wish of owned) {
    const { orderId, customerId, currency } = wish;
    const balance = left.get(accountOf(wish)) ?? 0;
    const share = shareOf(wish, balance);
    taken.set(orderId, share);
    if (!share) continue;
    left.set(accountOf(wish), balance - share);
    changes.push({ customerId, currency, kind: 'used', amount: -share, orderId });
  }
  if (changes.length > 0) writeEntries(context, entriesOf(balances, changes));
  return taken;
}

/** Adds store credit. If the customer was merged into another customer, the other one receives it. */
export async function addCredit(context: Context, changes: readonly CreditChange[]): Promise<void> {
  if (changes.length === 0) return;
  const kept = await lockKept(
    context.tx,
    changes.map(({ customerId }) => customerId),
  );
  const owned = changes.map((change) => ({ ...change, customerId: kept.get(change.customerId) ?? change.customerId }));
  const balances = await openBalances(context, owned);
  writeEntries(context, entriesOf(balances, owned));
}

/** Returns the customer into whom each of these customers was merged, also over several merges. */
export async function findKept(tx: Tx, customerIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.many<{ mergedId: string; keptId: string }>`
    with recursive step as (
      select c as merged_id, c as kept_id, 0 as depth from unnest(${customerIds}::uuid[]) c
      union select s.merged_id, m.kept_id, s.depth + 1 from step s
        join merged_customer m on m.merged_id = s.kept_id and m.state = 'merged' where s.depth < 20)
    select distinct on (merged_id) merged_id, kept_id from step order by merged_id, depth desc`;
  return new Map(rows.map(({ mergedId, keptId }) => [mergedId, keptId]));
}

export const findBalance = async (tx: Tx, { customerId, currency }: Owner): Promise<number> =>
  (
    await tx.maybe<{ balance: number }>`
      select balance::float8 as balance from store_credit where customer_id = ${customerId} and currency = ${currency}`
  )?.balance ?? 0;

type Move = { readonly jobId: string; readonly from: string; readonly to: string };

/** Moves all store credit of one customer to another, as a merge does. */
export async function moveAll(context: Context, { jobId, from, to }: Move): Promise<void> {
  const { tx } = context;
  await tx.run`select from payment where customer_id = ${from} order by order_id for update`;
  lockOwnersAlone(tx, [from, to]);
  const owned = await tx.many<Balance>`
    select customer_id, currency, balance::float8 as balance from store_credit where customer_id = ${from} order by currency`;
  await move(context, { jobId, from, to }, owned);
}

/** Moves back the store credit that a merge has moved and that was not used since. */
export async function moveBack(context: Context, { jobId, from, to }: Move): Promise<void> {
  const { tx } = context;
  lockOwnersAlone(tx, [from, to]);
  const moved = await tx.many<Balance>`
    select customer_id, currency, sum(amount)::float8 as balance from store_credit_entry
    where job_id = ${jobId} and customer_id = ${from} group by customer_id, currency having sum(amount) > 0 order by currency`;
  await move(context, { jobId, from, to }, moved);
}

async function move(context: Context, { jobId, from, to }: Move, most: readonly Balance[]): Promise<void> {
  if (most.length === 0) return;
  const owners = most.flatMap(({ currency }) => [from, to].map((customerId) => ({ customerId, currency })));
  const balances = await openBalances(context, owners);
  const changes = most.flatMap(({ currency, balance }) => {
    const amount = Math.min(balance, balances.get(accountOf({ customerId: from, currency })) ?? 0);
    if (amount === 0) return [];
    const change = { currency, kind: 'moved' as const, jobId };
    return [
      { ...change, customerId: from, amount: -amount },
      { ...change, customerId: to, amount },
    ];
  });
  if (changes.length > 0) writeEntries(context, entriesOf(balances, changes));
}

/**
 * Expires store credit that was added before the time `line`. Used credit counts against the oldest credit first.
 * Returns the number of balances that fell. One call handles at most a hundred balances.
 */
export async function expireCredit(context: Context, line: Date): Promise<number> {
  const { tx } = context;
  const found = await tx.many<Owner>`
    select c.customer_id, c.currency from store_credit c where c.balance > 0 and c.balance > (
      select coalesce(sum(e.amount), 0) from store_credit_entry e
      where e.customer_id = c.customer_id and e.currency = c.currency and e.amount > 0 and e.created_at > ${line})
    order by c.customer_id, c.currency limit 100`;
  if (found.length === 0) return 0;
  // The entries are read after the lock, because an entry that was added before the lock counts.
  const balances = await lockBalances(tx, found);
  const fresh = new Map((await findFresh(tx, found, line)).map((row) => [accountOf(row), row.balance]));
  const changes = found.flatMap((owner) => {
    const old = (balances.get(accountOf(owner)) ?? 0) - (fresh.get(accountOf(owner)) ?? 0);
    return old > 0 ? [{ ...owner, kind: 'expired' as const, amount: -old }] : [];
  });
  if (changes.length > 0) writeEntries(context, entriesOf(balances, changes));
  return changes.length;
}

/** Returns the amount that was added to each of these accounts since the time `line`. */
const findFresh = (tx: Tx, owners: readonly Owner[], line: Date): Promise<Balance[]> =>
  tx.many<Balance>`
    select e.customer_id, e.currency, sum(e.amount)::float8 as balance from store_credit_entry e
      join json_to_recordset(${json(owners)}::json) as o("customerId" uuid, currency text)
        on o."customerId" = e.customer_id and o.currency = e.currency
    where e.amount > 0 and e.created_at > ${line} group by e.customer_id, e.currency`;
