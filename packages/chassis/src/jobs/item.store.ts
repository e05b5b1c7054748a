/** The items of jobs. What an item is to change is sealed under a key of its job, if it is personal. */
import type { ItemOutcome } from '@toric/contracts/jobs/job-kind';
import type { JobCounts } from '@toric/contracts/jobs/job.http';
import { REPEATED_ITEM } from '@toric/contracts/jobs/job.errors';
import { json, type Tx } from '@toric/messaging/sql';
import { keyringFor } from '../data/data-key.store.ts';
import type { Keyring } from '../data/vault.ts';
import { type ItemReason, NO_COUNTS, type NewItem, type OpenKind, type PlannedItem } from './job-kind.ts';

const cellOf = (jobId: string, seq: number) => ({ table: 'change_item', column: 'sealed', row: `${jobId}.${seq}` });

/** Returns the keyring of a job, which is made when it is first asked for. Undefined if the kind's changes are not personal. */
const jobKeys = async (tx: Tx, kind: OpenKind, jobId: string): Promise<Keyring | undefined> =>
  kind.vault && keyringFor(tx, kind.vault, jobId);

type Stored = { readonly seq: number; readonly open: unknown; readonly sealed: string | null };

/** Returns the change of an item, parsed by the schema of its kind. */
export function changeOf(
  kind: OpenKind,
  keys: Keyring | undefined,
  jobId: string,
  { seq, open, sealed }: Stored,
): unknown {
  if (sealed === null) return kind.change.parse(open);
  if (!keys) throw new Error(`the items of job ${jobId} are sealed, but its kind has no vault`);
  return kind.change.parse(JSON.parse(keys.open(cellOf(jobId, seq), sealed)));
}

type Keyed = { readonly seq: number; readonly key: string };

/**
 * Claims the keys for their items. Returns the row of the item that had a key before, by the item that came too late.
 */
export async function claimKeys(tx: Tx, jobId: string, keyed: readonly Keyed[]): Promise<ReadonlyMap<number, number>> {
  if (keyed.length === 0) return new Map();
  const [keys, seqs] = [keyed.map(({ key }) => key), keyed.map(({ seq }) => seq)];
  await tx.run`
    insert into change_item_key (job_id, key, seq)
    select distinct on (key) ${jobId}::uuid, key, seq from unnest(${keys}::text[], ${seqs}::int[]) as k(key, seq)
    order by key, seq
    on conflict do nothing`;
  const late = await tx.many<{ seq: number; first: number }>`
    select k.seq, min(held.seq) as first
    from unnest(${keys}::text[], ${seqs}::int[]) as k(key, seq)
      join change_item_key held on held.job_id = ${jobId} and held.key = k.key
    where held.seq <> k.seq group by k.seq`;
  return new Map(late.map(({ seq, first }) => [seq, first]));
}

const repeated = (row: number): readonly ItemReason[] => [{ detail: REPEATED_ITEM({ row }) }];
export const recordKey = (id: string): string => `record:${id}`;

/** Adds items after the first `after` ones. An item that shares a key with an earlier one is rejected. Returns the rejected ones. */
export async function insertItems(
  tx: Tx,
  kind: OpenKind,
  { id, after }: { id: string; after: number },
  items: readonly NewItem[],
): Promise<number> {
  if (items.length === 0) return 0;
  const keys = await jobKeys(tx, kind, id);
  const placed = items.map((item, index) => ({ ...item, seq: after + 1 + index }));
  const late = await claimKeys(
    tx,
    id,
    placed.flatMap(({ seq, keys: own = [], recordIds = [] }) =>
      [...own, ...recordIds.map(recordKey)].map((key) => ({ seq, key })),
    ),
  );
  const rows = placed.map(({ seq, change, recordIds = [], personId = null, rejected }) => {
    const first = late.get(seq);
    const reasons = rejected ?? (first === undefined ? null : repeated(first));
    const text = JSON.stringify(change);
    return {
      ...{ seq, recordIds, personId, reasons, state: reasons ? 'rejected' : 'planned' },
      ...(keys ? { open: null, sealed: keys.seal(cellOf(id, seq), text) } : { open: change, sealed: null }),
    };
  });
  await tx.run`
    insert into change_item (job_id, seq, record_ids, person_id, state, expected, open, sealed, reasons)
    select ${id}::uuid, seq, array(select jsonb_array_elements_text("recordIds")::uuid), "personId", state,
      case when state = 'rejected' then 'rejected' end, open, sealed, reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as i(seq int, "recordIds" jsonb, "personId" uuid, state text, open jsonb,
      sealed text, reasons jsonb)`;
  return rows.filter(({ reasons }) => reasons !== null).length;
}

