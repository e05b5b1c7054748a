// Tests the migration of a small old shop by its eight files: they have faults of every kind, and pass dry run, run,
// proof and undo.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateImportFile, PutImportPart, ReadImportFile } from '@toric/contracts/customer/imports/import-file.http';
import type { StaffRole } from '@toric/contracts/kernel/access';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import {
  GetMigration,
  ListMigrations,
  type MigrationStep,
  type MigrationView,
  PlanMigration,
  StartMigration,
  UndoMigration,
} from '@toric/contracts/customer/imports/migration.http';
import { GetTimeline } from '@toric/contracts/customer/timeline/timeline.http';
import { GetJob, GetRejectedRows, ListJobItems, ProveJob } from '@toric/contracts/jobs/job.http';
import { ListPastOrders } from '@toric/contracts/order/past-order.http';
import { until } from '../testing/test-stack.ts';
import { OLD_SHOP, type OldFile } from './old-shop.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let token: string;
let knownEmail: string;
beforeAll(async () => {
  shop = await openShop('migration');
  token = shop.staff.sales;
  const known = await shop.newBuyer();
  knownEmail = known.email;
  // an import trusts an e-mail only after its person has confirmed it
  await shop.rows('update customer.account set email_confirmed_at = now() where id = $1', [known.id]);
}, 120_000);
afterAll(() => shop?.close(), 60_000);

/**
 * Maps names to the tables whose rows an undo must leave as they were. Lots keep their ledger, so an empty lot stays
 * and is not compared.
 */
const TABLES: Readonly<Record<string, string>> = {
  ...{ account: 'customer.account', customer: 'customer.customer', address: 'customer.address' },
  ...{ names: 'customer.customer_name_token', numbers: 'customer.external_id', prescription: 'customer.prescription' },
  ...{ revision: 'customer.prescription_revision', supplier: 'catalog_inventory.supplier' },
  ...{ price: 'catalog_inventory.price', past: '"order".past_order_line' },
  lot: '(select id, on_hand, reserved, quarantined from catalog_inventory.lot where on_hand > 0)',
};

async function hashes(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, from] of Object.entries(TABLES)) {
    const [row] = await shop.rows<{ value: string | null }>(
      `select string_agg(t::text, E'\\n' order by t::text) as value from ${from} t`,
    );
    found[name] = createHash('sha256')
      .update(row?.value ?? '')
      .digest('hex');
  }
  return found;
}

const SENDERS: Partial<Record<ImportSubject, StaffRole>> = {
  ...{ suppliers: 'finance', prescriptions: 'optician', stock: 'warehouse' },
};
/**
 * Returns the token of the colleague who sends the files of this subject, because no role may send all files. Sales
 * plans the migration.
 */
const tokenOf = (subject: ImportSubject): string => shop.staff[SENDERS[subject] ?? 'sales'];

/** Sends a file of the old shop and maps its columns as the page does: as the shop proposes them. */
async function sendFile({ subject, text }: OldFile) {
  const token = tokenOf(subject);
  const bytes = new TextEncoder().encode(text);
  const body = { subject, name: `${subject}.csv`, size: bytes.length };
  const { id: fileId } = (await shop.api.call(CreateImportFile, { token, body })).body;
  const file = { type: 'application/octet-stream', bytes } as const;
  await shop.api.call(PutImportPart, { token, params: { fileId, part: 1 }, file });
  const reading = (await shop.api.call(ReadImportFile, { token, params: { fileId }, body: {} })).body;
  const { format, encoding, delimiter, hasHeading } = reading;
  const fields = reading.columns.map(({ field }) => field);
  expect([subject, fields]).toEqual([subject, fields.map(() => expect.any(String))]);
  const shape = { format, encoding, delimiter, hasHeading, dateOrder: 'year-month-day' as const };
  return { fileId, ...shape, mode: 'both' as const, fields };
}

async function untilState(id: string, ...states: string[]): Promise<MigrationView> {
  let seen: MigrationView | undefined;
  return until(
    `the migration is ${states.join(' or ')}`,
    async () => {
      const { body } = await shop.api.call(GetMigration, { token, params: { migrationId: id } });
      if (body.state === 'failed') throw new Error(`the migration failed: ${JSON.stringify(body.steps)}`);
      seen = body;
      return states.includes(body.state) ? body : undefined;
    },
    45_000,
  ).catch((error: unknown) => {
    throw new Error(`it is ${JSON.stringify(seen)}`, { cause: error });
  });
}

const stepOf = ({ steps }: MigrationView, subject: ImportSubject): MigrationStep => {
  const step = steps.find((one) => one.subject === subject);
  if (!step) throw new Error(`the migration has no file of ${subject}`);
  return step;
};

async function proofOf({ service, jobId, subject }: MigrationStep) {
  const body = { after: 0, read: '', stored: '' };
  return (await shop.api.call(ProveJob, { token: tokenOf(subject), params: { service, jobId: jobId ?? '' }, body }))
    .body;
}

