/**
 * Stores the queue of the quality checks, their results, and the sums over all customers. No row holds a value from a
 * customer's data.
 */
import { QUALITY_RULES, QualityRule } from '@toric/contracts/customer/quality/quality-rule';
import { json, type Tx } from '@toric/messaging/sql';
import { type Checked, rulesIn } from './judge.ts';

/**
 * A transaction may commit up to this time after the timestamps that it writes. Each search for changes therefore looks
 * back by this time.
 */
const LATE = '60 seconds';
/** Names the row that holds the sums of all rules together. */
export const ALL = 'all';

/**
 * Takes the advisory lock of the checks until the transaction ends. Returns false if another instance holds the lock.
 */
export const lockChecks = async (tx: Tx): Promise<boolean> =>
  (
    await tx.one<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('quality ' || current_schema(), 0)) as locked`
  ).locked;

/**
 * At most this number of customers is queued by one statement. A statement over a million customers would exceed the
 * statement timeout of the database.
 */
const QUEUED_AT_ONCE = 5_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Queues the customers whose facts have changed since the last search: the profile, addresses, prescriptions, consents,
 * confirmations, the household, or a pair of duplicates. The oldest changes come first. A customer who is erased or
 * restricted has no row in the queue, and gets none.
 */
export async function noticeChanges(tx: Tx): Promise<void> {
  const { from } = await tx.one<{ from: Date }>`
    select changed_until - ${LATE}::interval as from from quality_progress`;
  await tx.run`
    with changed as (
      select customer_id, changed_at from (
        select id as customer_id, updated_at as changed_at from customer where updated_at >= ${from}
        union all select customer_id, updated_at from address where updated_at >= ${from}
        union all select customer_id, updated_at from prescription where updated_at >= ${from}
        union all select customer_id, created_at from consent where created_at >= ${from}
        union all select customer_id, confirmed_at from fact_confirmation where confirmed_at >= ${from}
        union all select customer_id, joined_at from household_member where joined_at >= ${from}
        union all select one_id, updated_at from duplicate_pair where updated_at >= ${from}
        union all select other_id, updated_at from duplicate_pair where updated_at >= ${from}
      ) found
      where (exists (select from quality_check q where q.customer_id = found.customer_id)
          or exists (select from customer c
            where c.id = found.customer_id and c.erased_at is null and c.restricted_at is null))
        and not exists (
          select from quality_check q where q.customer_id = found.customer_id and q.seen_at >= found.changed_at)
      order by changed_at limit ${QUEUED_AT_ONCE}::int),
    moved as (
      update quality_progress set changed_until = greatest(changed_until, (select max(changed_at) from changed))
      where exists (select from changed))
    insert into quality_check as q (customer_id, seen_at, is_waiting)
    select customer_id, max(changed_at), true from changed group by customer_id
    on conflict (customer_id) do update set seen_at = excluded.seen_at, is_waiting = true
    where q.seen_at < excluded.seen_at`;
}

/**
 * Begins a walk that queues all customers for the check, once on each day, because facts grow stale without a change. A
 * changed rule resets `night_of`, so the walk begins again.
 */
export const beginNight = (tx: Tx, today: string): Promise<number> =>
  tx.run`
    update quality_progress set night_of = ${today}::date, walk_after = ${BEFORE_ALL}::uuid
    where night_of is distinct from ${today}::date`;

/**
 * Continues the walk through all customers, if one has begun: queues the next page of customers. Also queues customers
 * who no longer exist but still have results.
 */
export async function walkOn(tx: Tx): Promise<void> {
  const { after } = await tx.one<{ after: string | null }>`select walk_after as after from quality_progress`;
  if (after === null) return;
  const { last } = await tx.one<{ last: string | null }>`
    with page as (
      select id, updated_at from customer where id > ${after}::uuid and erased_at is null order by id
      limit ${QUEUED_AT_ONCE}::int),
    queued as (
      insert into quality_check (customer_id, seen_at, is_waiting) select id, updated_at, true from page
      on conflict (customer_id) do update set is_waiting = true)
    select (select id from page order by id desc limit 1) as last`;
  await tx.run`
    update quality_check q set is_waiting = true
    where customer_id > ${after}::uuid and (${last}::uuid is null or customer_id <= ${last}::uuid)
      and not exists (select from customer c where c.id = q.customer_id)`;
  await tx.run`update quality_progress set walk_after = ${last}::uuid`;
}

/** Returns the ids of the next queued customers, in the order of their ids. */
export async function nextWaiting(tx: Tx, most: number): Promise<string[]> {
  const rows = await tx.many<{ customerId: string }>`
    select customer_id from quality_check where is_waiting order by customer_id limit ${most}::int`;
  return rows.map(({ customerId }) => customerId);
}

/** Locks and returns the stored results of these customers. The sums of a customer who was never checked are 0. */
const findStored = (tx: Tx, ids: readonly string[]): Promise<Checked[]> =>
  tx.many<Checked>`
    select customer_id, asked, broken, asked_weight, kept_weight
    from quality_check where customer_id = any(${ids}::uuid[]) order by customer_id for update`;

type Sum = { readonly rule: string; readonly asked: number; readonly broken: number };

/**
 * Returns the sums of these results: the numbers of customers for each rule, and the weights for all rules together.
 * `sign` is -1 to take the results out of the sums.
 */
function sumsOf(results: readonly Checked[], sign: 1 | -1): Sum[] {
  const has = (bits: number, rule: QualityRule) => (bits >> QUALITY_RULES[rule].bit) & 1;
  const add = (of: (one: Checked) => number) => sign * results.reduce((sum, one) => sum + of(one), 0);
  return [
    ...QualityRule.options.map((rule) => ({
      ...{ rule, asked: add(({ asked }) => has(asked, rule)), broken: add(({ broken }) => has(broken, rule)) },
    })),
    {
      ...{ rule: ALL, asked: add(({ askedWeight }) => askedWeight) },
      broken: add(({ askedWeight, keptWeight }) => askedWeight - keptWeight),
    },
  ];
}

async function moveSums(tx: Tx, sums: readonly Sum[]): Promise<void> {
  await tx.run`
    insert into quality_count as c (rule, asked, broken)
    select rule, sum(asked), sum(broken) from json_to_recordset(${json(sums)}::json) as s(rule text, asked bigint, broken bigint)
    group by rule order by rule
    on conflict (rule) do update set asked = c.asked + excluded.asked, broken = c.broken + excluded.broken`;
}

type Page = { readonly ids: readonly string[]; readonly results: readonly Checked[] };
type Means = { readonly now: Date; readonly newId: () => string };

/**
 * Writes the results of a page of the queue, and changes the sums by the difference. If a customer of the page has no
 * result, she was erased or is restricted, and her row is deleted. A customer who was erased during the check has no
 * row, and gets none.
 */
export async function saveResults(tx: Tx, { ids, results: found }: Page, { now, newId }: Means): Promise<void> {
  const stored = await findStored(tx, ids);
  const results = found.filter(({ customerId }) => stored.some((row) => row.customerId === customerId));
  await moveSums(tx, [...sumsOf(stored, -1), ...sumsOf(results, 1)]);
  await tx.run`
    update quality_check q set is_waiting = false, checked_at = ${now}::timestamptz, asked = r.asked, broken = r.broken,
      asked_weight = r."askedWeight", kept_weight = r."keptWeight"
    from json_to_recordset(${json(results)}::json) as r("customerId" uuid, asked int, broken int, "askedWeight" int,
      "keptWeight" int)
    where q.customer_id = r."customerId"`;
  const gone = ids.filter((id) => !results.some(({ customerId }) => customerId === id));
  await tx.run`delete from quality_check where customer_id = any(${gone}::uuid[])`;
  await saveBreaks(tx, { ids, results }, { now, newId });
  await tx.run`update quality_progress set is_uncounted = true`;
}

/**
 * Replaces the stored broken rules of these customers. A rule that was broken before keeps its time, newly broken rules
 * are added, and rules that are kept now are removed.
 */
async function saveBreaks(tx: Tx, { ids, results }: Page, { now, newId }: Means): Promise<void> {
  const breaks = results.flatMap(({ customerId, broken }) =>
    rulesIn(broken).map((rule) => ({ id: newId(), customerId, rule })),
  );
  const given = json(breaks);
  await tx.run`
    delete from quality_break b where customer_id = any(${ids}::uuid[]) and not exists (
      select from json_to_recordset(${given}::json) as g("customerId" uuid, rule text)
      where g."customerId" = b.customer_id and g.rule = b.rule)`;
  await tx.run`
    insert into quality_break (id, customer_id, rule, created_at)
    select id, "customerId", rule, ${now}::timestamptz
    from json_to_recordset(${given}::json) as g(id uuid, "customerId" uuid, rule text)
    on conflict (customer_id, rule) do nothing`;
}

/**
 * Writes the sums of this day, if results were saved since the last call. Each call replaces the row of the day, so the
 * last call of a day leaves the final sums.
 */
export async function saveDay(tx: Tx, today: string): Promise<void> {
  if ((await tx.run`update quality_progress set is_uncounted = false where is_uncounted`) === 0) return;
  await tx.run`
    insert into quality_day (day, rule, asked, broken)
    select ${today}::date, rule, asked, broken from quality_count
    on conflict (day, rule) do update set asked = excluded.asked, broken = excluded.broken`;
}

/** Deletes the results of a customer, and takes them out of the sums. */
export async function forgetQuality(tx: Tx, customerId: string): Promise<void> {
  await moveSums(tx, sumsOf(await findStored(tx, [customerId]), -1));
  await tx.run`delete from quality_check where customer_id = ${customerId}`;
  await tx.run`delete from quality_break where customer_id = ${customerId}`;
}
