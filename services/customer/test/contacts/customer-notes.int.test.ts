/** Tests that the notes of the shop belong to the shop: customers neither see nor set them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
const salesId = randomUUID();
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.stack.token({ id: salesId, kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop.stop());

test('staff write notes with author and time, and a later note does not replace an earlier one', async () => {
  const buyer = await shop.signUp();
  const path = `/customers/${buyer.id}/notes`;
  const write = (text: string) => shop.call('post', path, { token: sales, body: { text } });
  const first = await write('Prefers e-mail').expect(201);
  expect(first.body).toEqual({
    ...{ id: expect.any(String), customerId: buyer.id, writtenBy: salesId, createdAt: expect.any(String) },
  });
  await write('Prefers the telephone after all').expect(201);
  const { body } = await shop.call('get', path, { token: await shop.staff('optician') }).expect(200);
  expect(body.data.map(({ text }: { text: string }) => text)).toEqual([
    'Prefers the telephone after all',
    'Prefers e-mail',
  ]);
  expect(body.data[1]).toEqual({ ...first.body, text: 'Prefers e-mail' });
  await write('').expect(400);
  await shop.call('post', `/customers/${randomUUID()}/notes`, { token: sales, body: { text: 'x' } }).expect(404);
});

test('a customer neither sees nor sets a note of the shop', async () => {
  const { id, email, token } = await shop.signUp();
  const old = {
    email,
    givenName: 'Grace',
    familyName: 'Hopper',
    phone: null,
    dateOfBirth: null,
    language: null,
    timeZone: null,
  };
  await shop.storePersonalData(id, old, 'Pays late');
  await shop.call('post', `/customers/${id}/notes`, { token: sales, body: { text: 'Haggles' } }).expect(201);
  for (const path of ['/customers/me', `/customers/${id}`]) {
    const { body } = await shop.call('get', path, { token }).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/Pays late|Haggles|notes/);
  }
  await shop.call('get', `/customers/${id}/notes`, { token }).expect(403);
  await shop.call('post', `/customers/${id}/notes`, { token, body: { text: 'I am nice' } }).expect(403);
  await shop.call('patch', `/customers/${id}`, { token, body: { notes: 'I am nice' } }).expect(400);
  const body = {
    email: `${randomUUID()}@example.com`,
    password: 'correct staple of horses',
    givenName: 'Ana',
    notes: '',
  };
  await shop.call('post', '/customers', { body }).expect(400);
});

test('a note from before notes had authors stays with the shop, also after the customer changes her data', async () => {
  const { id, email, token } = await shop.signUp();
  const old = {
    email,
    givenName: 'Grace',
    familyName: 'Hopper',
    phone: null,
    dateOfBirth: null,
    language: null,
    timeZone: null,
  };
  await shop.storePersonalData(id, old, 'Ring twice');
  await shop.call('patch', `/customers/${id}`, { token, body: { familyName: 'Murray' } }).expect(200);
  const path = `/customers/${id}/notes`;
  for (const text of ['one', 'two']) await shop.call('post', path, { token: sales, body: { text } }).expect(201);
  const texts: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = `?limit=1&count=true${cursor && `&cursor=${cursor}`}`;
    const { body } = await shop.call('get', `${path}${query}`, { token: sales }).expect(200);
    expect(body.total).toBe(3);
    texts.push(...body.data.map((note: { text: string }) => note.text));
    cursor = body.nextCursor;
  }
  expect(texts).toEqual(['two', 'one', 'Ring twice']);
  const { body } = await shop.call('get', path, { token: sales }).expect(200);
  expect(body.data[2]).toMatchObject({ writtenBy: null, text: 'Ring twice' });
});
