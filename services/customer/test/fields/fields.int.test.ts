// Tests custom fields: typed values, the rights of roles, the search, and what is encrypted.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let [admin, sales, optician, auditor] = ['', '', '', ''];
beforeAll(async () => {
  shop = await customerStack();
  [admin, sales] = [await shop.staff('admin'), await shop.staff('sales')];
  [optician, auditor] = [await shop.staff('optician'), await shop.staff('auditor')];
}, 60_000);
afterAll(() => shop.stop());

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const define = (change: object = {}) =>
  shop.call('post', '/fields', {
    token: admin,
    body: {
      ...{ key: `f-${randomUUID().slice(0, 8)}`, label: { en: 'Number', zh: '编号' }, type: 'text' },
      ...{ readers: ['sales', 'optician'], writers: ['sales'], isSearchable: true },
      ...change,
    },
  });
const fieldOf = async (change: object = {}): Promise<string> => (await define(change).expect(201)).body.id;
const write = (id: string, values: object, token = sales) =>
  shop.call('patch', `/customers/${id}/fields`, { token, body: { values, reason: 'She said so' } });
type Shown = { field: { id: string }; value: unknown; mayChange: boolean };
const read = async (id: string, token = sales): Promise<Shown[]> =>
  (await shop.call('get', `/customers/${id}/fields`, { token }).expect(200)).body.data;
const find = (fieldId: string, value: string, token = sales) =>
  shop.call('get', `/customers?fieldId=${fieldId}&fieldValue=${encodeURIComponent(value)}`, { token });
const idsOf = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id);

test('a field is in use at once: written, read, found by its whole value, and found in the search of the console', async () => {
  const [fieldId, { id }, value] = [await fieldOf(), await shop.signUp(), `Card-${randomUUID().slice(0, 8)}`];
  await write(id, { [fieldId]: value }).expect(200);
  expect(await read(id)).toContainEqual(expect.objectContaining({ value, mayChange: true }));
  expect(idsOf(await find(fieldId, value.toUpperCase()).expect(200))).toEqual([id]);
  expect(idsOf(await find(fieldId, value.slice(0, -1)).expect(200))).toEqual([]);
  const { body } = await shop.call('get', `/search?q=${value}`, { token: optician }).expect(200);
  expect(body.hits.map((hit: { id: string }) => hit.id)).toEqual([id]);
  const { body: record } = await shop.call('get', `/customers/${id}`, { token: sales }).expect(200);
  expect(record.fields).toEqual([{ fieldId, key: expect.stringMatching(/^f-/), value }]);
  await write(id, { [fieldId]: null }).expect(200);
  expect(idsOf(await find(fieldId, value).expect(200))).toEqual([]);
});

