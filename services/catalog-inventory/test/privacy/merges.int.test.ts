// Tests that reservations follow a merge of two customers by their pseudonyms, and go back with its undo.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CatalogStack, catalogStack } from '../catalog-stack.ts';
import { recallShop } from '../recall/recall-shop.ts';

let shop: CatalogStack;
beforeAll(async () => {
  shop = await catalogStack();
}, 60_000);
afterAll(() => shop.stop());

const SCHEMA = 'catalog_inventory';
const query = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await shop.stack.admin.query<T>(text.replaceAll('$schema', SCHEMA), values)).rows;
const rows = () =>
  query(
    `select to_jsonb(r) as row from $schema.reservation r union all select to_jsonb(c) from $schema.recall_case c order by 1`,
  );
const untilState = (jobId: string, state: string) =>
  until(`the merge is ${state}`, async () =>
    (await query('select from $schema.merged_customer where job_id = $1 and state = $2', jobId, state)).length === 1
      ? true
      : undefined,
  );

test('reservations move under pseudonyms, no id of a customer is stored, and an undo leaves all rows as they were', async () => {
  const recalls = recallShop(shop);
  const { customerId } = await recalls.sold(await recalls.offered({ lotNumber: 'L-MERGED', quantity: 2 }));
  const before = await rows();
  const merge = {
    ...{ jobId: randomUUID(), keptId: randomUUID(), mergedId: customerId },
    ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
  };
  await shop.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  const kept = shop.customers.pseudonymOf(merge.keptId);
  expect(await query('select from $schema.reservation where customer_pseudonym = $1', kept)).toHaveLength(1);
  const stored = await query(
    'select to_jsonb(m)::text as row from $schema.moved_row m union all select to_jsonb(m)::text from $schema.merged_customer m',
  );
  expect(JSON.stringify(stored)).not.toContain(customerId);
  await shop.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await rows()).toEqual(before);
});
