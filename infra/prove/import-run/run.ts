import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateImportFile, PlanImport, PutImportPart } from '@toric/contracts/customer/imports/import-file.http';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { GetJob, type JobView, StartJob, UndoJob } from '@toric/contracts/jobs/job.http';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { PASSWORD, type Shop } from '../e2e/shop.ts';
import { customersFile, type MadeFile, prescriptionsFile } from './files.ts';

type Run = { readonly rows: number; readonly seed: number; readonly isKilled: boolean };
type Importer = 'sales' | 'optician';
type Three = [number, number, number];

/**
 * Lists the tables that any work of the service writes, or that are derived from other tables. An undo of the import
 * must leave all other tables as they were.
 */
const WRITTEN_MEANWHILE = [
  ...['change_job', 'change_item', 'change_item_key', 'change_record', 'change_seal', 'change_unsealed'],
  ...['outbox', 'inbox', 'aggregate_version', 'effect', 'idempotent_reply', 'access_log', '_prisma_migrations'],
  // these tables are left out, because staff may sign in again during a long run
  ...['session', 'refresh_token', 'security_event', 'sign_in_guard', 'ask_quota', 'known_device', 'second_factor'],
  ...['import_mapping', 'task_scan', 'staff_notice', 'fact_confirmation', 'customer_segment'],
  ...['duplicate_block', 'duplicate_indexed', 'duplicate_pair', 'duplicate_progress'],
  ...['quality_check', 'quality_break', 'quality_count', 'quality_day', 'quality_progress'],
];
/** Maps a table to the condition for the rows that are compared. All rows of any other table are compared. */
const COMPARED = new Map([
  // a job keeps a data key that seals its items until the job can no longer be undone
  ['data_key', 'where t.customer_id not in (select id from customer.change_job)'],
  // staff who sign in again during a long run get a link in a mail
  ['account_link', 'where t.account_id in (select id from customer.customer)'],
]);
const PLAN = {
  format: 'csv',
  encoding: 'utf-8',
  delimiter: 'comma',
  hasHeading: true,
  dateOrder: 'year-month-day',
  country: 'US',
  mode: 'both',
  source: 'import-run',
} as const;
const LOOK_MS = 250;
/** States the time after which a person signs in again, in ms. An access token expires after ten minutes. */
const SIGN_IN_MS = 8 * 60_000;

/**
 * Imports the files, kills the service meanwhile, undoes the imports and compares the tables. Returns the faults that
 * it found.
 */
export async function importRun(shop: Shop, { rows, seed, isKilled }: Run): Promise<string[]> {
  const faults: string[] = [];
  const tokenOf = tokens(shop);
  const before = await tablesOf(shop);
  const customers = await importFile(shop, {
    subject: 'customers',
    by: 'sales',
    file: customersFile(rows, seed),
    tokenOf,
    isKilled,
  });
  const prescribed = await importFile(shop, {
    subject: 'prescriptions',
    by: 'optician',
    file: prescriptionsFile(rows, seed),
    tokenOf,
    isKilled,
  });
  faults.push(...customers.faults, ...prescribed.faults);
  await undo(shop, { id: prescribed.job.id, by: 'optician', tokenOf });
  await undo(shop, { id: customers.job.id, by: 'sales', tokenOf });
  const after = await tablesOf(shop);
  faults.push(
    ...[...after].flatMap(([table, hash]) => (before.get(table) === hash ? [] : [`${table} differs after the undo`])),
  );
  console.log(`compared ${after.size} tables`);
  return faults;
}

export type TokenOf = (by: Importer) => Promise<string>;

/** Returns a function that returns tokens, and signs in again before a token expires. */
export function tokens(shop: Shop): TokenOf {
  const known = new Map<Importer, { token: string; at: number }>();
  return async (by) => {
    const last = known.get(by) ?? { token: shop.staff[by], at: Date.now() };
    const isOld = Date.now() - last.at > SIGN_IN_MS;
    const token = isOld ? await signInStaff(shop.api, { email: `${by}@shop.example`, password: PASSWORD }) : last.token;
    known.set(by, { token, at: isOld ? Date.now() : last.at });
    return token;
  };
}

export type Importing = {
  readonly subject: ImportSubject;
  readonly by: Importer;
  readonly file: MadeFile;
  readonly tokenOf: TokenOf;
  readonly isKilled: boolean;
};

export async function importFile(
  shop: Shop,
  { subject, by, file, tokenOf, isKilled }: Importing,
): Promise<{ job: JobView; faults: string[] }> {
  const rows = file.bytes.toString().split('\n').length - 2;
  const begun = Date.now();
  const fileId = await send(shop, { subject, by, file, tokenOf });
  const sent = Date.now();
  const body = { ...PLAN, fields: [...file.fields] };
  const { id } = (await shop.api.call(PlanImport, { params: { fileId }, body, token: await tokenOf(by) })).body;
  const token = () => tokenOf(by);
  const killing = { id, token, rows: 0.4 * rows };
  if (isKilled) await killAt(shop, { ...killing, state: 'checking' });
  await reach(shop, { id, token, states: ['ready'] });
  const checked = Date.now();
  await shop.api.call(StartJob, { params: place(id), token: await token() });
  if (isKilled) await killAt(shop, { ...killing, state: 'running' });
  const job = await reach(shop, { id, token, states: ['done', 'failed', 'cancelled'] });
  const [sendS, checkS, runS] = [sent - begun, checked - sent, Date.now() - checked].map((ms) => ms / 1_000) as Three;
  const mib = Math.round(peakKib(shop) / 1_024);
  const rate = Math.round(rows / (sendS + checkS + runS));
  console.log(
    `${subject}: ${rows} rows, sent in ${sendS.toFixed(1)} s, checked in ${checkS.toFixed(1)} s, run in ${runS.toFixed(1)} s, ${rate} rows a second, peak of the service since its last start ${mib} MiB`,
  );
  return { job, faults: faultsOf(job, rows, file.faulty) };
}

