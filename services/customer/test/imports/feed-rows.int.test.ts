// Tests that rows of a file are sent, encrypted for their job, to the service that keeps the records, and that rows of
// orders name their customer by id.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import {
  ImportMoved,
  ImportRowsSent,
  NoteImport,
  rowsContext,
  SendImportRows,
} from '@toric/contracts/customer/imports/import.messages';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { importShop } from './import-shop.ts';

let shop: CustomerStack;
let token: string;
const imports = importShop(() => shop);
beforeAll(async () => {
  shop = await customerStack();
  token = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop?.stop());

const NONE = { created: 0, updated: 0, removed: 0, unchanged: 0, rejected: 0 };

test('rows of past orders travel sealed, with the ids of their customers', async () => {
  await imports.import('customers', 'number,given\n1,Ana\n', token, { fields: ['externalId', 'givenName'] });
  const text = 'customer,number,day,product,boxes\n1,A-1,2025-01-15,Everyday,2\n9,A-2,2025-01-15,Everyday,2\n';
  const fileId = await imports.send('orders', text, token);
  const fields = ['customerExternalId', 'orderNumber', 'orderedOn', 'productName', 'quantity'];
  const jobId = await imports.plan(fileId, token, { fields });
  const [moved] = await shop.stack.emitted('customer', ImportMoved);
  expect(moved).toMatchObject({ jobId, service: 'order', move: 'plan', plan: { subject: 'orders', fields } });
  expect(JSON.stringify(moved)).not.toContain('Everyday');
  const { publicKey, privateKey } = newBoxKeys();
  await shop.stack.deliver(SendImportRows, SendImportRows({ jobId, after: 0, publicKey }));
  const [sent] = await shop.stack.emitted('customer', ImportRowsSent);
  expect(sent).toMatchObject({ jobId, service: 'order', after: 0, ended: true });
  const rows: unknown = JSON.parse(openBox(privateKey, rowsContext(jobId, 0), sent?.sealed ?? ''));
  expect(rows).toEqual([
    { cells: ['1', 'A-1', '2025-01-15', 'Everyday', '2'], customer: { id: expect.any(String) } },
    {
      cells: ['9', 'A-2', '2025-01-15', 'Everyday', '2'],
      customer: { wrong: expect.objectContaining({ en: expect.any(String) }) },
    },
  ]);
  const done = { jobId, state: 'done' as const, total: 2, expected: NONE, counts: NONE };
  await shop.stack.deliver(NoteImport, NoteImport(done));
  await until('the file is deleted', async () => {
    const { rows: files } = await shop.stack.admin.query('select from customer.import_file where id = $1', [fileId]);
    return files.length === 0 ? true : undefined;
  });
});

test('long rows are sent in as many messages as they need, without what the database cannot keep', async () => {
  const long = 'x'.repeat(2_000);
  const text = `code,name\n${Array.from({ length: 200 }, (_, index) => `S${index},A\0${long}\n`).join('')}`;
  const sender = await shop.stack.token({ kind: 'staff', roles: ['finance'] });
  const fileId = await imports.send('suppliers', text, sender);
  const jobId = await imports.plan(fileId, sender, { fields: ['code', 'name'] });
  const { publicKey, privateKey } = newBoxKeys();
  let [after, messages] = [0, 0];
  for (let ended = false; !ended; messages += 1) {
    await shop.stack.deliver(SendImportRows, SendImportRows({ jobId, after, publicKey }));
    const from = after;
    const sent = await until('the rows are sent', async () =>
      (await shop.stack.emitted('customer', ImportRowsSent)).find((one) => one.jobId === jobId && one.after === from),
    );
    const rows = JSON.parse(openBox(privateKey, rowsContext(jobId, after), sent.sealed)) as { cells: string[] }[];
    expect(rows[0]?.cells[1]).toBe(`A${long}`);
    after += rows.length;
    ended = sent.ended;
  }
  expect([after, messages > 1]).toEqual([200, true]);
});
