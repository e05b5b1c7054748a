// Tests the imports of suppliers, prices and stock: dry run, run, proof and undo. Another service sends the rows.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import { ImportMoved, NoteImport } from '@toric/contracts/customer/imports/import.messages';
import type { ImportField, ImportSubject } from '@toric/contracts/customer/imports/import-field';
import type { JobView } from '@toric/contracts/jobs/job.http';
import type { Role } from '@toric/contracts/kernel/access';
import { feedImport } from '@toric/infra/prove/testing/feed-import';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CatalogStack, catalogStack, must, nextId } from '../catalog-stack.ts';
import { recallShop } from '../recall/recall-shop.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop?.stop());

const ROLE: Partial<Record<ImportSubject, Role>> = { suppliers: 'finance', prices: 'sales', stock: 'warehouse' };
type File = {
  readonly subject: ImportSubject;
  readonly fields: readonly ImportField[];
  readonly rows: readonly string[];
};

const path = (id: string) => `/jobs/catalog-inventory/${id}`;
const untilState = (id: string, role: Role, state: string): Promise<JobView> =>
  until(`the job is ${state}`, async () => {
    const { body } = await shop.get(path(id), role);
    return body.state === state ? body : undefined;
  });
const items = async (id: string, role: Role) => (await shop.get(`${path(id)}/items?limit=100`, role)).body.data;

async function dryRun({ subject, fields, rows }: File): Promise<JobView> {
  const fed = rows.map((row): FedRow => ({ cells: row.split(',') }));
  const actorId = nextId();
  const id = await feedImport(shop.stack, { service: 'catalog-inventory', subject, fields, rows: fed, actorId });
  return untilState(id, ROLE[subject] ?? 'sales', 'ready');
}

async function run(file: File): Promise<JobView> {
  const { id, expected } = await dryRun(file);
  const role = ROLE[file.subject] ?? 'sales';
  must(await shop.post(`${path(id)}/start`, {}, role), 202);
  const job = await untilState(id, role, 'done');
  expect(job.counts).toEqual(expected);
  return job;
}

async function undo(id: string, role: Role): Promise<JobView> {
  const body = { why: 'A test takes it back', overwrite: false };
  const { id: undoId } = must<{ id: string }>(await shop.post(`${path(id)}/undo`, body, role), 201);
  await untilState(undoId, role, 'ready');
  must(await shop.post(`${path(undoId)}/start`, {}, role), 202);
  return untilState(undoId, role, 'done');
}

const prove = async (id: string, role: Role) => must<Proof>(await shop.post(`${path(id)}/proof`, {}, role), 200);
type Sums = { hash: string; rows: number; boxes: number; money: object[] };
type Proof = { equal: number; differing: number[]; read: Sums; stored: Sums };

const rowsOf = async (sql: string, ...values: unknown[]) => (await shop.stack.admin.query(sql, values)).rows;
const gtinOf = async (packId: string): Promise<string> =>
  (await rowsOf('select gtin from catalog_inventory.pack where id = $1', packId))[0].gtin;

const SUPPLIER: readonly ImportField[] = ['code', 'name', 'currency', 'leadTimeDays', 'line1', 'city', 'postalCode'];

test('suppliers are added, changed, left alone and rejected, and an undo takes them back', async () => {
  const suppliers = () => rowsOf('select to_jsonb(s) as row from catalog_inventory.supplier s order by id');
  await run({
    subject: 'suppliers',
    fields: SUPPLIER,
    rows: ['KNOWN,Known,USD,7,1 Road,Boston,02108', 'SAME,Same,USD,7,2 Road,Boston,02108'],
  });
  const before = await suppliers();
  const job = await run({
    ...{ subject: 'suppliers', fields: SUPPLIER },
    rows: [
      'FRESH,Fresh,USD,5,3 Road,Boston,02108',
      'KNOWN,Known better,,,,,',
      'SAME,Same,USD,7,2 Road,Boston,02108',
      'KNOWN,Twice,,,,,',
      'EURO,Bad zip,EUR,7,4 Road,Boston,ABC',
    ],
  });
  expect(job).toMatchObject({ total: 5, counts: { created: 1, updated: 1, unchanged: 1, rejected: 2 } });
  const proof = await prove(job.id, 'finance');
  expect(proof).toMatchObject({ equal: 3, differing: [] });
  expect(proof.stored).toEqual(proof.read);
  expect(await undo(job.id, 'finance')).toMatchObject({ counts: { removed: 1, updated: 1, rejected: 0 } });
  expect(await suppliers()).toEqual(before);
  expect((await shop.stack.emitted('catalog-inventory', NoteImport)).map(({ jobId }) => jobId)).toContain(job.id);
});

const PRICE: readonly ImportField[] = ['gtin', 'market', 'amount', 'currency', 'taxRate'];