function faultsOf({ kind, state, total, counts }: JobView, rows: number, faulty: number): string[] {
  const { created, updated, unchanged, rejected } = counts;
  console.log(`  ${state}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected`);
  return [
    ...(state === 'done' ? [] : [`${kind} ended as ${state}`]),
    ...(total === rows ? [] : [`${kind}: ${total} of ${rows} rows were read`]),
    ...(created + updated + unchanged + rejected === rows ? [] : [`${kind}: the counts do not add up to ${rows}`]),
    ...(rejected === faulty ? [] : [`${kind}: ${rejected} rows were rejected, and ${faulty} have a fault`]),
  ];
}

async function send(shop: Shop, { subject, by, file, tokenOf }: Omit<Importing, 'isKilled'>): Promise<string> {
  const { bytes } = file;
  const announced = { subject, name: `${subject}.csv`, size: bytes.length };
  const { id, parts, partBytes } = (
    await shop.api.call(CreateImportFile, { body: announced, token: await tokenOf(by) })
  ).body;
  for (let part = 1; part <= parts; part++) {
    const piece = new Uint8Array(bytes.subarray((part - 1) * partBytes, part * partBytes));
    const content = { type: 'application/octet-stream', bytes: piece };
    await shop.api.call(PutImportPart, { params: { fileId: id, part }, file: content, token: await tokenOf(by) });
  }
  return id;
}

const place = (jobId: string) => ({ service: 'customer' as const, jobId });

type Looking = { readonly id: string; readonly token: () => Promise<string> };

/** Reads the job of an import. Returns undefined while the service is not running. */
const look = async (shop: Shop, { id, token }: Looking): Promise<JobView | undefined> =>
  orUndefined(token().then((own) => shop.api.call(GetJob, { params: place(id), token: own }).then(({ body }) => body)));

async function reach(shop: Shop, { states, ...looking }: Looking & { states: readonly string[] }): Promise<JobView> {
  for (;;) {
    const job = await look(shop, looking);
    if (job && states.includes(job.state)) return job;
    if (job?.state === 'failed') throw new Error(`the job failed: ${job.failure?.en ?? ''}`);
    await pause(LOOK_MS);
  }
}

/**
 * Kills the service with SIGKILL when this number of rows in the present phase of the job are done. A phase that ends
 * sooner is not disturbed.
 */
async function killAt(
  shop: Shop,
  { rows, state, ...looking }: Looking & { rows: number; state: string },
): Promise<void> {
  for (;;) {
    const job = await look(shop, looking);
    if (job && job.state !== state && job.state !== 'planned') return;
    if (job?.state === state && (job.progress?.done ?? 0) >= rows) break;
    await pause(50);
  }
  const { customer } = shop.system.children;
  await customer.kill();
  await customer.ready();
  console.log(`  killed while ${state}`);
}

async function undo(shop: Shop, { id, by, tokenOf }: { id: string; by: Importer; tokenOf: TokenOf }): Promise<void> {
  const begun = Date.now();
  const body = { why: 'The run compares the tables' };
  const planned = (await shop.api.call(UndoJob, { params: place(id), body, token: await tokenOf(by) })).body;
  const looking = { id: planned.id, token: () => tokenOf(by) };
  await reach(shop, { ...looking, states: ['ready'] });
  await shop.api.call(StartJob, { params: place(planned.id), token: await tokenOf(by) });
  const { counts } = await reach(shop, { ...looking, states: ['done'] });
  console.log(
    `undo: ${counts.removed} removed, ${counts.rejected} rejected, in ${((Date.now() - begun) / 1_000).toFixed(1)} s`,
  );
}

/** Returns, for each table of the customer service, a digest of the digests of its rows. */
async function tablesOf(shop: Shop): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  const tables = await shop.rows<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'customer' and table_type = 'BASE TABLE' and table_name <> all($1) order by 1`,
    [WRITTEN_MEANWHILE],
  );
  for (const { name } of tables) {
    const rows = `select md5(t::text) as digest from customer."${name}" t ${COMPARED.get(name) ?? ''}`;
    const [row] = await shop.rows<{ digest: string | null }>(
      `select md5(string_agg(digest, '' order by digest)) as digest from (${rows}) d`,
    );
    digests.set(name, row?.digest ?? '');
  }
  return digests;
}

/** Returns the peak memory of the customer service's process in KiB. Only Linux reports it. */
function peakKib({ system }: Shop): number {
  const { pid } = system.children.customer;
  if (pid === undefined) return 0;
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
