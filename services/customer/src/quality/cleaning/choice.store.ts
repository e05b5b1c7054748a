/** Reads and writes the choices that people make in a cleaning, and reads its proposals. */
import { changeOf } from '@toric/chassis/jobs/item.store';
import { keyringFor } from '@toric/chassis/data/data-key.store';
import type { Vault } from '@toric/chassis/data/vault';
import { type AnyJobKind, opened } from '@toric/chassis/jobs/job-kind';
import type { Tx } from '@toric/messaging/sql';
import { CleaningChange } from './cleaning-plan.ts';

/** Holds the row number under which a choice is stored that is about all rows without a choice of their own. */
const ALL_ROWS = 0;

type Cleaning = { readonly state: string; readonly isStarted: boolean };

/**
 * Locks a cleaning. Returns undefined if it does not exist, or if the job is the undo of a cleaning, because an undo
 * has no proposals.
 */
export const lockCleaning = (tx: Tx, jobId: string): Promise<Cleaning | undefined> =>
  tx.maybe<Cleaning>`
    select state, started_at is not null as is_started from change_job
    where id = ${jobId} and kind = 'customer-cleaning' and undo_of is null for share`;

/** Stores a choice about these rows, or about all rows. */
export async function saveChoice(
  tx: Tx,
  jobId: string,
  { rows, isChosen }: { rows?: readonly number[] | undefined; isChosen: boolean },
) {
  if (rows === undefined) await tx.run`delete from cleaning_choice where job_id = ${jobId}`;
  await tx.run`
    insert into cleaning_choice (job_id, "row", is_chosen)
    select ${jobId}::uuid, seq, ${isChosen}::boolean from unnest(${[...new Set(rows ?? [ALL_ROWS])]}::int[]) as given(seq)
    on conflict (job_id, "row") do update set is_chosen = excluded.is_chosen`;
}

/** Returns those of the given rows that people excluded from the cleaning. */
export async function findLeftOut(tx: Tx, jobId: string, rows: readonly number[]): Promise<ReadonlySet<number>> {
  const out = await tx.many<{ seq: number }>`
    select seq from unnest(${rows}::int[]) as given(seq)
    where not coalesce((select is_chosen from cleaning_choice c where c.job_id = ${jobId} and c."row" = seq),
      (select is_chosen from cleaning_choice c where c.job_id = ${jobId} and c."row" = ${ALL_ROWS}), true)`;
  return new Set(out.map(({ seq }) => seq));
}

export async function forgetChoices(tx: Tx, jobId: string): Promise<void> {
  await tx.run`delete from cleaning_choice where job_id = ${jobId}`;
}

type Item = {
  readonly seq: number;
  readonly personId: string;
  readonly open: unknown;
  readonly sealed: string | null;
};
export type Proposal = { readonly row: number; readonly customerId: string; readonly change: CleaningChange };

/** Returns the proposals of a cleaning after this row that are not carried out yet, in the order of their rows. */
export async function findProposals(
  tx: Tx,
  { vault, kind }: { vault: Vault; kind: AnyJobKind },
  { jobId, after, most }: { jobId: string; after: number; most: number },
): Promise<Proposal[]> {
  const items = await tx.many<Item>`
    select seq, person_id, open, sealed from change_item
    where job_id = ${jobId} and state = 'planned' and sealed is not null and seq > ${after} order by seq limit ${most}::int`;
  if (items.length === 0) return [];
  const keys = await keyringFor(tx, vault, jobId);
  return items.map((item) => ({
    ...{ row: item.seq, customerId: item.personId },
    change: CleaningChange.parse(changeOf(opened(kind), keys, jobId, item)),
  }));
}

/** Returns the names of these customers, still encrypted. */
export const findSealedNames = (tx: Tx, ids: readonly string[]): Promise<{ id: string; sealed: string }[]> =>
  tx.many<{ id: string; sealed: string }>`
    select id, sealed from customer where id = any(${ids}::uuid[]) and erased_at is null`;
