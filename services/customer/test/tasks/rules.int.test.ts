/** Tests that the rules create each task once, for the right people, and that no row reveals a birthday. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addDays } from '@toric/optics/calendar-day';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type Customer, type CustomerStack, customerStack, TODAY } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const put = (rule: string, body: object, token = sales) =>
  shop.call('put', `/task-rules/${rule}`, { token, body: { isOn: true, days: 7, assignedRole: 'sales', ...body } });
const tasksOf = async ({
  id,
}: Customer): Promise<{ rule: string; dueAt: string; text: null; assignedRole: string }[]> =>
  (await shop.call('get', `/tasks?customerId=${id}`, { token: sales }).expect(200)).body.data;

/** Waits until the rules were applied to all customers after the last change of a rule. */
async function looked(): Promise<void> {
  const query = `select (ended_at is not null and next_at > now()) as value from customer.task_scan`;
  await until('a look at all customers', async () => ((await shop.value<boolean>(query)) ? true : undefined), 30_000);
}

beforeEach(async () => {
  for (const rule of ['birthday', 'prescription-end', 'run-out', 'last-purchase'])
    await put(rule, { isOn: false }).expect(200);
  await looked();
});

const bornIn = (days: number) => `1980${addDays(TODAY, days).slice(4)}`;

test('a rule is off until somebody switches it on, and creates one task however often it looks', async () => {
  const [soon, later] = [await shop.signUp({ dateOfBirth: bornIn(7) }), await shop.signUp({ dateOfBirth: bornIn(60) })];
  const nobody = await shop.signUp();
  expect(await tasksOf(soon)).toEqual([]);
  for (const days of [7, 8, 7]) {
    await put('birthday', { days }).expect(200);
    await looked();
  }
  expect(await tasksOf(soon)).toMatchObject([{ rule: 'birthday', assignedRole: 'sales', text: null }]);
  for (const customer of [later, nobody]) expect(await tasksOf(customer)).toEqual([]);
  await put('birthday', { isOn: false }).expect(200);
  expect(await tasksOf(soon)).toHaveLength(1);
});

test('the end of a prescription, and lenses of each eye that run out, bring tasks', async () => {
  const customer = await shop.signUp();
  await shop.recordSeen(customer, { issuedOn: addDays(TODAY, -350), expiresOn: addDays(TODAY, 20) });
  const supply = `insert into customer.supply (order_id, line_id, customer_id, prescription_id, eye, lens_id, days, supplied_on)
    values ($1, $2, $3, $4, $5, $6, $7, current_date - 10)`;
  const orderId = randomUUID();
  for (const eye of ['right', 'left'])
    await shop.stack.admin.query(supply, [orderId, randomUUID(), customer.id, randomUUID(), eye, randomUUID(), 25]);
  await put('prescription-end', { days: 28, assignedRole: 'optician' }).expect(200);
  await put('run-out', { days: 21 }).expect(200);
  await put('last-purchase', { days: 365 }).expect(200);
  await looked();
  expect((await tasksOf(customer)).map(({ rule }) => rule).sort()).toEqual(['prescription-end', 'run-out', 'run-out']);
});

test('an erased or restricted customer gets no task, and a damaged row stops nobody', async () => {
  const [restricted, damaged, well] = [
    await shop.signUp({ dateOfBirth: bornIn(3) }),
    await shop.signUp({ dateOfBirth: bornIn(3) }),
    await shop.signUp({ dateOfBirth: bornIn(3) }),
  ];
  await shop.stack.admin.query('update customer.customer set restricted_at = now() where id = $1', [restricted.id]);
  await shop.stack.admin.query(`update customer.customer set sealed = 'damaged' where id = $1`, [damaged.id]);
  await put('birthday', { days: 7 }).expect(200);
  await looked();
  expect(await tasksOf(well)).toHaveLength(1);
  for (const customer of [restricted, damaged]) expect(await tasksOf(customer)).toEqual([]);
});

test('sales and administrators tune rules, with the version that they have read', async () => {
  const path = '/task-rules/birthday';
  const { body, headers } = await shop.call('get', path, { token: sales }).expect(200);
  const change = { isOn: false, days: 3, assignedRole: 'sales' };
  const match = { 'If-Match': String(headers['etag']) };
  const admin = await shop.staff('admin');
  await shop.call('put', path, { token: admin, body: change, headers: match }).expect(200);
  await shop.call('put', path, { token: admin, body: change, headers: match }).expect(412);
  await put('birthday', {}, await shop.staff('optician')).expect(403);
  for (const wrong of [{ days: -1 }, { days: 731 }, { assignedRole: 'king' }]) await put('birthday', wrong).expect(400);
  await put('anniversary', {}).expect(400);
  expect(body.rule).toBe('birthday');
});
