/** Reads jobs for the API. */
import type { ItemOutcome, ItemState, JobDeed, JobState } from '@toric/contracts/jobs/job-kind';
import type { Read } from '@toric/messaging/sql';
import { type Cursor, decodeCursor, type PageRows, withTotal } from '../data/cursor.ts';
import type { WrappedKey } from '../data/vault.ts';
import type { Job } from './job.ts';
import type { ItemReason } from './job-kind.ts';

type Page = {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly count?: 'true' | 'false' | undefined;
};
export type ShownJob = Job & { readonly undoneBy: string | null };

const SHOWN = `j.*, (select u.id from change_job u where u.undo_of = j.id order by u.created_at desc limit 1) as undone_by`;

export async function readJob(read: Read, id: string): Promise<ShownJob | undefined> {
  const [job] = await read<ShownJob>({ text: `select ${SHOWN} from change_job j where j.id = $1`, values: [id] });
  return job;
}

type JobFilter = { readonly kinds: readonly string[]; readonly state?: JobState | undefined };

/** Returns at most `limit` + 1 jobs of these kinds, newest first. The extra job shows that another page follows. */
export async function readJobs(
  read: Read,
  { kinds, state }: JobFilter,
  page: Page,
): Promise<PageRows<Cursor & { job: ShownJob }>> {
  const from = decodeCursor(page.cursor);
  const where = 'where j.kind = any($1::text[]) and ($2::text is null or j.state = $2)';
  const rows = await read<ShownJob>({
    text: `select ${SHOWN} from change_job j ${where}
      and ($3::uuid is null or (j.created_at, j.id) < ($4::timestamptz, $3::uuid))
      order by j.created_at desc, j.id desc limit $5`,
    values: [kinds, state ?? null, from?.id ?? null, from?.createdAt ?? null, page.limit + 1],
  });
  return withTotal(
    page,
    rows.map((job) => ({ createdAt: job.createdAt, id: job.id, job })),
    async ({ take }) => {
      const [counted] = await read<{ count: number }>({
        text: `select count(*) from (select from change_job j ${where} limit $3) counted`,
        values: [kinds, state ?? null, take],
      });
      return counted?.count ?? 0;
    },
  );
}

export type ItemRow = {
  readonly seq: number;
  readonly recordIds: readonly string[];
  readonly personId: string | null;
  readonly state: ItemState;
  readonly did: JobDeed | null;
  readonly expected: ItemOutcome | null;
  readonly reasons: readonly ItemReason[] | null;
  readonly open: unknown;
  readonly sealed: string | null;
};
type ItemFilter = { readonly state?: ItemState | undefined; readonly expected?: ItemOutcome | undefined };

/** Returns items of a job after a row, in their order, without their images. */
export const readItems = (
  read: Read,
  jobId: string,
  { state, expected }: ItemFilter,
  { after, most }: { after: number; most: number },
): Promise<ItemRow[]> =>
  read<ItemRow>({
    text: `select seq, record_ids, person_id, state, did, expected, reasons, open, sealed from change_item
      where job_id = $1 and ($2::text is null or state = $2) and ($3::text is null or expected = $3) and seq > $4
      order by seq limit $5`,
    values: [jobId, state ?? null, expected ?? null, after, most],
  });

export async function countItems(read: Read, jobId: string, filter: ItemFilter, atMost: number): Promise<number> {
  const [counted] = await read<{ count: number }>({
    text: `select count(*) from (select from change_item where job_id = $1 and ($2::text is null or state = $2)
      and ($3::text is null or expected = $3) limit $4) counted`,
    values: [jobId, filter.state ?? null, filter.expected ?? null, atMost],
  });
  return counted?.count ?? 0;
}

/**
 * Returns the rejected items after a row. If the job has run, these are the items that the run rejected, otherwise
 * those of the dry run.
 */
export const readRejected = (read: Read, jobId: string, after: number, most: number): Promise<ItemRow[]> =>
  read<ItemRow>({
    text: `select seq, record_ids, person_id, state, did, expected, reasons, open, sealed from change_item
      where job_id = $1 and (state = 'rejected' or (state = 'planned' and expected = 'rejected')) and seq > $2
      order by seq limit $3`,
    values: [jobId, after, most],
  });

export const readJobKeys = (read: Read, id: string): Promise<WrappedKey[]> =>
  read<WrappedKey>({ text: 'select customer_id, version, wrapped from data_key where customer_id = $1', values: [id] });
