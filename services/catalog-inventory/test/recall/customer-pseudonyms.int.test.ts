// Searches a dump of the catalogue for a customer. Its tables hold parameters of lenses in clear, so they must not name
// the customers who have them.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ReserveStock } from '@toric/contracts/catalog-inventory/events';
import { type CatalogStack, catalogStack, nextId, order } from '../catalog-stack.ts';
import { recallShop } from './recall-shop.ts';

let shop: CatalogStack;
let recalls: ReturnType<typeof recallShop>;
beforeAll(async () => {
  shop = await catalogStack();
  recalls = recallShop(shop);
}, 60_000);
afterAll(() => shop.stop());

/** Returns the tables of the catalogue with a row that contains the text. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows: tables } = await shop.stack.admin.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'catalog_inventory' order by 1",
  );
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await shop.stack.admin.query<{ found: boolean }>(
        `select exists (select from catalog_inventory."${name}" one where strpos(one::text, $1) > 0) as found`,
        [text],
      );
      return rows[0]?.found ? [name] : [];
    }),
  );
  return found.flat();
}

test('after orders, a recall and an answer, a dump names a customer only in the messages to her', async () => {
  const lens = await recalls.offered({ lotNumber: 'CANARY', quantity: 3 });
  const { customerId } = await recalls.sold(lens);
  await shop.apply('reserve-stock', [ReserveStock({ ...order(lens), customerId })]);
  expect(await tablesWith(customerId)).toEqual([]);

  const { body } = await recalls.issue([{ lots: ['CANARY'] }]);
  const [message] = await recalls.messagesAfterTelling(body.id);
  expect(message?.customerId).toBe(customerId);
  const [affected] = await recalls.cases(body.id, `&customerId=${customerId}`);
  expect(affected?.customerId).toBe(customerId);
  const answered = await shop.post(`/recalls/${body.id}/cases/${affected?.id}/answer`, { outcome: 'returned' });
  expect([answered.status, answered.body.customerId]).toEqual([200, customerId]);

  // `outbox` keeps the message to the customer for 14 days, and `aggregate_version` counts these messages
  expect(await tablesWith(customerId)).toEqual(['aggregate_version', 'outbox']);
  expect(await tablesWith(shop.customers.pseudonymOf(customerId))).toEqual(['recall_case', 'reservation']);
});

test('a repeated answer to a recall case gets the saved reply, which is sealed', async () => {
  const lens = await recalls.offered({ lotNumber: 'SEALED', quantity: 1 });
  const { customerId } = await recalls.sold(lens);
  const { body } = await recalls.issue([{ lots: ['SEALED'] }]);
  const [affected] = await recalls.cases(body.id);
  const path = `/recalls/${body.id}/cases/${affected?.id}/answer`;
  const key = nextId();
  const first = await shop.post(path, { outcome: 'used' }, 'warehouse', key);
  expect((await shop.post(path, { outcome: 'used' }, 'warehouse', key)).body).toEqual(first.body);
  expect(first.body.customerId).toBe(customerId);
  expect(await tablesWith(customerId)).not.toContain('idempotent_reply');
});
