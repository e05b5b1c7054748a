/**
 * Tests that each kind of fault is named at its row and column, and that nothing else is refused, with files in which every
 * second row has a fault. `TORIC_IMPORT_ROWS=10000` makes the files larger.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  faultyCustomers,
  faultyPrescriptions,
  type FaultyFile,
  judgeRejected,
  type NamedRow,
} from '@toric/infra/prove/import-run/faults';
import { type CustomerStack, customerStack, PRODUCT } from '../customer-stack.ts';
import { importShop } from './import-shop.ts';

const ROWS = Number(process.env['TORIC_IMPORT_ROWS'] ?? '400');
const SEED = 27;

let shop: CustomerStack;
let [sales, optician] = ['', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, optician] = [await shop.staff('sales'), await shop.staff('optician')];
}, 60_000);
afterAll(() => shop.stop());
const imports = importShop(() => shop);

async function rejectedOf(jobId: string, token: string): Promise<NamedRow[]> {
  const rejected: NamedRow[] = [];
  for (let cursor = ''; ; ) {
    const path = `/jobs/customer/${jobId}/items?state=rejected&limit=100${cursor}`;
    const { data, nextCursor } = (await shop.call('get', path, { token }).expect(200)).body;
    rejected.push(...data);
    if (nextCursor === null) return rejected;
    cursor = `&cursor=${nextCursor}`;
  }
}

async function judge(subject: string, file: FaultyFile, token: string): Promise<string[]> {
  const job = await imports.import(subject, file.bytes, token, { fields: file.fields });
  const rejected = file.expected.size;
  expect([job.total, job.counts.created, job.counts.rejected]).toEqual([ROWS, ROWS - rejected, rejected]);
  expect(rejected).toBeGreaterThan(file.kinds);
  return judgeRejected(file, await rejectedOf(job.id, token));
}

test('every kind of fault in customers and in their prescriptions is named, and no other row is refused', async () => {
  expect(await judge('customers', faultyCustomers(ROWS, SEED), sales)).toEqual([]);
  const prescriptions = faultyPrescriptions(ROWS, SEED, { productId: PRODUCT, now: new Date() });
  expect(await judge('prescriptions', prescriptions, optician)).toEqual([]);
}, 600_000);
