/**
 * Tests that changes by staff leave a trace which the customer can read, and that the destruction of her key destroys
 * this trace.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Customer, type CustomerStack, customerStack, STREET } from '../customer-stack.ts';

let shop: CustomerStack;
/** Holds the id of the member of sales whose changes the tests look for. */
const salesId = randomUUID();
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.stack.token({ id: salesId, kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop.stop());

const changesOf = async ({ id }: Customer, token: string) => {
  const { body } = await shop.call('get', `/customers/${id}/changes`, { token }).expect(200);
  return body.data;
};

test('staff cannot change a profile or an address without a reason, and nothing is changed', async () => {
  const buyer = await shop.signUp();
  const addressId = await shop.addAddress(buyer);
  const path = `/customers/${buyer.id}`;
  for (const [method, at, body] of [
    ['patch', path, { familyName: 'Murray' }],
    ['post', `${path}/addresses`, STREET],
    ['put', `${path}/addresses/${addressId}`, { ...STREET, line1: '2 Compiler Street' }],
  ] as const) {
    const refused = await shop.call(method, at, { token: sales, body });
    expect([refused.status, refused.body.type]).toEqual([400, '/docs/errors/customer.reason-needed']);
    expect(refused.body.errors).toMatchObject([{ in: 'body', pointer: '/reason' }]);
  }
  await shop.call('delete', `${path}/addresses/${addressId}`, { token: sales }).expect(403);
  await shop.call('post', `${path}/addresses/${addressId}/remove`, { token: sales, body: {} }).expect(400);
  const { body: read } = await shop.call('get', path, { token: buyer.token }).expect(200);
  expect(read).toMatchObject({ familyName: 'Hopper', version: 1 });
  const { body: addresses } = await shop.call('get', `${path}/addresses`, { token: buyer.token }).expect(200);
  expect(addresses.data).toMatchObject([{ id: addressId, line1: STREET.line1 }]);
  expect(await changesOf(buyer, sales)).toEqual([]);
});

test('every change by staff is kept with the person, the time, the reason and the values', async () => {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}`;
  const body = { familyName: 'Murray', dateOfBirth: '1906-12-09', reason: 'She married' };
  await shop.call('patch', path, { token: sales, body }).expect(200);
  const added = { token: sales, body: { ...STREET, reason: 'She moved' } };
  const { body: address } = await shop.call('post', `${path}/addresses`, added).expect(201);
  const moved = { token: sales, body: { ...STREET, line1: '2 Compiler Street', reason: 'A slip' } };
  await shop.call('put', `${path}/addresses/${address.id}`, moved).expect(200);
  const removed = { token: sales, body: { reason: 'A parcel came back' } };
  await shop.call('post', `${path}/addresses/${address.id}/remove`, removed).expect(204);
  const changes = await changesOf(buyer, await shop.staff('auditor'));
  const by = { customerId: buyer.id, changedBy: salesId, createdAt: expect.any(String) };
  expect(changes).toMatchObject([
    { ...by, addressId: address.id, kind: 'removed', reason: 'A parcel came back' },
    {
      ...{ ...by, addressId: address.id, kind: 'changed', reason: 'A slip' },
      fields: [{ name: 'line1', before: STREET.line1, after: '2 Compiler Street' }],
    },
    { ...by, addressId: address.id, kind: 'added', reason: 'She moved' },
    { ...by, addressId: null, kind: 'changed', reason: 'She married' },
  ]);
  expect(changes[0].fields).toContainEqual({ name: 'city', before: STREET.city, after: null });
  expect(changes[2].fields).toContainEqual({ name: 'city', before: null, after: STREET.city });
  expect(changes[3].fields).toEqual([
    { name: 'familyName', before: 'Hopper', after: 'Murray' },
    { name: 'dateOfBirth', before: null, after: '1906-12-09' },
  ]);
  const counted = await shop.call('get', `${path}/changes?limit=3&count=true`, { token: sales }).expect(200);
  expect([counted.body.data.length, counted.body.total]).toEqual([3, 4]);
});

test('the customer sees that the shop changed her data and why, and not which colleague', async () => {
  const [buyer, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${buyer.id}`;
  const body = { phone: '+14155550132', reason: 'She called' };
  await shop.call('patch', path, { token: sales, body }).expect(200);
  await shop.call('patch', path, { token: buyer.token, body: { phone: null, reason: 'I moved' } }).expect(200);
  const addressId = await shop.addAddress(buyer);
  await shop.call('delete', `${path}/addresses/${addressId}`, { token: buyer.token }).expect(204);
  const changes = await changesOf(buyer, buyer.token);
  expect(changes).toEqual([expect.objectContaining({ reason: 'She called', changedBy: null, addressId: null })]);
  expect(changes[0].fields).toEqual([{ name: 'phone', before: null, after: '+14155550132' }]);
  await shop.call('get', `${path}/changes`, { token: other.token }).expect(404);
  await shop.call('get', `${path}/changes`, { token: await shop.staff('warehouse') }).expect(403);
  await shop.call('get', `/customers/${randomUUID()}/changes`, { token: sales }).expect(404);
});

test('an optician, who may not read addresses, sees which fields changed, and no value of an address or contact', async () => {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}`;
  const body = { familyName: 'Murray', phone: '+14155550132', reason: 'She called' };
  await shop.call('patch', path, { token: sales, body }).expect(200);
  await shop.call('post', `${path}/addresses`, { token: sales, body: { ...STREET, reason: 'She moved' } }).expect(201);
  const optician = await shop.staff('optician');
  await shop.call('get', `${path}/addresses`, { token: optician }).expect(403);
  const [added, profile] = await changesOf(buyer, optician);
  expect(added.fields).toContainEqual({ name: 'line1', before: null, after: null });
  expect(profile.fields).toEqual([
    { name: 'familyName', before: 'Hopper', after: 'Murray' },
    { name: 'phone', before: null, after: null },
  ]);
  expect(JSON.stringify([added, profile])).not.toMatch(/Compiler|Arlington|22201|4155550132/);
  const both = await changesOf(buyer, await shop.staff('optician', 'sales'));
  expect(both[0].fields).toContainEqual({ name: 'line1', before: null, after: STREET.line1 });
});

test('a change that leaves the values as they are is not recorded', async () => {
  const buyer = await shop.signUp();
  const body = { familyName: 'Hopper', reason: 'Checked by telephone' };
  await shop.call('patch', `/customers/${buyer.id}`, { token: sales, body }).expect(200);
  expect(await changesOf(buyer, sales)).toEqual([]);
});

test('the record cannot be rewritten, and its values are lost with the key of the customer', async () => {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}`;
  await shop.call('patch', path, { token: sales, body: { familyName: 'Murray', reason: 'She married' } }).expect(200);
  await shop.call('post', `${path}/notes`, { token: sales, body: { text: 'Ring twice' } }).expect(201);
  for (const table of ['change_record', 'customer_note']) {
    const rewrite = `update customer.${table} set sealed = '' where customer_id = $1`;
    await expect(shop.stack.admin.query(rewrite, [buyer.id])).rejects.toThrow('append-only');
    const removal = `delete from customer.${table} where customer_id = $1`;
    await expect(shop.stack.admin.query(removal, [buyer.id])).rejects.toThrow('append-only');
  }
  await shop.stack.admin.query('delete from customer.data_key where customer_id = $1', [buyer.id]);
  for (const list of ['changes', 'notes']) {
    const { body } = await shop.call('get', `${path}/${list}`, { token: sales });
    expect(JSON.stringify(body)).not.toMatch(/Murray|married|Ring twice/);
  }
});
