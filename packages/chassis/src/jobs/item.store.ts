/** Stores the items of jobs. The change of an item is sealed under a key of its job, if it is personal. */
import type { ItemOutcome } from '@toric/contracts/jobs/job-kind';
import type { JobCounts } from '@toric/contracts/jobs/job.http';
import { REPEATED_ITEM } from '@toric/contracts/jobs/job.errors';
import { json, type Read, type Tx } from '@toric/messaging/sql';
import { keyringFor } from '../data/data-key.store.ts';
import type { Keyring, WrappedKey } from '../data/vault.ts';
import { type Content, type ItemReason, NO_COUNTS, type NewItem, type OpenKind, type PlannedItem } from './job-kind.ts';

const cellOf = (jobId: string, seq: number) => ({ table: 'change_item', column: 'sealed', row: `${jobId}.${seq}` });

/**
 * Returns the keyring of a job. Creates its key at the first call. Returns undefined if the changes of the kind are not
 * personal.
 */
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
 * Claims the keys for their items. Returns a map of the items that came too late for a key. It maps the `seq` of such
 * an item to the `seq` of the item that holds the key.
 */
export async function claimKeys(tx: Tx, jobId: string, keyed: readonly Keyed[]): Promise<ReadonlyMap<number, number>> {
  if (keyed.length === 0) return new Map();
  const [keys, seqs] = [keyed.map(({ key }) => key), keyed.map(({ seq }) => seq)];
  const claimed = await tx.run`
    insert into change_item_key (job_id, key, seq)
    select distinct on (key) ${jobId}::uuid, key, seq from unnest(${keys}::text[], ${seqs}::int[]) as k(key, seq)
    order by key, seq
    on conflict do nothing`;
  if (claimed === keyed.length) return new Map(); // each key was free, so no item came too late
  // `lateral` looks each key up: if the statistics are from the time when the table was empty, a join would read all
  // keys of the job for each key
  const late = await tx.many<{ seq: number; first: number }>`
    select k.seq, min(held.seq) as first
    from unnest(${keys}::text[], ${seqs}::int[]) as k(key, seq), lateral (
      select seq from change_item_key where job_id = ${jobId} and key = k.key limit 1) as held
    where held.seq <> k.seq group by k.seq`;
  return new Map(late.map(({ seq, first }) => [seq, first]));
}

const repeated = (row: number): readonly ItemReason[] => [{ detail: REPEATED_ITEM({ row }) }];
export const recordKey = (id: string): string => `record:${id}`;

/** Describes an item with its place in the job. */
export type PlacedItem = NewItem & { readonly seq: number };

/**
 * Numbers the items from `after` + 1, and claims their keys. An item that shares a key with an earlier item is
 * rejected.
 */
export async function placeItems(
  tx: Tx,
  { id, after }: { id: string; after: number },
  items: readonly NewItem[],
): Promise<PlacedItem[]> {
  const placed = items.map((item, index) => ({ ...item, seq: after + 1 + index }));
  const keyed = placed.flatMap(({ seq, keys = [], recordIds = [] }) =>
    [...keys, ...recordIds.map(recordKey)].map((key) => ({ seq, key })),
  );
  return withoutLate(placed, await claimKeys(tx, id, keyed));
}

/** Returns the items of a job, in which the items that came too late for a key are rejected. */
export const withoutLate = (items: readonly PlacedItem[], late: ReadonlyMap<number, number>): PlacedItem[] =>
  items.map((item) => {
    const first = late.get(item.seq);
    return first === undefined || item.rejected ? item : { ...item, rejected: repeated(first) };
  });

/**
 * Adds placed items, with the results of their dry run if it was made. Returns the number of items that are rejected
 * and will not run.
 */
export async function insertItems(
  tx: Tx,
  kind: OpenKind,
  id: string,
  items: readonly PlacedItem[],
  checked: ReadonlyMap<number, DoneItem> = new Map(),
): Promise<number> {
  if (items.length === 0) return 0;
  const keys = await jobKeys(tx, kind, id);
  const rows = items.map(({ seq, change, recordIds = [], personId = null, rejected }) => {
    const said = checked.get(seq);
    return {
      ...{ seq, recordIds, personId, reasons: rejected ?? said?.reasons ?? null },
      ...(rejected ? { state: 'rejected', expected: 'rejected' } : { state: 'planned', expected: said?.did ?? null }),
      ...(keys
        ? { open: null, sealed: keys.seal(cellOf(id, seq), JSON.stringify(change)) }
        : { open: change, sealed: null }),
    };
  });
  await tx.run`
    insert into change_item (job_id, seq, record_ids, person_id, state, expected, open, sealed, reasons)
    select ${id}::uuid, seq, "recordIds", "personId", state, expected, open, sealed, reasons
    from json_to_recordset(${json(rows)}::json) as i(seq int, "recordIds" uuid[], "personId" uuid, state text, expected text,
      open jsonb, sealed text, reasons jsonb)`;
  return rows.filter(({ state }) => state === 'rejected').length;
}

