/** Tests the notes of the shop: customers see only the shared notes, and pinned notes come first. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { type CustomerStack, customerStack } from '../customer-stack.ts';
import { addColleague } from '../colleague.ts';

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
    ...{ audience: 'internal', mentions: [], isPinned: false },
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
    ...NO_DETAILS,
  };
  await shop.storePersonalData(id, old, 'Pays late');
  await shop.call('post', `/customers/${id}/notes`, { token: sales, body: { text: 'Haggles' } }).expect(201);
  for (const path of ['/customers/me', `/customers/${id}`]) {
    const { body } = await shop.call('get', path, { token }).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/Pays late|Haggles|notes/);
  }
  const { body: shown } = await shop.call('get', `/customers/${id}/notes?count=true`, { token }).expect(200);
  expect(shown).toMatchObject({ data: [], total: 0 });
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
    ...NO_DETAILS,
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

test('a customer sees a shared note, as a note of the shop, and no note of anybody else', async () => {
  const [buyer, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${buyer.id}/notes`;
  const write = (body: object) => shop.call('post', path, { token: sales, body }).expect(201);
  await write({ text: 'Haggles' });
  await write({ text: 'Your frames lie here', audience: 'shared', isPinned: true });
  const { body } = await shop.call('get', path, { token: buyer.token }).expect(200);
  expect(body.data).toMatchObject([{ text: 'Your frames lie here', writtenBy: null, mentions: [], isPinned: false }]);
  expect(JSON.stringify(body)).not.toContain(salesId);
  await shop.call('get', path, { token: other.token }).expect(404);
  await shop.call('get', `${path}/pinned`, { token: buyer.token }).expect(403);
});

test('at most five notes are pinned, and a pin moves no note of another customer', async () => {
  const [buyer, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${buyer.id}/notes`;
  const body = (text: string, isPinned: boolean) => ({ token: sales, body: { text, isPinned } });
  const ids: string[] = [];
  for (const text of ['1', '2', '3', '4', '5'])
    ids.push((await shop.call('post', path, body(text, true)).expect(201)).body.id);
  const sixth = await shop.call('post', path, body('6', true)).expect(409);
  expect(sixth.body.type).toBe('/docs/errors/note.pins-too-many');
  const { id } = (await shop.call('post', path, body('6', false)).expect(201)).body;
  const pin = (note: string) => `${path}/${note}/pin`;
  await shop.call('put', pin(id), { token: sales }).expect(409);
  await shop.call('put', pin(ids[0] ?? ''), { token: sales }).expect(204);
  await shop.call('delete', pin(ids[0] ?? ''), { token: sales }).expect(204);
  await shop.call('put', pin(id), { token: sales }).expect(204);
  const pinned = await shop.call('get', `${path}/pinned`, { token: sales }).expect(200);
  expect(pinned.body.data.map(({ text }: { text: string }) => text)).toEqual(['6', '5', '4', '3', '2']);
  await shop.call('put', `/customers/${other.id}/notes/${id}/pin`, { token: sales }).expect(404);
});

test('a mentioned colleague gets one notice with a link, and nobody is mentioned who may not read notes', async () => {
  const buyer = await shop.signUp();
  const olga = await addColleague(shop, 'optician');
  const warehouse = await addColleague(shop, 'warehouse');
  const path = `/customers/${buyer.id}/notes`;
  const write = (mentions: string[]) => shop.call('post', path, { token: sales, body: { text: 'See this', mentions } });
  await write([olga.id, olga.id]).expect(201);
  const { body } = await shop.call('get', '/desk/notices', { token: olga.token }).expect(200);
  expect(body).toMatchObject({ unread: 1, data: [{ path: `/customers/${buyer.id}` }] });
  expect(JSON.stringify(body)).not.toContain('See this');
  for (const wrong of [warehouse.id, buyer.id, randomUUID()]) {
    const refused = await write([olga.id, wrong]).expect(400);
    expect(refused.body.type).toBe('/docs/errors/note.mention');
    expect(refused.body.errors).toMatchObject([{ pointer: '/mentions/1' }]);
  }
  expect((await shop.call('get', '/desk/notices', { token: olga.token }).expect(200)).body.unread).toBe(1);
});
