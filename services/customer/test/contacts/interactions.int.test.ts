/**
 * Tests that calls, visits, chats and letters are logged, encrypted, recorded in the change record, and never changed.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const CALL = { kind: 'call', direction: 'in', outcome: 'solved', text: 'CANARY asked for the parcel', minutes: 3 };
const log = (id: string, body: object, token = sales) =>
  shop.call('post', `/customers/${id}/interactions`, { token, body });

test('a contact is logged now or at a time that has passed, and its text is in no table', async () => {
  const { id } = await shop.signUp();
  const { body } = await log(id, CALL).expect(201);
  expect(body).toMatchObject({ customerId: id, kind: 'call', minutes: 3, orderId: null });
  expect(body.text).toBeUndefined();
  const happenedAt = '2026-01-02T03:04:05.000Z';
  const bare = { kind: 'visit', direction: 'in', outcome: 'ordered', happenedAt };
  expect((await log(id, bare).expect(201)).body.happenedAt).toBe(happenedAt);
  const listed = await shop.call('get', '/interactions?kind=call', { token: sales }).expect(200);
  expect(listed.body.data).toMatchObject([{ id: body.id, text: CALL.text }]);
  const text = `select string_agg(i::text, ' ') || (select string_agg(c::text, ' ') from customer.change_record c) as value
    from customer.interaction i`;
  expect(await shop.value<string>(text)).not.toContain('CANARY');
});

test('a contact in the future, with somebody else’s prescription, or of nobody is refused', async () => {
  const [buyer, other] = [await shop.signUp(), await shop.signUp()];
  const prescriptionId = await shop.record(other);
  const slug = async (id: string, change: object) => (await log(id, { ...CALL, ...change })).body.type;
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  expect(await slug(buyer.id, { happenedAt: tomorrow })).toBe('/docs/errors/interaction.in-the-future');
  expect(await slug(buyer.id, { prescriptionId })).toBe('/docs/errors/prescription.not-found');
  expect(await slug(randomUUID(), {})).toBe('/docs/errors/customer.not-found');
  await log(other.id, { ...CALL, prescriptionId }).expect(201);
  for (const wrong of [{ kind: 'mail' }, { minutes: -1 }, { minutes: 601 }, { text: ' ' }, { text: 'a\u0000b' }])
    await log(buyer.id, { ...CALL, ...wrong }).expect(400);
});

test('only roles that serve customers log contacts, and a log is never changed', async () => {
  const { id, token } = await shop.signUp();
  for (const role of ['warehouse', 'finance', 'auditor', 'admin'] as const)
    await log(id, CALL, await shop.staff(role)).expect(403);
  await log(id, CALL, token).expect(403);
  await log(id, CALL).expect(201);
  await expect(shop.stack.admin.query(`update customer.interaction set outcome = 'other'`)).rejects.toThrow(
    'append-only',
  );
});
