/**
 * Reads and writes the blind index of blocks, and how far the search for duplicates has come with each customer
 * (docs/quality.md).
 */
import type { Vault } from '@toric/chassis/data/vault';
import { json, type Tx } from '@toric/messaging/sql';
import type { Reader } from '../../reader.store.ts';

/** Holds the version of the rules by which customers are compared. If it changes, all customers are compared again. */
const RULES = 1;
/**
 * Holds the largest number of customers of one block with whom a customer is compared. A larger block is not a useful
 * sign.
 */
const MOST_OF_BLOCK = 50;
/**
 * A transaction may commit up to this time after the timestamps that it writes. Each look for changes therefore goes
 * back by this time.
 */
const LATE = '60 seconds';

/** Returns the first 48 bits of the keyed digest, which a JavaScript number can hold exactly. */
const digestOf = (vault: Vault, block: string): number =>
  Buffer.from(vault.blindIndex('duplicate-block', block), 'base64url').readUIntBE(0, 6);

type Blocks = { readonly customerId: string; readonly blocks: readonly string[] };

/** Replaces the blocks of these customers in the blind index. */
export async function saveBlocks(tx: Tx, vault: Vault, all: readonly Blocks[]): Promise<void> {
  const rows = all.map(({ customerId, blocks }) => ({
    ...{ customer_id: customerId, blocks: [...new Set(blocks.map((block) => digestOf(vault, block)))] },
  }));
  await tx.run`delete from duplicate_block where customer_id = any(${all.map(({ customerId }) => customerId)}::uuid[])`;
  await tx.run`
    insert into duplicate_block (block, customer_id)
    select block, c.id from json_to_recordset(${json(rows)}::json) as given(customer_id uuid, blocks bigint[])
      join customer c on c.id = given.customer_id and c.erased_at is null, unnest(given.blocks) as block
    on conflict do nothing`;
}

