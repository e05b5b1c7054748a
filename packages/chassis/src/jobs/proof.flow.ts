/** Proves a job: compares the contents that its items wanted with the contents that are stored now. */
import { createHash } from 'node:crypto';
import type { JobProof, ProofChain } from '@toric/contracts/jobs/job.http';
import type { Tx } from '@toric/messaging/sql';
import type { Job } from './job.ts';
import type { Content, OpenKind } from './job-kind.ts';
import { jobOf } from './page.flow.ts';

/** Limits the items that are read at once, and the items that one answer proves. */
const AT_ONCE = 1_000;
const IN_ANSWER = 20_000;
const NAMED_AT_MOST = 100;

type Context = { readonly tx: Tx; readonly now: Date; readonly newId: () => string };
type Proven = { readonly seq: number; readonly recordIds: readonly string[]; readonly content: Content };
type Sums = { hash: string; rows: number; boxes: number; money: Map<string, number> };

const sumsOf = (hash: string): Sums => ({ hash, rows: 0, boxes: 0, money: new Map() });

/** Adds a row to the hash chain of a proof. Each hash covers all rows before it. */
function add(sums: Sums, seq: number, { digest, boxes = 0, amount, currency }: Content): void {
  sums.hash = createHash('sha256').update(`${sums.hash}\n${seq}:${digest}`).digest('hex');
  sums.rows++;
  sums.boxes += boxes;
  if (amount !== undefined && currency !== undefined)
    sums.money.set(currency, (sums.money.get(currency) ?? 0) + amount);
}

const shown = ({ money, ...sums }: Sums) => ({
  ...sums,
  money: [...money].map(([currency, amount]) => ({ currency, amount })),
});

const findItems = (tx: Tx, jobId: string, after: number): Promise<Proven[]> =>
  tx.many<Proven>`
    select seq, record_ids, content from change_item
    where job_id = ${jobId} and seq > ${after} and state in ('applied', 'unchanged') and content is not null
    order by seq limit ${AT_ONCE}::int`;

/** Compares the items of a job after the given place. The next call continues at `next`. */
export async function proveItems(
  context: Context,
  kind: OpenKind,
  job: Job,
  { after, read: readSoFar, stored: storedSoFar }: ProofChain,
): Promise<JobProof> {
  const [read, stored] = [sumsOf(readSoFar), sumsOf(storedSoFar)];
  const differing: number[] = [];
  let [at, equal, ended] = [after, 0, false];
  while (!ended && read.rows < IN_ANSWER) {
    const items = await findItems(context.tx, job.id, at);
    const ids = items.flatMap(({ recordIds: [id] }) => id ?? []);
    const found = (await kind.readBack?.(ids, { ...context, job: jobOf(job) })) ?? new Map<string, Content>();
    for (const {
      seq,
      recordIds: [id = ''],
      content,
    } of items) {
      const now = found.get(id);
      add(read, seq, content);
      if (now) add(stored, seq, now);
      if (now?.digest === content.digest) equal++;
      else differing.push(seq);
    }
    at = items.at(-1)?.seq ?? at;
    ended = items.length < AT_ONCE;
  }
  return {
    ...{ total: job.sourced, counts: job.counts, equal, differing: differing.slice(0, NAMED_AT_MOST) },
    ...{ read: shown(read), stored: shown(stored), next: ended ? null : at },
  };
}