type ItemRow = Stored & Omit<PlannedItem, 'change'>;

/** Describes an item that was decrypted before. `sealed` shows whether the stored item is still the same. */
export type OpenedItem = { readonly sealed: string | null; readonly change: unknown };
type Place = { readonly id: string; readonly after: number; readonly most: number };

/** Reads the next items of a job that are still planned, with the keyring of the job. */
export async function readPlanned(read: Read, kind: OpenKind, { id, after, most }: Place) {
  const [rows, wrapped] = await Promise.all([
    read<Stored>({
      text: `select seq, open, sealed from change_item where job_id = $1 and state = 'planned' and seq > $2 order by seq limit $3`,
      values: [id, after, most],
    }),
    read<WrappedKey>({
      text: 'select customer_id, version, wrapped from data_key where customer_id = $1',
      values: [id],
    }),
  ]);
  return { rows, keys: wrapped.length > 0 ? kind.vault?.keyring(wrapped) : undefined };
}

/** Returns the next items of a job that are still planned. It does not decrypt an item again that is in `opened`. */
export async function findPlanned(
  tx: Tx,
  kind: OpenKind,
  { id, after, most }: Place,
  opened: ReadonlyMap<number, OpenedItem> = new Map(),
): Promise<PlannedItem[]> {
  const rows = await tx.many<ItemRow>`
    select seq, record_ids, person_id, open, sealed from change_item
    where job_id = ${id} and state = 'planned' and seq > ${after} order by seq limit ${most}::int`;
  if (rows.length === 0) return [];
  const keys = await jobKeys(tx, kind, id);
  return rows.map((row) => {
    const known = opened.get(row.seq);
    const isKnown = known !== undefined && known.sealed === row.sealed;
    return {
      ...{ seq: row.seq, recordIds: row.recordIds, personId: row.personId },
      change: isKnown ? known.change : changeOf(kind, keys, id, row),
    };
  });
}

/** Holds the outcome of an item, with the ids of its records after it ran. */
export type DoneItem = {
  readonly seq: number;
  readonly did: ItemOutcome;
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  readonly reasons: readonly ItemReason[] | null;
  readonly content: Content | null;
};

export function countsOf(items: readonly Pick<DoneItem, 'did'>[]): JobCounts {
  const counts: JobCounts = { ...NO_COUNTS };
  for (const { did } of items) counts[did]++;
  return counts;
}

/** Stores the result of the dry run for each item. A rejected item has its reasons. */
export async function saveExpected(tx: Tx, jobId: string, items: readonly DoneItem[]): Promise<void> {
  const rows = items.map(({ seq, did, reasons }) => ({ seq, did, reasons }));
  await tx.run`
    update change_item set expected = given.did, reasons = given.reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as given(seq int, did text, reasons jsonb)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}

/** Rejects items because of an earlier item, so that they do not run. */
export async function rejectLate(tx: Tx, jobId: string, late: ReadonlyMap<number, number>): Promise<void> {
  const rows = [...late].map(([seq, first]) => ({ seq, reasons: repeated(first) }));
  await tx.run`
    update change_item set state = 'rejected', expected = 'rejected', reasons = given.reasons
    from jsonb_to_recordset(${json(rows)}::jsonb) as given(seq int, reasons jsonb)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}

/**
 * Stores the results of items. The change of an applied item is deleted, because its record now has it. The change of a
 * rejected item is kept for the file of rejected rows.
 */
export async function saveResults(
  tx: Tx,
  jobId: string,
  items: readonly DoneItem[],
  images: { readonly before: ReadonlyMap<number, string>; readonly after: ReadonlyMap<number, string> },
): Promise<void> {
  const rows = items.map(({ seq, did, recordIds, personId, reasons, content }) => {
    const isApplied = did !== 'unchanged' && did !== 'rejected';
    return {
      ...{
        seq,
        recordIds,
        personId,
        reasons,
        content,
        state: isApplied ? 'applied' : did,
        did: isApplied ? did : null,
      },
      before: isApplied && did !== 'created' ? (images.before.get(seq) ?? null) : null,
      afterHash: isApplied ? (images.after.get(seq) ?? null) : null,
    };
  });
  await tx.run`
    update change_item set state = given.state, did = given.did, reasons = given.reasons, person_id = given."personId",
      record_ids = given."recordIds", before = given.before::jsonb, after_hash = given."afterHash",
      content = given.content,
      sealed = case when given.state = 'rejected' then change_item.sealed end
    from json_to_recordset(${json(rows)}::json) as given(seq int, state text, did text, reasons jsonb, content jsonb, "personId" uuid,
      "recordIds" uuid[], before text, "afterHash" text)
    where change_item.job_id = ${jobId} and change_item.seq = given.seq`;
}
