/** Tests how staff find customers by a part of the name: in the search of the console and in the list of customers. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

type Hit = { kind: string; id: string; title: string; detail: string };
const hits = async (q: string, token: string): Promise<Hit[]> =>
  (await shop.call('get', `/search?q=${encodeURIComponent(q)}`, { token }).expect(200)).body.hits;
const titles = async (q: string, token: string) => (await hits(q, token)).map(({ title }) => title);
const tokensOf = (id: string) =>
  shop.value<number>('select count(*)::int as value from customer.customer_name_token where customer_id = $1', id);

test('a customer is found by beginnings of her names, by e-mail and by phone, and each finding is recorded', async () => {
  const token = await shop.staff('sales');
  const phone = `+1202555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  const { id, email } = await shop.signUp({ givenName: 'Renée', familyName: 'Quistgaard', phone });
  const shown = { kind: 'customer', id, title: 'Renée Quistgaard', detail: `${email} · ${phone}` };
  for (const q of ['quist', 'rene QUIST', email, phone, phone.slice(1), phone.slice(-4)])
    expect(await hits(q, token)).toContainEqual(shown);
  for (const q of ['q', 'gaard', 'quistt', '7391']) expect(await titles(q, token)).not.toContain(shown.title);
  const recorded = `select count(*)::int as value from customer.change_record where action = 'customer.found' and subject = $1`;
  expect(await shop.value<number>(recorded, id)).toBe(6);
});

test('a Chinese name is found by its characters', async () => {
  const token = await shop.staff('optician');
  await shop.signUp({ givenName: '若曦', familyName: '欧阳' });
  for (const q of ['欧阳', '若曦', '欧阳若', '欧阳若曦']) expect(await titles(q, token)).toContain('欧阳若曦');
  expect(await titles('曦若', token)).toEqual([]);
});

test('a Chinese name is found by its pinyin, with several readings of a character', async () => {
  const token = await shop.staff('sales');
  await shop.signUp({ givenName: '晗晗', familyName: '单' });
  for (const q of ['shan', 'dan', 'hanhan', 'shanhan', 'shan han', 'shh', 'dhh'])
    expect(await titles(q, token)).toContain('单晗晗');
  expect(await titles('hanshan', token)).toEqual([]);
});

test('rows of the index from before pinyin are written anew after the start', async () => {
  const token = await shop.staff('sales');
  const { id } = await shop.signUp({ givenName: '翯翯', familyName: '芈' });
  await shop.stack.admin.query(
    `update customer.customer_name_token set tokens = '{1}', shape = 1 where customer_id = $1`,
    [id],
  );
  expect(await titles('mihehe', token)).toEqual([]);
  await shop.restart();
  const shape = 'select shape as value from customer.customer_name_token where customer_id = $1';
  await until('the row of the old shape', async () => ((await shop.value<number>(shape, id)) === 2 ? true : undefined));
  expect(await titles('mihehe', token)).toEqual(['芈翯翯']);
});

test('whole words come before beginnings of words, and the list shows at most eight', async () => {
  const token = await shop.staff('sales');
  const { id } = await shop.signUp({ givenName: 'Zyl', familyName: 'Abo' });
  for (let n = 0; n < 9; n++) await shop.signUp({ givenName: `Zylander${n}`, familyName: 'Abo' });
  const found = await hits('zyl', token);
  expect(found).toHaveLength(8);
  expect(found[0]?.id).toBe(id);
});

test('a caller who may not search customers finds none', async () => {
  await shop.signUp({ givenName: 'Wilhelmina', familyName: 'Hidden' });
  for (const role of ['warehouse', 'finance', 'marketing', 'auditor', 'admin'] as const)
    expect(await hits('wilhelmina', await shop.staff(role))).toEqual([]);
});

test('a name that was changed is found by its new parts only', async () => {
  const token = await shop.staff('sales');
  const { id } = await shop.signUp({ givenName: 'Ottoline', familyName: 'Former' });
  const body = { familyName: 'Zetterstrand', reason: 'She married' };
  await shop.call('patch', `/customers/${id}`, { token, body }).expect(200);
  expect(await titles('zetterst', token)).toContain('Ottoline Zetterstrand');
  expect(await titles('former', token)).toEqual([]);
});

test('customers from before the index are indexed after the start, and nothing of a name stands in it', async () => {
  const token = await shop.staff('sales');
  const { id } = await shop.signUp({ givenName: 'Bartholomew', familyName: 'Ancient' });
  await shop.stack.admin.query('delete from customer.customer_name_token where customer_id = $1', [id]);
  expect(await titles('bartholomew', token)).toEqual([]);
  await shop.restart();
  await until('the index of an old customer', async () => ((await tokensOf(id)) === 1 ? true : undefined));
  expect(await titles('bartholomew', token)).toEqual(['Bartholomew Ancient']);
  const { rows } = await shop.stack.admin.query<{ tokens: number[] }>(
    'select tokens from customer.customer_name_token where customer_id = $1',
    [id],
  );
  expect(rows[0]?.tokens.every((token16) => Number.isInteger(token16) && token16 >= 0 && token16 < 65_536)).toBe(true);
});

test('a person searches sixty names in ten minutes, and typing on is free', async () => {
  const token = await shop.staff('sales');
  const search = (q: string) => shop.call('get', `/search?q=${encodeURIComponent(q)}`, { token });
  for (const q of ['ma', 'mar', 'mari', 'marie', 'marie c', 'marie cu']) await search(q).expect(200);
  const used = 'select max(used)::int as value from customer.search_quota where stem is not null';
  const statuses = [];
  for (let n = 0; n < 60; n++) statuses.push((await search(`${randomUUID().replace(/\d/g, 'x')}`)).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(59);
  expect(statuses.at(-1)).toBe(429);
  expect(await shop.value<number>(used)).toBe(60);
  const stems = 'select count(*)::int as value from customer.search_quota where stem like $1';
  expect(await shop.value<number>(stems, '%marie%')).toBe(0);
});

test('the list of customers is filtered by name, and without a filter it has all of them, newest first', async () => {
  const token = await shop.staff('sales');
  const one = await shop.signUp({ givenName: 'Philippa', familyName: 'Okonkwo' });
  const two = await shop.signUp({ givenName: 'Philomena', familyName: 'Okonkwo' });
  const list = async (query: string) => {
    const { body } = await shop.call('get', `/customers?${query}`, { token }).expect(200);
    return body.data.map(({ id }: { id: string }) => id);
  };
  expect(await list('name=okonkwo%20phil')).toEqual([two.id, one.id]);
  expect(await list('name=okonkwo%20philippa')).toEqual([one.id]);
  expect((await list('limit=2')).slice(0, 2)).toEqual([two.id, one.id]);
});
