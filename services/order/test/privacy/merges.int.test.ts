// Tests that the orders of a customer follow her merge with another customer, stay readable, and go back with the undo
// of the merge.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { MOVED } from '../../src/privacy/merges.flow.ts';
import { customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

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

/** Lists the tables that a merge does not move, each with its reason. */
const UNTOUCHED: Readonly<Record<string, string>> = {
  order_line: 'It belongs to its order, and each change of it changes the order.',
  order_note: 'It belongs to its order, which stays if a note was written since.',
  order_hold: 'It belongs to its order, which stays if a reason was written since.',
  parcel_label: 'It belongs to its parcel, and each change of it changes the parcel.',
  return_line: 'It belongs to its return, and is sealed only when the return is asked for.',
  return_picture: 'It belongs to its return, which stays if it got a picture since.',
  change_record: 'The record is chained by hashes. It names the customer of that day.',
  change_item: 'The items of other jobs name the records that they changed.',
  credit_account: 'The merge keeps images of the credit, and adds it up.',
  data_key: 'The merge keeps images of the keys, and lends them.',
  erased_customer: 'A tombstone names an erased customer.',
};

/** Returns the tables that have a sealed column or the id of a customer. */
const tablesOfPeople = async (schema: string): Promise<string[]> => {
  const found = await query<{ name: string }>(
    `select distinct table_name as name
     from information_schema.columns join information_schema.tables t using (table_schema, table_name)
     where table_schema = $1 and t.table_type = 'BASE TABLE' and (
       (column_name like 'sealed%' and data_type in ('text', 'bytea'))
       or (column_name in ('customer_id', 'person_id') and udt_name = 'uuid')) order by 1`,
    schema,
  );
  return found.map(({ name }) => name);
};

test('every table with a customer or a sealed column is moved, or is left alone for a reason', async () => {
  const known = [...MOVED.map(({ table }) => table), ...Object.keys(UNTOUCHED)].sort();
  expect(await tablesOfPeople('order')).toEqual(known);
  const moving = MOVED.map(({ table, column }) => `${table}.${column}`);
  expect(await query('select name from unnest($1::text[]) name where not "order".may_merge(name)', moving)).toEqual([]);
});

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

test('an order with words that were sealed since the merge stays, and a changed cart is sealed anew', async () => {
  const [noted, held, untouched] = [await orders.placed(), await orders.placed(), await orders.placed()];
  const contents = (sphere: number) => ({ place: { country: 'US' }, lines: [line(sphere)] });
  const { body: cart } = await orders.post('/carts', orders.customer, contents(-2.25)).expect(201);
  const merge = { ...told(), mergedAt: new Date().toISOString() };
  await orders.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState(merge.jobId, 'merged');
  const sales = await orders.stack.token({ kind: 'staff', roles: ['sales', 'optician'] });
  const kept = await orders.stack.token({ id: merge.keptId });
  await orders.post(`/orders/${noted}/notes`, sales, { kind: 'shop', text: 'She moves' }).expect(201);
  const { body: hold } = await orders.post(`/orders/${held}/holds`, sales, { reason: 'She calls' }).expect(201);
  await orders.post(`/order-holds/${hold.id}/release`, sales, { reason: 'She called' }).expect(200);
  const get = (path: string, token: string) => orders.api().get(path).set('Authorization', `Bearer ${token}`);
  const change = orders.api().put(`/carts/${cart.id}`).set('Authorization', `Bearer ${kept}`).set('If-Match', '"v1"');
  await change.send(contents(-2.5)).expect(200);
  await orders.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState(merge.jobId, 'undone');
  expect([await ownerOf(noted), await ownerOf(held), await ownerOf(untouched)]).toEqual([
    ...[merge.keptId, merge.keptId, customerId],
  ]);
  expect((await get(`/orders/${noted}/notes`, sales).expect(200)).body.data).toMatchObject([{ text: 'She moves' }]);
  const { body: holds } = await get(`/order-holds?orderId=${held}`, sales).expect(200);
  expect(holds.data).toMatchObject([{ reason: 'She calls', releaseReason: 'She called' }]);
  expect((await get(`/carts/${cart.id}`, kept).expect(200)).body.lines).toHaveLength(1);
  const [row] = await query('select customer_id as owner, sealed_for as key from "order".cart where id = $1', cart.id);
  expect(row).toEqual({ owner: merge.keptId, key: merge.keptId });
});