type ItemRow = Stored & Omit<PlannedItem, 'change'>;

/** Returns the next items of a job that are still planned. */
export async function findPlanned(
  tx: Tx,
  kind: OpenKind,
  { id, after, most }: { id: string; after: number; most: number },
): Promise<PlannedItem[]> {
  const rows = await tx.many<ItemRow>`
    select seq, record_ids, person_id, open, sealed from change_item
    where job_id = ${id} and state = 'planned' and seq > ${after} order by seq limit ${most}::int`;
  if (rows.length === 0) return [];
  const keys = await jobKeys(tx, kind, id);
  return rows.map((row) => ({
    ...{ seq: row.seq, recordIds: row.recordIds, personId: row.personId },
    change: changeOf(kind, keys, id, row),
  }));
}

/** The outcome of an item, with the records that it concerns after it ran. */
export type DoneItem = {
  readonly seq: number;
  readonly did: ItemOutcome;
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  readonly reasons: readonly ItemReason[] | null;
};

export function countsOf(items: readonly Pick<DoneItem, 'did'>[]): JobCounts {
  const counts: JobCounts = { ...NO_COUNTS };
  for (const { did } of items) counts[did]++;
  return counts;
}

/** Notes what the dry run said about each item. An item that it rejects has its reasons. */
export async function saveExpected(tx: Tx, jobId: string, items: readonly DoneItem[]): Promise<void> {
  const rows = items.map(({ seq, did, reasons }) => ({ seq, did, reasons }));
  await tx.run`
    update change_item set expected = given.did, reasons = given.reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as given(seq int, did text, reasons jsonb)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}

/** Rejects items for good because of an earlier item. */
export async function rejectLate(tx: Tx, jobId: string, late: ReadonlyMap<number, number>): Promise<void> {
  const rows = [...late].map(([seq, first]) => ({ seq, reasons: repeated(first) }));
  await tx.run`
    update change_item set state = 'rejected', expected = 'rejected', reasons = given.reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as given(seq int, reasons jsonb)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}

/**
 * Stores what items came to. What an applied item was to change is dropped, because its record has it by now. That of a
 * rejected one is kept for the file to mend.
 */
export async function saveResults(
  tx: Tx,
  jobId: string,
  items: readonly DoneItem[],
  images: { readonly before: ReadonlyMap<number, string>; readonly after: ReadonlyMap<number, string> },
): Promise<void> {
  const rows = items.map(({ seq, did, recordIds, personId, reasons }) => {
    const isApplied = did !== 'unchanged' && did !== 'rejected';
    return {
      ...{ seq, recordIds, personId, reasons, state: isApplied ? 'applied' : did, did: isApplied ? did : null },
      before: isApplied && did !== 'created' ? (images.before.get(seq) ?? null) : null,
      afterHash: isApplied ? (images.after.get(seq) ?? null) : null,
    };
  });
  await tx.run`
    update change_item set state = given.state, did = given.did, reasons = given.reasons, person_id = given."personId",
      record_ids = array(select jsonb_array_elements_text(given."recordIds")::uuid),
      before = given.before::jsonb, after_hash = given."afterHash",
      sealed = case when given.state = 'rejected' then change_item.sealed end
    from jsonb_to_recordset(${json(rows)}::jsonb) as given(seq int, state text, did text, reasons jsonb, "personId" uuid,
      "recordIds" jsonb, before text, "afterHash" text)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}
