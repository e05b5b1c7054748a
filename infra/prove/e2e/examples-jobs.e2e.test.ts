// Tests the examples of jobs: a file is imported, its rejected rows are fetched, and the import is undone.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetJob } from '@toric/contracts/jobs/job.http';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('jobs');
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const jobPath = (jobId: string) => ({ service: 'customer' as const, jobId });
const untilState = (id: string, state: string) =>
  until(`the job is ${state}`, async () => {
    const { body } = await shop.api.call(GetJob, { params: jobPath(id), token: shop.staff.sales });
    return body.state === state ? body : undefined;
  });

test('a file is imported, and the import is undone', async () => {
  const { sales: token, auditor } = shop.staff;
  const { id: fileId } = await send('createImportFile', { token });
  const path = { fileId };
  await send('putImportPart', { token, path: { ...path, part: '1' }, file: { type: 'application/octet-stream' } });
  expect(await send('getImportFile', { token, path })).toMatchObject({ missingParts: [], size: 43 });
  expect(await send('readImportFile', { token, path })).toMatchObject({ format: 'csv', delimiter: 'comma' });
  const { id } = await send('planImport', { token, path });
  await untilState(id, 'ready');
  const job = { token, path: jobPath(id) };
  expect(await send('startJob', job)).toMatchObject({ state: 'running' });
  expect(await untilState(id, 'done')).toMatchObject({ total: 1, counts: { created: 1, rejected: 0 } });
  expect(await send('proveJob', job)).toMatchObject({ equal: 1, differing: [] });
  expect(await send('getJob', { ...job, token: auditor })).toMatchObject({ kind: 'customer-import' });
  expect((await send('listJobItems', job))['data']).toMatchObject([{ row: 1, did: 'created' }]);
  const { id: undo } = await send('undoJob', job);
  expect(await untilState(undo, 'ready')).toMatchObject({ undoOf: id, expected: { removed: 1 } });
  expect(await send('cancelJob', { token, path: jobPath(undo) })).toMatchObject({ state: 'cancelled' });
  expect(itemsOf(await send('listJobs', { token })).map((one) => one.id)).toEqual([undo, id]);
});

test('an old shop is migrated, and the migration is undone', async () => {
  const { sales: token } = shop.staff;
  const { id: fileId } = await send('createImportFile', { token });
  const bytes = new TextEncoder().encode('externalId,givenName,familyName\n2,Eva,Lima\n');
  const file = { type: 'application/octet-stream', bytes };
  await send('putImportPart', { token, path: { fileId, part: '1' }, file });
  const planned = await send('planMigration', { token, ids: { '0197a000-0000-7000-8000-0000000000d2': fileId } });
  const path = { migrationId: planned.id };
  const untilMoved = (state: string) =>
    until(`the migration is ${state}`, async () => {
      const migration = await send('getMigration', { token, path });
      return migration['state'] === state ? migration : undefined;
    });
  await untilMoved('ready');
  expect(await send('startMigration', { token, path })).toMatchObject({ state: 'running' });
  await untilMoved('done');
  expect(await send('undoMigration', { token, path })).toMatchObject({ state: 'undoing' });
  await untilMoved('undone');
  expect(itemsOf(await send('listMigrations', { token })).map(({ id }) => id)).toEqual([planned.id]);
});

test('a migration is stopped', async () => {
  const { sales: token } = shop.staff;
  const { id: fileId } = await send('createImportFile', { token });
  const file = { type: 'application/octet-stream' };
  await send('putImportPart', { token, path: { fileId, part: '1' }, file });
  const { id } = await send('planMigration', { token, ids: { '0197a000-0000-7000-8000-0000000000d2': fileId } });
  expect(await send('cancelMigration', { token, path: { migrationId: id } })).toMatchObject({ state: 'cancelled' });
});

test('past orders of a customer are listed', async () => {
  const customerId = '0197a000-0000-7000-8000-00000000000c';
  expect(itemsOf(await send('listPastOrders', { token: shop.staff.sales, path: { customerId } }))).toEqual([]);
});

test('rejected rows come back as a file', async () => {
  const { sales: token } = shop.staff;
  const { id: fileId } = await send('createImportFile', { token });
  const bytes = new TextEncoder().encode('externalId,givenName,familyName\n1,Ana\n2,A,B');
  const file = { type: 'application/octet-stream', bytes };
  await send('putImportPart', { token, path: { fileId, part: '1' }, file });
  const { id } = await send('planImport', { token, path: { fileId } });
  expect(await untilState(id, 'ready')).toMatchObject({ expected: { created: 1, rejected: 1 } });
  const rejected = await send('getRejectedRows', { token, path: jobPath(id) });
  expect(rejected['disposition']).toContain(`rejected-${id}.csv`);
});

test('many customers are changed at once', async () => {
  const { sales: token } = shop.staff;
  const { id } = await send('planCustomerEdit', { token });
  expect(await untilState(id, 'ready')).toMatchObject({ kind: 'customer-edit' });
});

test('every example of this file was sent', () => {
  expect(examples.unsent(import.meta.filename)).toEqual([]);
});