test('prices within the limits hold at once, and a low one becomes a proposal', async () => {
  const { packId } = await shop.offer();
  const gtin = await gtinOf(packId);
  const prices = () =>
    rowsOf(
      'select market, currency, amount, tax_rate from catalog_inventory.price where pack_id = $1 order by market',
      packId,
    );
  const before = await prices();
  const job = await run({
    ...{ subject: 'prices', fields: PRICE },
    rows: [
      `${gtin},US,70.00,USD,0`,
      `${gtin},GB,0.10,GBP,20`,
      `${gtin},DE,60.00,EUR,19`,
      '02000000009995,US,1.00,USD,0',
    ],
  });
  expect(job.counts).toMatchObject({ updated: 1, created: 2, rejected: 1 });
  expect(await prices()).toMatchObject([
    { market: 'DE', amount: 6000 },
    { market: 'US', amount: 7000 },
  ]);
  const proposals = () => rowsOf('select status, prices from catalog_inventory.price_proposal');
  expect(await proposals()).toMatchObject([{ status: 'open', prices: [{ market: 'GB', after: { amount: 10 } }] }]);
  const proof = await prove(job.id, 'sales');
  expect(proof).toMatchObject({ equal: 3, differing: [] });
  expect(proof.stored.money).toEqual(proof.read.money);
  expect(await undo(job.id, 'sales')).toMatchObject({ counts: { updated: 1, removed: 2, rejected: 0 } });
  expect(await prices()).toEqual(before);
  expect(await proposals()).toMatchObject([{ status: 'rejected' }]);
});

const STOCK: readonly ImportField[] = [
  ...(['warehouseCode', 'gtin', 'lotNumber', 'expiresOn', 'quantity'] as const),
  ...(['baseCurve', 'diameter', 'sphere'] as const),
];

test('lots enter the ledger as opening stock, and leave it again unless boxes were sold', async () => {
  const [{ packId, lensId }, { code, id: warehouseId }] = [await shop.offer(), await shop.warehouse()];
  const gtin = await gtinOf(packId);
  const row = (lot: string, boxes: number, sphere = -2) =>
    `${code},${gtin},${lot},2031-06-30,${boxes},8.6,14,${sphere}`;
  const file = (...rows: string[]): File => ({ subject: 'stock', fields: STOCK, rows });
  const job = await run(
    file(row('SOLD', 5), row('KEPT', 7), row('KEPT', 7), row('ODD', 1, -0.3), `NO,${gtin},X,2031-06-30,1,8.6,14,-2`),
  );
  expect(job.counts).toMatchObject({ created: 2, rejected: 3 });
  const onHand = () =>
    rowsOf(
      'select lot_number, on_hand from catalog_inventory.lot where warehouse_id = $1 order by lot_number',
      warehouseId,
    );
  expect(await onHand()).toEqual([
    { lot_number: 'KEPT', on_hand: 7 },
    { lot_number: 'SOLD', on_hand: 5 },
  ]);
  const proof = await prove(job.id, 'warehouse');
  expect(proof).toMatchObject({ equal: 2, differing: [], stored: { boxes: 12 }, read: { boxes: 12 } });
  expect((await dryRun(file(row('SOLD', 5), row('KEPT', 8)))).expected).toMatchObject({ unchanged: 1, rejected: 1 });
  const [sold] = await rowsOf(
    `select id from catalog_inventory.lot where lot_number = 'SOLD' and lens_id = $1`,
    lensId,
  );
  must(await shop.post(`/lots/${sold.id}/discards`, { quantity: 1, reason: 'damaged' }), 201);
  const taken = await undo(job.id, 'warehouse');
  expect(taken.counts).toMatchObject({ removed: 1, rejected: 1 });
  expect(JSON.stringify(await items(taken.id, 'warehouse'))).toContain('lot SOLD');
  expect(await onHand()).toEqual([
    { lot_number: 'KEPT', on_hand: 0 },
    { lot_number: 'SOLD', on_hand: 4 },
  ]);
  const [sums] = await rowsOf(
    `select lot.on_hand = sum(on_hand_change) as fits from catalog_inventory.lot
     join catalog_inventory.stock_ledger on lot_id = lot.id where lot.id = $1 group by lot.id`,
    sold.id,
  );
  expect(sums).toEqual({ fits: true });
});

test('a recalled lot never enters the stock by a file', async () => {
  const { packId, productId } = await shop.offer();
  const { code, id: warehouseId } = await shop.warehouse();
  must(await recallShop(shop).issue([{ productIds: [productId], lots: ['RECALLED'] }]), 201);
  const gtin = await gtinOf(packId);
  const rows = [`${code},${gtin},RECALLED,2031-06-30,5,8.6,14,-2`, `${code},${gtin},GOOD,2031-06-30,5,8.6,14,-2`];
  const job = await run({ subject: 'stock', fields: STOCK, rows });
  expect(job.counts).toMatchObject({ created: 1, rejected: 1 });
  expect(await rowsOf('select lot_number from catalog_inventory.lot where warehouse_id = $1', warehouseId)).toEqual([
    { lot_number: 'GOOD' },
  ]);
});

test('a job is stopped and started by messages, and messages for other services change nothing', async () => {
  const { id } = await dryRun({
    subject: 'suppliers',
    fields: SUPPLIER,
    rows: ['MSG,Message,USD,5,3 Road,Boston,02108'],
  });
  const moved = { jobId: id, actorId: nextId(), plan: null, startsItself: false, undoOf: null };
  await shop.stack.deliver(ImportMoved, ImportMoved({ ...moved, service: 'order', move: 'cancel' }));
  await shop.stack.deliver(ImportMoved, ImportMoved({ ...moved, service: 'catalog-inventory', move: 'start' }));
  expect(await untilState(id, 'finance', 'done')).toMatchObject({ counts: { created: 1 } });
  const undoId = nextId();
  const back = { ...moved, jobId: undoId, service: 'catalog-inventory' as const, move: 'undo' as const, undoOf: id };
  await shop.stack.deliver(ImportMoved, ImportMoved(back));
  await shop.stack.deliver(ImportMoved, ImportMoved(back));
  expect(await untilState(undoId, 'finance', 'done')).toMatchObject({ counts: { removed: 1 } });
});
