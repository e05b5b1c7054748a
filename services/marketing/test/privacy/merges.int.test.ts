// Tests that purchases and uses of coupons follow a merge of two customers, are added up, and go back with its undo.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type MarketingStack, marketingStack } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());

const query = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await marketing.stack.admin.query<T>(text, values)).rows;
const TABLES = ['participant', 'purchase', 'purchase_line', 'coupon_use', 'redemption', 'recall_notice'];
const rows = () =>
  query(
    TABLES.map((table) => `select '${table}' as name, to_jsonb(t) as row from marketing.${table} t`).join(
      ' union all ',
    ) + ' order by 1, 2',
  );
const untilState = (jobId: string, state: string) =>
  until(`the merge is ${state}`, async () =>
    (await query('select from marketing.merged_customer where job_id = $1 and state = $2', jobId, state)).length === 1
      ? true
      : undefined,
  );

/** Stores two customers: both signed up and used one coupon, and one of them is restricted. */
async function two(): Promise<[string, string]> {
  const [kept, merged, couponId] = [randomUUID(), randomUUID(), randomUUID()];
  await query(
    `insert into marketing.coupon (id, code, description, basis_points, markets, starts_at, active, created_at, updated_at)
     values ($1::uuid, upper(left($1::uuid::text, 8)), 'x', 1000, '{}', now(), true, now(), now())`,
    couponId,
  );
  for (const [id, day, uses] of [
    [kept, '2026-02-01', 1],
    [merged, '2026-01-01', 2],
  ] as const) {
    await query(
      'insert into marketing.participant (customer_id, registered_at, restricted) values ($1, $2, $3)',
      id,
      day,
      id === merged,
    );
    await query(
      'insert into marketing.coupon_use (coupon_id, customer_id, used) values ($1, $2, $3)',
      couponId,
      id,
      uses,
    );
    const orderId = randomUUID();
    await query('insert into marketing.purchase (order_id, customer_id) values ($1, $2)', orderId, id);
    await query(
      'insert into marketing.purchase_line (order_id, line_id, customer_id, product_id, quantity) values ($1, $2, $3, $2, 1)',
      ...[orderId, randomUUID(), id],
    );
  }
  return [kept, merged];
}

test('purchases move, uses are added up, the stricter restriction counts, and an undo leaves all rows as they were', async () => {
  const [keptId, mergedId] = await two();
  const before = await rows();
  const times = { mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' };
  const merge = { jobId: randomUUID(), keptId, mergedId, ...times };
  await marketing.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  expect(await query('select used from marketing.coupon_use where customer_id = $1', keptId)).toEqual([{ used: 3 }]);
  expect(
    await query(
      `select restricted, registered_at < '2026-01-15' as earlier from marketing.participant where customer_id = $1`,
      keptId,
    ),
  ).toEqual([{ restricted: true, earlier: true }]);
  expect(await query('select from marketing.purchase where customer_id = $1', keptId)).toHaveLength(2);
  expect(await query('select from marketing.participant where customer_id = $1', mergedId)).toEqual([]);
  await marketing.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await rows()).toEqual(before);
});