/** Locks the search until the transaction ends. Returns false if another instance is searching. */
export const lockSearch = async (tx: Tx): Promise<boolean> =>
  (
    await tx.one<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('duplicates ' || current_schema(), 0)) as locked`
  ).locked;

/** While no customer changes, the search stores at this interval the time up to which it has noticed changes. */
const RENEWED_EVERY = '30 seconds';
/** Holds the largest number of customers whose changes one statement notices. */
const NOTICED_AT_ONCE = 5_000;

/**
 * Queues for the search the customers who were added or changed since the last call, and those whose address was. Moves
 * the stored times up to which changes are noticed to the last change that was found, or to the present if there was
 * none.
 */
export async function noticeChanges(tx: Tx): Promise<void> {
  await tx.run`
    with changed as (
      select c.id, c.updated_at from customer c
      where c.updated_at >= (select changed_until from duplicate_progress) - ${LATE}::interval and c.erased_at is null
        and not exists (select from duplicate_indexed i where i.customer_id = c.id and i.seen_at >= c.updated_at)
      order by c.updated_at, c.id limit ${NOTICED_AT_ONCE}::int
    ), queued as (
      insert into duplicate_indexed as d (customer_id, seen_at, stage)
      select id, updated_at, 0 from changed
      on conflict (customer_id) do update set seen_at = excluded.seen_at, stage = 0 where d.seen_at < excluded.seen_at
    )
    update duplicate_progress
      set changed_until = greatest(changed_until, coalesce((select max(updated_at) from changed), now()))
      where exists (select from changed) or changed_until < now() - ${RENEWED_EVERY}::interval`;
  await tx.run`
    with changed as (
      select a.customer_id, a.updated_at from address a
      where a.updated_at >= (select addresses_until from duplicate_progress) - ${LATE}::interval
        and not exists (
          select from duplicate_indexed i where i.customer_id = a.customer_id and i.seen_at >= a.updated_at)
      order by a.updated_at limit ${NOTICED_AT_ONCE}::int
    ), queued as (
      insert into duplicate_indexed as d (customer_id, seen_at, stage)
      select customer_id, max(updated_at), 0 from changed group by customer_id
      on conflict (customer_id) do update set seen_at = excluded.seen_at, stage = 0 where d.seen_at < excluded.seen_at
    )
    update duplicate_progress
      set addresses_until = greatest(addresses_until, coalesce((select max(updated_at) from changed), now()))
      where exists (select from changed) or addresses_until < now() - ${RENEWED_EVERY}::interval`;
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * Begins a walk through all customers, once a day. The walk queues the customers whose row has another time of change
 * than the search has stored. Without the walk, the search would miss a change with a time in the past, such as a
 * change by the undo of a job.
 */
export async function beginSweep(tx: Tx): Promise<void> {
  await tx.run`
    update duplicate_progress set swept_at = now(), walk_after = ${BEFORE_ALL}::uuid
    where walk_after is null and (swept_at is null or swept_at < now() - interval '24 hours')`;
}

/** Begins a walk through all customers that queues each of them for the search. */
export async function queueEverybody(tx: Tx): Promise<void> {
  await tx.run`
    update duplicate_progress set swept_at = now(), walk_after = ${BEFORE_ALL}::uuid, walk_everybody = true`;
}

/** Queues all customers if they were compared by older rules. Changes during this walk are noticed by their times. */
export async function queueForNewRules(tx: Tx): Promise<void> {
  const isNew = await tx.run`
    update duplicate_progress set rules = ${RULES},
      changed_until = case when changed_until = 'epoch' then now() else changed_until end,
      addresses_until = case when addresses_until = 'epoch' then now() else addresses_until end
    where rules <> ${RULES}`;
  if (isNew === 1) await queueEverybody(tx);
}

/**
 * Continues a walk through all customers, if one is under way: queues the next customers for the search for duplicates.
 * Returns true if the walk has not ended.
 */
export async function walkOn(tx: Tx): Promise<boolean> {
  const walk = await tx.maybe<{ walking: boolean }>`
    with page as (
      select c.id, greatest(c.updated_at, (select max(a.updated_at) from address a where a.customer_id = c.id)) as seen_at
      from customer c
      where c.id > (select walk_after from duplicate_progress) and c.erased_at is null
      order by c.id limit ${NOTICED_AT_ONCE}::int
    ), queued as (
      insert into duplicate_indexed as d (customer_id, seen_at, stage)
      select id, seen_at, 0 from page
      on conflict (customer_id) do update set seen_at = excluded.seen_at, stage = 0
        where d.seen_at <> excluded.seen_at or (select walk_everybody from duplicate_progress)
    ), last as (
      select id from page order by id desc limit 1
    )
    update duplicate_progress set walk_after = (select id from last),
      walk_everybody = walk_everybody and exists (select from last)
    where walk_after is not null
    returning walk_after is not null as walking`;
  return walk?.walking ?? false;
}

type Stage = 0 | 1 | 2;

/**
 * Returns the next queued customers of a stage, in the order of their ids. The SQL repeats `stage < 2`, the condition
 * of the partial index, so that PostgreSQL uses this index.
 */
export async function nextOfStage(tx: Tx, stage: 0 | 1, most: number): Promise<string[]> {
  const rows = await tx.many<{ customerId: string }>`
    select customer_id from duplicate_indexed where stage < 2 and stage = ${stage} order by customer_id limit ${most}::int`;
  return rows.map(({ customerId }) => customerId);
}

export async function moveToStage(tx: Tx, ids: readonly string[], stage: Stage): Promise<void> {
  await tx.run`update duplicate_indexed set stage = ${stage} where customer_id = any(${ids}::uuid[])`;
}

export type Candidates = { readonly one: string; readonly other: string };

/**
 * Returns the pairs of customers who share a block and of whom one is among these ids, the smaller id first. Leaves out
 * a customer who is compared later, so that no pair is compared twice.
 */
export const findCandidates = (tx: Tx, ids: readonly string[]): Promise<Candidates[]> =>
  tx.many<Candidates>`
    select distinct least(m.customer_id, o.customer_id) as one, greatest(m.customer_id, o.customer_id) as other
    from duplicate_block m
    cross join lateral (
      select customer_id from duplicate_block
      where block = m.block and customer_id <> m.customer_id
      order by customer_id limit ${MOST_OF_BLOCK}::int
    ) o
    left join duplicate_indexed i on i.customer_id = o.customer_id
    where m.customer_id = any(${ids}::uuid[])
      and (coalesce(i.stage, 2) = 2 or i.customer_id = any(${ids}::uuid[]))`;

export async function countCompared(tx: Tx, pairs: number): Promise<void> {
  await tx.run`update duplicate_progress set compared = compared + ${pairs}`;
}

/** Returns the ids of customers who share one of these blocks, at most `MOST_OF_BLOCK`. */
export async function readSharers(db: Reader, vault: Vault, blocks: readonly string[]): Promise<string[]> {
  const rows = await db.duplicateBlock.findMany({
    where: { block: { in: blocks.map((block) => BigInt(digestOf(vault, block))) } },
    select: { customerId: true },
    distinct: ['customerId'],
    take: MOST_OF_BLOCK,
  });
  return rows.map(({ customerId }) => customerId);
}

/** Holds the largest number of waiting customers that the report of the progress counts. */
const COUNTED = 1_000_000;

/** Returns the number of customers whom a walk through all customers still has to visit. */
export const countAfter = (db: Reader, id = BEFORE_ALL): Promise<number> =>
  db.customer.count({ where: { id: { gt: id }, erasedAt: null }, take: COUNTED });

export async function readProgress(db: Reader) {
  const progress = await db.duplicateProgress.findUniqueOrThrow({ where: { id: 1 } });
  const { walkAfter, walkEverybody } = progress;
  const [ahead, waiting, open] = await Promise.all([
    walkAfter !== null && walkEverybody ? countAfter(db, walkAfter) : 0,
    db.duplicateIndexed.count({ where: { stage: { lt: 2 } }, take: COUNTED }),
    db.duplicatePair.count({ where: { state: 'open' }, take: COUNTED }),
  ]);
  return {
    waiting: ahead + waiting,
    open,
    compared: Number(progress.compared),
    sweptAt: progress.sweptAt?.toISOString() ?? null,
  };
}

/** Deletes a person and the person's pairs from the index. */
export async function forgetDuplicates(tx: Tx, customerId: string): Promise<void> {
  await tx.run`delete from duplicate_block where customer_id = ${customerId}`;
  await tx.run`delete from duplicate_indexed where customer_id = ${customerId}`;
  await tx.run`delete from duplicate_pair where one_id = ${customerId} or other_id = ${customerId}`;
}
