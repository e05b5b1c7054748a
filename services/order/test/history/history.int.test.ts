// Tests the import of past orders: they have no effects, are stored sealed, are changed by a later file, and are
// removed by the undo.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FedRow } from '@toric/chassis/imports/fed-plan';
import { CustomerErased } from '@toric/contracts/customer/events';
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import type { JobView } from '@toric/contracts/jobs/job.http';
import { feedImport } from '@toric/infra/prove/testing/feed-import';
import { until } from '@toric/infra/prove/testing/test-stack';
import { customerId, type OrderStack, orderStack } from '../order-stack.ts';

let orders: OrderStack;
let token: string;
beforeAll(async () => {
  orders = await orderStack();
  token = await orders.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => orders?.stop());

const get = async (path: string, by = token) =>
  (await orders.api().get(path).set('Authorization', `Bearer ${by}`).expect(200)).body;
const post = async (path: string, status: number, body: object = {}) =>
  (
    await orders
      .api()
      .post(path)
      .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': crypto.randomUUID() })
      .send(body)
      .expect(status)
  ).body;
const untilState = (id: string, state: string): Promise<JobView> =>
  until(`the job is ${state}`, async () => {
    const body = await get(`/jobs/order/${id}`).catch(() => ({ state: 'unknown' }));
    return body.state === state ? body : undefined;
  });

const FIELDS: readonly ImportField[] = [
  ...(['orderNumber', 'orderedOn', 'productName', 'eye', 'quantity', 'amount', 'currency'] as const),
  ...(['baseCurve', 'diameter', 'sphere'] as const),
];
const row = (text: string, customer: FedRow['customer'] = { id: customerId }): FedRow => ({
  ...{ cells: text.split(','), customer },
});
const WRONG = { wrong: { en: 'no customer has this number', zh: '没有该客户' } };

async function run(rows: readonly FedRow[]): Promise<JobView> {
  const file = { service: 'order', subject: 'orders', fields: FIELDS, rows, actorId: crypto.randomUUID() } as const;
  const id = await feedImport(orders.stack, file);
  await untilState(id, 'ready');
  await post(`/jobs/order/${id}/start`, 202);
  return untilState(id, 'done');
}
const stored = async () =>
  (await orders.stack.admin.query('select to_jsonb(l) as row from "order".past_order_line l order by id')).rows;

test('past orders are history, and an undo removes them', async () => {
  const effects = async () =>
    (
      await orders.stack.admin.query(
        'select (select count(*) from "order".orders) as orders, (select count(*) from "order".process) as processes',
      )
    ).rows;
  const before = await effects();
  const rows = [
    row('A-1,2024-03-01,Everyday,OD,2,30.00,USD,8.6,14,-2'),
    row('A-1,2024-03-01,Everyday,OS,2,30.00,USD,8.6,14,-2.25'),
    row('A-2,2024-04-01,Solution,,1,9.90,USD,,,'),
    row('A-2,2024-04-01,Solution,,1,9.90,USD,,,'),
    row('A-3,2099-01-01,Everyday,OD,1,30.00,USD,,,'),
    row('A-4,2024-05-01,Everyday,OD,1,30.00,USD,,,', WRONG),
  ];
  const job = await run(rows);
  expect(job.counts).toMatchObject({ created: 3, rejected: 3 });
  expect(await effects()).toEqual(before);
  const { data } = await get(`/customers/${customerId}/past-orders`);
  expect(data).toHaveLength(3);
  expect(data).toContainEqual(
    expect.objectContaining({
      historical: true,
      status: 'closed',
      number: 'A-1',
      total: { amount: 6000, currency: 'USD' },
    }),
  );
  expect(JSON.stringify(await stored())).not.toContain('-2.25');
  const optician = await orders.stack.token({ kind: 'staff', roles: ['optician'] });
  const shown = await get(`/customers/${customerId}/past-orders`, optician);
  expect(JSON.stringify(shown.data)).toContain('-2.25');
  const timeline = await get(`/customers/${customerId}/timeline?kinds=past-order`);
  expect(timeline.data.map(({ what }: { what: { en: string } }) => what.en)).toEqual([
    'Order A-2 in old-shop',
    'Order A-1 in old-shop',
  ]);
  const proof = await post(`/jobs/order/${job.id}/proof`, 200);
  expect(proof).toMatchObject({
    equal: 3,
    differing: [],
    stored: { boxes: 5, money: [{ currency: 'USD', amount: 12_990 }] },
  });
  expect(proof.stored).toEqual(proof.read);
  const again = await run([rows[0] ?? row(''), row('A-2,2024-04-02,Solution,,1,9.90,USD,,,')]);
  expect(again.counts).toMatchObject({ unchanged: 1, updated: 1 });
  for (const id of [again.id, job.id]) {
    const { id: undo } = await post(`/jobs/order/${id}/undo`, 201, { why: 'A test takes it back' });
    await untilState(undo, 'ready');
    await post(`/jobs/order/${undo}/start`, 202);
    expect(await untilState(undo, 'done')).toMatchObject({ counts: { rejected: 0 } });
  }
  expect(await stored()).toEqual([]);
});

test('after an erasure no lens of a past order can be read', async () => {
  const her = crypto.randomUUID();
  await run([
    row('B-1,2024-03-01,Everyday,OD,2,30.00,USD,8.6,14,-2', { id: her }),
    row('B-2,2024-03-01,Everyday,OD,2,30.00,USD,8.6,14,-2', { id: her }),
  ]);
  await orders.stack.deliver(CustomerErased, CustomerErased({ customerId: her, erasedAt: new Date().toISOString() }));
  await until('the key is gone', async () => {
    const { rows } = await orders.stack.admin.query('select from "order".data_key where customer_id = $1', [her]);
    return rows.length === 0 ? true : undefined;
  });
  const optician = await orders.stack.token({ kind: 'staff', roles: ['optician'] });
  const { data } = await get(`/customers/${her}/past-orders`, optician);
  expect(data).toMatchObject([
    { number: 'B-2', parameters: null },
    { number: 'B-1', parameters: null },
  ]);
  const { rows } = await orders.stack.admin.query('select from "order".change_item where person_id = $1', [her]);
  expect(rows).toEqual([]);
});
