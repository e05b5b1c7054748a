// Tests segments: which customers are in them, what marketing is told, and what is not stored in clear.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SegmentsChanged } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let [admin, sales, marketing, optician] = ['', '', '', ''];
beforeAll(async () => {
  shop = await customerStack();
  [admin, sales] = [await shop.staff('admin'), await shop.staff('sales')];
  [marketing, optician] = [await shop.staff('marketing'), await shop.staff('optician')];
}, 60_000);
afterAll(() => shop.stop());

const fieldOf = async (change: object = {}): Promise<string> => {
  const body = {
    ...{ key: `f-${randomUUID().slice(0, 8)}`, label: { en: 'Hours', zh: '小时' }, type: 'number' },
    ...{ readers: ['sales'], writers: ['sales'], ...change },
  };
  return (await shop.call('post', '/fields', { token: admin, body }).expect(201)).body.id;
};
const write = (id: string, values: object, token = sales) =>
  shop.call('patch', `/customers/${id}/fields`, { token, body: { values, reason: 'She said so' } }).expect(200);
const define = (conditions: object[], token = sales) =>
  shop.call('post', '/segments', { token, body: { name: { en: 'Screen', zh: '屏幕' }, conditions } });
const told = async (customerId: string) =>
  (await shop.stack.emitted('customer', SegmentsChanged))
    .filter((message) => message.customerId === customerId)
    .map(({ segmentIds }) => segmentIds);
const untilTold = (customerId: string, ...lists: string[][]) =>
  until('the segments', async () => {
    const sent = await told(customerId);
    return JSON.stringify(sent) === JSON.stringify(lists) ? true : undefined;
  });
const membersOf = async (id: string, token = marketing) =>
  (await shop.call('get', `/segments/${id}`, { token }).expect(200)).body.members;

test('a new segment finds its customers, and a change of a field moves a customer at once', async () => {
  const fieldId = await fieldOf();
  const [ana, ben] = [await shop.signUp(), await shop.signUp()];
  await write(ana.id, { [fieldId]: 8 });
  const { id } = (await define([{ fieldId, operator: 'at-least', value: '6' }]).expect(201)).body;
  await untilTold(ana.id, [id]);
  await write(ben.id, { [fieldId]: 5 });
  expect(await told(ben.id)).toEqual([]);
  await write(ben.id, { [fieldId]: 6 });
  await untilTold(ben.id, [id]);
  expect(await membersOf(id)).toBe(2);
  await write(ben.id, { [fieldId]: 7 });
  await write(ben.id, { [fieldId]: null });
  await untilTold(ben.id, [id], []);
  expect(await membersOf(id)).toBe(1);
  await shop.call('delete', `/segments/${id}`, { token: sales }).expect(204);
  await untilTold(ana.id, [id], []);
  await shop.call('get', `/segments/${id}`, { token: sales }).expect(404);
});

test('conditions about fields that a role may not read are hidden, and cannot be made', async () => {
  const fieldId = await fieldOf({ type: 'text', readers: ['optician'], writers: ['optician'] });
  const open = await fieldOf();
  await define([{ fieldId, operator: 'set' }]).expect(400);
  await define([{ fieldId: open, operator: 'set' }], optician).expect(403);
  await define([{ fieldId: open, operator: 'set' }], marketing).expect(403);
  const { id } = (await define([{ fieldId: open, operator: 'set' }]).expect(201)).body;
  const { body } = await shop.call('get', '/segments', { token: marketing }).expect(200);
  expect(body.data).toContainEqual(expect.objectContaining({ id, conditions: [] }));
});

test('a yes is found by its value, and the row of a customer holds ids alone', async () => {
  const fieldId = await fieldOf({ type: 'flag' });
  const { id: customerId } = await shop.signUp();
  await write(customerId, { [fieldId]: true });
  const { id } = (await define([{ fieldId, operator: 'is', value: true }]).expect(201)).body;
  await untilTold(customerId, [id]);
  const stored = 'select to_jsonb(s)::text as row from customer.customer_segment s';
  const { rows } = await shop.stack.admin.query<{ row: string }>(stored);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ row }) => !row.includes('true'))).toBe(true);
});
