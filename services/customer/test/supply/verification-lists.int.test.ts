/**
 * Tests the lists of verifications: open verifications by deadline, those of one prescription, and the prescriber of
 * each.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { waitingOrders } from './waiting-orders.ts';

let shop: CustomerStack;
let optician: string;
beforeAll(async () => {
  shop = await customerStack();
  optician = await shop.staff('optician');
}, 60_000);
afterAll(() => shop.stop());

const { entered } = waitingOrders(() => shop);
type Listed = { id: string; status: string; prescriber: { name: string; timeZone: string | null } };
const list = async (query: string): Promise<{ data: Listed[]; nextCursor: string | null }> =>
  (await shop.call('get', `/verifications?${query}`, { token: optician }).expect(200)).body;
const ids = async (query: string) => (await list(query)).data.map(({ id }) => id);
const put = (id: string, status: string, deadline: string | null) =>
  shop.stack.admin.query('update customer.verification set status = $2, deadline = $3 where id = $1', [
    id,
    status,
    deadline,
  ]);

test('open verifications come by deadline, page by page, and those without an end by silence come first', async () => {
  const all = [await entered(), await entered(), await entered(), await entered()].map((one) => one.verificationId);
  const [far = '', toSend = '', near = '', ended = ''] = all;
  await put(far, 'waiting', '2099-03-01T00:00:00Z');
  await put(near, 'waiting', '2099-02-01T00:00:00Z');
  await put(ended, 'confirmed', '2099-01-01T00:00:00Z');
  expect(await ids('sort=deadline')).toEqual([toSend, near, far]);
  const first = await list('sort=deadline&limit=2');
  expect(first.data.map(({ id }) => id)).toEqual([toSend, near]);
  expect(await ids(`sort=deadline&limit=2&cursor=${first.nextCursor}`)).toEqual([far]);
  expect(await ids('sort=deadline&status=waiting')).toEqual([near, far]);
  expect(await ids('open=true')).toEqual([near, toSend, far]);
  expect(await ids('open=true&status=confirmed')).toEqual([]);
});

test('verifications of one prescription are listed with the prescriber, and with nothing of the person', async () => {
  const one = await entered();
  const { data } = await list(`prescriptionId=${one.prescriptionId}`);
  expect(data).toMatchObject([
    { id: one.verificationId, prescriber: { name: 'Dr. Ada Example', timeZone: 'America/New_York' } },
  ]);
  expect(JSON.stringify(data)).not.toMatch(/Hopper|-2\.25/);
  expect(await ids(`prescriptionId=${randomUUID()}`)).toEqual([]);
});
