// Tests tags: who defines and gives them, the filter of the list of customers, and what is refused.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let [sales, auditor] = ['', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, auditor] = [await shop.staff('sales'), await shop.staff('auditor')];
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const named = () => ({ en: `Tag ${randomUUID().slice(0, 8)}`, zh: `标签${randomUUID().slice(0, 8)}` });
const create = (body: object, token = sales) => shop.call('post', '/tags', { token, body });
const newTag = async (): Promise<string> => (await create({ name: named() }).expect(201)).body.id;
const give = (customerId: string, tagId: string, token = sales) =>
  shop.call('put', `/customers/${customerId}/tags/${tagId}`, { token });
const found = async (query: string): Promise<string[]> =>
  (await shop.call('get', `/customers?${query}`, { token: sales }).expect(200)).body.data.map(
    ({ id }: { id: string }) => id,
  );

test('a tag is given once however often it is asked for, filters the list, and is taken away', async () => {
  const [{ id }, other, tagId] = [await shop.signUp(), await shop.signUp(), await newTag()];
  await give(id, tagId).expect(204);
  await give(id, tagId).expect(204);
  await give(other.id, await newTag()).expect(204);
  expect(await found(`tagId=${tagId}`)).toEqual([id]);
  expect(await found(`tagId=${randomUUID()}`)).toEqual([]);
  const { body } = await shop.call('get', `/customers/${id}`, { token: sales }).expect(200);
  expect(body.tagIds).toEqual([tagId]);
  const changes = `/changes?customerId=${id}&limit=100`;
  const { body: recorded } = await shop.call('get', changes, { token: auditor }).expect(200);
  const actions = recorded.data.map(({ action }: { action: string }) => action);
  expect(actions.filter((action: string) => action === 'customer.tagged')).toHaveLength(1);
  const take = () => shop.call('delete', `/customers/${id}/tags/${tagId}`, { token: sales }).expect(204);
  await take();
  await take();
  expect(await found(`tagId=${tagId}`)).toEqual([]);
});

test('a customer does not see her tags in her own record', async () => {
  const { id, token } = await shop.signUp();
  await give(id, await newTag()).expect(204);
  const { body } = await shop.call('get', '/customers/me', { token }).expect(200);
  expect(body).not.toHaveProperty('tagIds');
  await shop.call('get', `/customers/${id}/tags`, { token }).expect(403);
});

test('names are taken without case in either language, and a retired tag is given no more', async () => {
  const name = named();
  const { body: tag } = await create({ name }).expect(201);
  for (const taken of [
    { en: name.en.toUpperCase(), zh: '别的' },
    { en: 'Something else', zh: name.zh },
  ])
    expect(slug(await create({ name: taken }).expect(409))).toBe('tag.name-taken');
  const { id } = await shop.signUp();
  await give(id, tag.id).expect(204);
  await shop.call('patch', `/tags/${tag.id}`, { token: sales, body: { isRetired: true } }).expect(200);
  const { body: hers } = await shop.call('get', `/customers/${id}/tags`, { token: sales }).expect(200);
  expect(hers.data).toMatchObject([{ tag: { id: tag.id, isRetired: true } }]);
  const other = await shop.signUp();
  expect(slug(await give(other.id, tag.id).expect(409))).toBe('tag.retired');
});

test('of ten requests for one name at once, one defines the tag', async () => {
  const name = named();
  const answers = await Promise.all(Array.from({ length: 10 }, () => create({ name })));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
});

test('a customer has at most thirty tags, also when they are given at once', async () => {
  const { id } = await shop.signUp();
  const tags = await Promise.all(Array.from({ length: 32 }, () => newTag()));
  const answers = await Promise.all(tags.map((tagId) => give(id, tagId)));
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(30);
  expect(answers.filter((one) => slug(one) === 'tag.too-many')).toHaveLength(2);
});

test('an unknown customer or tag is refused, and so is a role without the right', async () => {
  const [{ id }, tagId] = [await shop.signUp(), await newTag()];
  expect(slug(await give(randomUUID(), tagId).expect(404))).toBe('customer.not-found');
  expect(slug(await give(id, randomUUID()).expect(404))).toBe('tag.not-found');
  for (const role of ['warehouse', 'finance', 'auditor', 'operator'] as const) {
    const token = await shop.staff(role);
    await give(id, tagId, token).expect(403);
    await create({ name: named() }, token).expect(403);
  }
});
