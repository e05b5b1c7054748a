/** The blind index of blocks, and how far the search for duplicates is with each customer (docs/quality.md). */
import type { Vault } from '@toric/chassis/data/vault';
import type { Tx } from '@toric/messaging/sql';
import type { Reader } from '../../reader.store.ts';

/** The version of the rules. A new version compares all customers again. */
const RULES = 1;
/** The most customers of one block with whom a customer is compared. A block that is larger tells too little. */
const MOST_OF_BLOCK = 50;
/** A change may commit this much later than its time says. */
const LATE = '60 seconds';

/** Returns the first 48 bits of the keyed digest, which fit a number of JavaScript. */
const digestOf = (vault: Vault, block: string): number =>
  Buffer.from(vault.blindIndex('duplicate-block', block), 'base64url').readUIntBE(0, 6);

type Blocks = { readonly customerId: string; readonly blocks: readonly string[] };

/** Replaces the blocks of these customers. */
export async function saveBlocks(tx: Tx, vault: Vault, all: readonly Blocks[]): Promise<void> {
  const rows = all.flatMap(({ customerId, blocks }) =>
    blocks.map((block) => ({ customer_id: customerId, block: digestOf(vault, block) })),
  );
  await tx.run`delete from duplicate_block where customer_id = any(${all.map(({ customerId }) => customerId)}::uuid[])`;
  await tx.run`
    insert into duplicate_block (block, customer_id)
    select block, customer_id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(block bigint, customer_id uuid)
    where exists (select from customer c where c.id = given.customer_id and c.erased_at is null)
    on conflict do nothing`;
}

/** Locks the search until the transaction ends. Returns false if another instance is searching. */
export const lockSearch = async (tx: Tx): Promise<boolean> =>
  (
    await tx.one<{ locked: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended('duplicates ' || current_schema(), 0)) as locked`
  ).locked;

/**
 * Puts customers who were added or changed into the queue of the search. Returns how many there are. An address that
 * changed counts as a change of its customer.
 */
export async function noticeChanges(tx: Tx): Promise<number> {
  const queued = await tx.run`
    insert into duplicate_indexed as d (customer_id, seen_at, stage)
    select customer_id, max(changed_at), 0 from (
      select c.id as customer_id, c.updated_at as changed_at from customer c, duplicate_progress p
      where c.updated_at >= p.changed_until - ${LATE}::interval and c.erased_at is null
      union all
      select a.customer_id, a.updated_at from address a, duplicate_progress p
      where a.updated_at >= p.changed_until - ${LATE}::interval
    ) as changed
    group by customer_id
    on conflict (customer_id) do update set seen_at = excluded.seen_at, stage = 0 where d.seen_at < excluded.seen_at`;
  if (queued > 0)
    await tx.run`update duplicate_progress set changed_until = greatest(changed_until, (select max(seen_at) from duplicate_indexed where stage = 0))`;
  return queued;
}

/**
 * Once a day, queues the customers whose row has another time than the search knows. The search misses a change with a
 * time in the past, for example one that was taken back by the undo of a job. Returns true if it was due.
 */
export async function sweep(tx: Tx): Promise<boolean> {
  const due = await tx.run`
    update duplicate_progress set swept_at = now() where swept_at is null or swept_at < now() - interval '24 hours'`;
  if (due === 0) return false;
  await tx.run`
    insert into duplicate_indexed as d (customer_id, seen_at, stage)
    select c.id, greatest(c.updated_at, (select max(a.updated_at) from address a where a.customer_id = c.id)), 0
    from customer c where c.erased_at is null
    on conflict (customer_id) do update set seen_at = excluded.seen_at, stage = 0 where d.seen_at <> excluded.seen_at`;
  return true;
}

/** Queues all customers. Returns how many there are. */
export const queueEverybody = (tx: Tx): Promise<number> =>
  tx.run`
    insert into duplicate_indexed (customer_id, seen_at, stage)
    select id, updated_at, 0 from customer where erased_at is null
    on conflict (customer_id) do update set stage = 0`;

/** Queues all customers if they were compared by older rules. */
export async function queueForNewRules(tx: Tx): Promise<void> {
  if ((await tx.run`update duplicate_progress set rules = ${RULES} where rules <> ${RULES}`) === 1)
    await queueEverybody(tx);
}

type Stage = 0 | 1 | 2;

/** Returns the next customers of a stage, in the order of their ids. */
export async function nextOfStage(tx: Tx, stage: Stage, most: number): Promise<string[]> {
  const rows = await tx.many<{ customerId: string }>`
    select customer_id from duplicate_indexed where stage = ${stage} order by customer_id limit ${most}::int`;
  return rows.map(({ customerId }) => customerId);
}

export async function moveToStage(tx: Tx, ids: readonly string[], stage: Stage): Promise<void> {
  await tx.run`update duplicate_indexed set stage = ${stage} where customer_id = any(${ids}::uuid[])`;
}

export type Candidates = { readonly one: string; readonly other: string };

/**
 * Returns the pairs that share a block with one of these customers, the smaller id first. A customer whose own turn
 * comes later is left out, so that no pair is compared twice.
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

/** The most customers that the progress counts as waiting. */
const COUNTED = 1_000_000;

export async function readProgress(db: Reader) {
  const [progress, waiting, open] = await Promise.all([
    db.duplicateProgress.findUniqueOrThrow({ where: { id: 1 } }),
    db.duplicateIndexed.count({ where: { stage: { lt: 2 } }, take: COUNTED }),
    db.duplicatePair.count({ where: { state: 'open' }, take: COUNTED }),
  ]);
  return { waiting, open, compared: Number(progress.compared), sweptAt: progress.sweptAt?.toISOString() ?? null };
}

/** Removes a person from the index, and her pairs. */
export async function forgetDuplicates(tx: Tx, customerId: string): Promise<void> {
  await tx.run`delete from duplicate_block where customer_id = ${customerId}`;
  await tx.run`delete from duplicate_indexed where customer_id = ${customerId}`;
  await tx.run`delete from duplicate_pair where one_id = ${customerId} or other_id = ${customerId}`;
}