let migration: MigrationView;
let before: Record<string, string>;

test('the dry run goes through all files, and resolves what an earlier file brings', async () => {
  before = await hashes();
  const files = [];
  for (const file of OLD_SHOP(knownEmail).toReversed()) files.push(await sendFile(file));
  const body = { source: 'old-shop', country: 'US', why: 'We took over the shop', files };
  const planned = (await shop.api.call(PlanMigration, { token, body })).body;
  expect(planned.steps.map(({ subject }) => subject)).toEqual(OLD_SHOP(knownEmail).map(({ subject }) => subject));
  migration = await untilState(planned.id, 'ready');
  for (const { subject, rows, rejected } of OLD_SHOP(knownEmail)) {
    const { total, expected } = stepOf(migration, subject);
    expect({ subject, total, rejected: expected?.rejected }).toEqual({ subject, total: rows, rejected });
  }
  expect(await hashes()).toEqual(before);
}, 180_000);

test('the run comes to what the dry run said, and each fault is named at its row', async () => {
  await shop.api.call(StartMigration, { token, params: { migrationId: migration.id } });
  migration = await untilState(migration.id, 'done');
  for (const { subject, rows, rejected, faults } of OLD_SHOP(knownEmail)) {
    const { service, jobId, expected, counts, total } = stepOf(migration, subject);
    expect({ subject, counts }).toEqual({ subject, counts: expected });
    const sum = counts && counts.created + counts.updated + counts.unchanged + counts.rejected;
    expect([subject, total, sum, counts?.rejected]).toEqual([subject, rows, rows, rejected]);
    const params = { service, jobId: jobId ?? '' };
    const { body } = await shop.api.call(ListJobItems, {
      token: tokenOf(subject),
      params,
      query: { state: 'rejected', limit: 100 },
    });
    expect([subject, body.data.map(({ row }) => row)]).toEqual([subject, faults]);
    for (const { reasons } of body.data) expect(reasons).not.toEqual([]);
  }
}, 180_000);

test('past orders are history: shown in the timeline, and without any effect', async () => {
  const [line] = await shop.rows<{ customerId: string; number: string }>(
    `select customer_id as "customerId", order_number as number from "order".past_order_line order by order_number limit 1`,
  );
  const params = { customerId: line?.customerId ?? '' };
  const { body } = await shop.api.call(ListPastOrders, { token, params });
  expect(body.data[0]).toMatchObject({ historical: true, status: 'closed', source: 'old-shop' });
  const timeline = (await shop.api.call(GetTimeline, { token, params, query: { limit: 100 } })).body.data;
  expect(timeline.map(({ kind }) => kind)).toContain('past-order');
  for (const table of ['"order".orders', 'payment.payment', 'catalog_inventory.reservation'])
    expect([table, await shop.rows(`select from ${table}`)]).toEqual([table, []]);
});

test('a price that needs two people became a proposal', async () => {
  const proposals = await shop.rows<{ status: string }>('select status from catalog_inventory.price_proposal');
  expect(proposals).toEqual([{ status: 'open' }]);
});

test('the proof: what was read is what is stored, in every file', async () => {
  for (const { subject, boxes, money } of OLD_SHOP(knownEmail)) {
    const { total, counts, equal, differing, read, stored, next } = await proofOf(stepOf(migration, subject));
    expect([subject, total]).toEqual([subject, counts.created + counts.updated + counts.unchanged + counts.rejected]);
    expect([subject, differing, equal, next]).toEqual([subject, [], read.rows, null]);
    expect([subject, stored]).toEqual([subject, read]);
    if (boxes !== undefined) expect([subject, stored.boxes]).toEqual([subject, boxes]);
    if (money !== undefined) expect([subject, stored.money]).toEqual([subject, money]);
  }
});

test('rejected rows of another service come back as a file', async () => {
  const { service, jobId } = stepOf(migration, 'stock');
  const answer = await shop.api.call(GetRejectedRows, {
    token: tokenOf('stock'),
    params: { service, jobId: jobId ?? '' },
  });
  const text = new TextDecoder().decode(answer.body.bytes);
  expect(text).toContain('Why it was rejected');
  expect(text).toContain('NOWHERE');
});

test('one undo takes all files back, and the tables are as before', async () => {
  const body = { why: 'The files were of last year' };
  await shop.api.call(UndoMigration, { token, params: { migrationId: migration.id }, body });
  migration = await untilState(migration.id, 'undone');
  expect(await hashes()).toEqual(before);
  const { data } = (await shop.api.call(ListMigrations, { token })).body;
  expect(data.map(({ id, state }) => [id, state])).toEqual([[migration.id, 'undone']]);
  for (const { service, undoJobId, subject } of migration.steps) {
    if (undoJobId === null) continue;
    const job = (await shop.api.call(GetJob, { token: tokenOf(subject), params: { service, jobId: undoJobId } })).body;
    expect(job).toMatchObject({ state: 'done', counts: { rejected: 0 } });
  }
}, 180_000);
