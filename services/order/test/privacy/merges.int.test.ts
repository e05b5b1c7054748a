// Tests that orders follow a merge of two customers, stay readable, and go back with its undo.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { customerId, type OrderStack, orderStack } from '../order-stack.ts';

let orders: OrderStack;
beforeAll(async () => {
  orders = await orderStack();
}, 60_000);
afterAll(() => orders?.stop());

const query = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> =>
  (await orders.stack.admin.query<T>(text, values)).rows;
const rows = () =>
  query(
    `select to_jsonb(o) as row from "order".orders o union all select to_jsonb(k) from "order".data_key k order by 1`,
  );
const untilState = (jobId: string, state: string) =>
  until(`the merge is ${state}`, async () =>
    (await query('select from "order".merged_customer where job_id = $1 and state = $2', jobId, state)).length === 1
      ? true
      : undefined,
  );
const told = () => ({
  ...{ jobId: randomUUID(), keptId: randomUUID(), mergedId: customerId },
  ...{ mergedAt: '2026-11-30T00:00:00.000Z', undoUntil: '2026-12-30T00:00:00.000Z' },
});
const ownerOf = async (orderId: string) =>
  (await query<{ owner: string }>('select customer_id as owner from "order".orders where id = $1', orderId))[0]?.owner;

test('orders move, their lenses stay readable, and an undo leaves all rows as they were', async () => {
  const orderId = await orders.placed();
  const [before, merge] = [await rows(), told()];
  const id = await orders.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  await orders.stack.deliver(CustomersMerged, CustomersMerged(merge), { id });
  expect(await ownerOf(orderId)).toBe(merge.keptId);
  const token = await orders.stack.token({ kind: 'staff', roles: ['sales', 'optician'] });
  const shown = await orders.api().get(`/orders/${orderId}`).set('Authorization', `Bearer ${token}`).expect(200);
  expect(shown.body.lines[0].parameters).toMatchObject({ sphere: -2.25 });
  await orders.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await rows()).toEqual(before);
});

test('an order that was changed since stays, and an undo that is faster than its merge prevents it', async () => {
  const orderId = await orders.placed();
  const merge = told();
  await orders.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  await query('update "order".orders set version = version + 1 where id = $1', orderId);
  await orders.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await ownerOf(orderId)).toBe(merge.keptId);
  const other = { ...told(), mergedId: merge.keptId };
  await orders.stack.deliver(MergeUndone, MergeUndone(other));
  await untilState(other.jobId, 'undone');
  await orders.stack.deliver(CustomersMerged, CustomersMerged(other));
  expect(await ownerOf(orderId)).toBe(merge.keptId);
});

test('two changes of credit that wait do not stop a merge, and the stricter level of both holds until the undo', async () => {
  const merge = { ...told(), mergedId: randomUUID() };
  for (const [id, level] of [
    [merge.keptId, 'standard'],
    [merge.mergedId, 'blocked'],
  ]) {
    await query(
      `insert into "order".credit_account (customer_id, level, limits, created_at, updated_at) values ($1, $2, '[]', now(), now())`,
      id,
      level,
    );
    await query(
      `insert into "order".credit_change (id, customer_id, level, limits, status, requested_by, created_at, updated_at)
       values (gen_random_uuid(), $1, 'trusted', '[]', 'needs-approval', gen_random_uuid(), now(), now())`,
      id,
    );
  }
  const creditOf = async (id: string) => [
    ...(await query('select level from "order".credit_account where customer_id = $1', id)),
    ...(await query('select status from "order".credit_change where customer_id = $1 order by status', id)),
  ];
  await orders.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  expect(await creditOf(merge.keptId)).toEqual([
    { level: 'blocked' },
    { status: 'needs-approval' },
    { status: 'replaced' },
  ]);
  await orders.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect(await creditOf(merge.keptId)).toEqual([{ level: 'standard' }, { status: 'needs-approval' }]);
  expect(await creditOf(merge.mergedId)).toEqual([{ level: 'blocked' }, { status: 'replaced' }]);
});

test('a merge moves no rows of other tables', async () => {
  const moving = query(
    `select "order".move_rows($1, $1, $1, 'change_record', 'customer_id', array['id'], '{}')`,
    customerId,
  );
  await expect(moving).rejects.toThrow('no merge moves change_record.customer_id');
});