test('a field that a role may not read does not exist for it: not in the record, the search or the change record', async () => {
  const secret = `hidden${randomUUID().slice(0, 8)}`;
  const fieldId = await fieldOf({ readers: ['optician'], writers: ['optician'] });
  const { id, token } = await shop.signUp();
  await write(id, { [fieldId]: secret }, optician).expect(200);
  expect((await read(id)).map(({ field }) => field.id)).not.toContain(fieldId);
  const unknown = (await write(id, { [randomUUID()]: 'x' }).expect(400)).body.errors[0].detail;
  expect((await write(id, { [fieldId]: 'x' }).expect(400)).body.errors[0].detail).toBe(unknown);
  expect(slug(await find(fieldId, secret).expect(422))).toBe('field.not-searchable');
  await shop.call('get', `/fields/${fieldId}`, { token: sales }).expect(404);
  const answers = await Promise.all(
    [`/customers/${id}`, '/fields?limit=100', `/changes?customerId=${id}&limit=100`, `/search?q=${secret}`].map(
      (path) => shop.call('get', path, { token: sales }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(secret);
  const mine = await Promise.all(
    ['/customers/me', `/customers/${id}/changes`].map((path) => shop.call('get', path, { token })),
  );
  expect(JSON.stringify(mine.map(({ body }) => body))).not.toContain(secret);
  expect(JSON.stringify(await read(id, optician))).toContain(secret);
});

test('each type refuses other values, names the field, and keeps what was there', async () => {
  const choices = [{ key: 'gold', label: { en: 'Gold', zh: '金卡' } }];
  const wrong: [object, unknown][] = [
    [{ type: 'number', isSearchable: false }, '7'],
    [{ type: 'day', isSearchable: false }, '2026-02-30'],
    [{ type: 'flag', isSearchable: false }, 'true'],
    [{ type: 'choice', choices }, 'silver'],
    [{ type: 'choices', choices }, ['gold', 'gold']],
    [{}, 'two\nlines'],
  ];
  const { id } = await shop.signUp();
  for (const [change, value] of wrong) {
    const fieldId = await fieldOf(change);
    const refused = await write(id, { [fieldId]: value }).expect(400);
    expect([slug(refused), refused.body.errors[0].pointer]).toEqual(['field.wrong-values', `/values/${fieldId}`]);
  }
  expect((await read(id)).filter(({ value }) => value !== null)).toEqual([]);
});

test('definitions are refused that fit no type, and a search cannot be switched on later', async () => {
  const bad = [
    { type: 'choice' },
    { type: 'text', choices: [{ key: 'a', label: { en: 'A', zh: 'A' } }] },
    { type: 'text', unit: 'h' },
    { type: 'long-text' },
    { readers: ['optician'], writers: ['sales'] },
    { readers: [] },
    { key: 'With Blank' },
  ];
  for (const change of bad) await define(change).expect(400);
  const fieldId = await fieldOf({ isSearchable: false });
  const change = (body: object) => shop.call('patch', `/fields/${fieldId}`, { token: admin, body });
  expect(slug(await change({ isSearchable: true }).expect(422))).toBe('field.search-fixed');
  expect(slug(await change({ writers: ['optician'], readers: ['sales'] }).expect(400))).toBe('field.wrong-definition');
  await define({ key: 'f' }).expect(201);
  expect(slug(await define({ key: 'f' }).expect(409))).toBe('field.key-taken');
  for (const role of ['sales', 'optician', 'auditor', 'marketing'] as const)
    await shop.call('post', '/fields', { token: await shop.staff(role), body: {} }).expect(403);
});

test('a retired field keeps its values and takes no new ones; without the search its digests are gone', async () => {
  const [fieldId, { id }] = [await fieldOf(), await shop.signUp()];
  await write(id, { [fieldId]: 'kept' }).expect(200);
  const digests = 'select count(*)::int as value from customer.customer_field_token where field_id = $1';
  expect(await shop.value<number>(digests, fieldId)).toBe(1);
  const body = { isRetired: true, isSearchable: false };
  await shop.call('patch', `/fields/${fieldId}`, { token: admin, body }).expect(200);
  expect(await shop.value<number>(digests, fieldId)).toBe(0);
  await write(id, { [fieldId]: 'new' }).expect(400);
  expect((await read(id)).find(({ field }) => field.id === fieldId)).toMatchObject({ value: 'kept', mayChange: false });
});

test('two people who write different fields at once lose nothing', async () => {
  const fields = await Promise.all(Array.from({ length: 8 }, () => fieldOf()));
  const { id } = await shop.signUp();
  await Promise.all(fields.map((fieldId) => write(id, { [fieldId]: fieldId }).expect(200)));
  const shown = await read(id);
  for (const fieldId of fields) expect(shown.find(({ field }) => field.id === fieldId)?.value).toBe(fieldId);
});

test('a value stands nowhere in the database in clear', async () => {
  const [fieldId, { id }, value] = [await fieldOf(), await shop.signUp(), `canary${randomUUID().slice(0, 8)}`];
  await write(id, { [fieldId]: value }).expect(200);
  const tables = ['customer_fields', 'customer_field_token', 'change_record', 'idempotent_reply', 'outbox'];
  for (const table of tables) {
    const text = await shop.value<string | null>(`select string_agg(t::text, ' ') as value from customer.${table} t`);
    expect([table, (text ?? '').includes(value)]).toEqual([table, false]);
  }
  const path = `/changes?customerId=${id}&limit=100`;
  const { body } = await shop.call('get', path, { token: auditor }).expect(200);
  expect(JSON.stringify(body)).toContain(value);
});
