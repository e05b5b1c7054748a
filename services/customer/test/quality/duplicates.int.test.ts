/** Tests the search for duplicates on real servers: found while typing and in the background, decided, forgotten. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());

const BORN = '1984-03-07';
let entered = 0;
/** Enters a person whom no other test has entered, unless `change` gives her the facts of another person. */
async function enter(change: object = {}): Promise<string> {
  const person = {
    givenName: 'Katharina',
    familyName: `Zimmer${'abcdefgh'.charAt(entered++)}mann`,
    dateOfBirth: BORN,
    ...change,
  };
  const body = { ...person, isNew: true };
  return (await shop.call('post', '/customers/walk-ins', { token: sales, body }).expect(201)).body.id;
}
type Pair = {
  id: string;
  one: { id: string; name: string };
  other: { id: string };
  state: string;
  reasons: string[];
  isCertain: boolean;
};
const list = async (query = ''): Promise<Pair[]> =>
  (await shop.call('get', `/duplicates?limit=100${query}`, { token: sales }).expect(200)).body.data;
const pairOf = async (...ids: string[]): Promise<Pair | undefined> =>
  (await list()).find(({ one, other }) => ids.includes(one.id) && ids.includes(other.id));
const isSearched = async () =>
  (await shop.call('get', '/duplicate-progress', { token: sales }).expect(200)).body.waiting === 0;
const found = (...ids: string[]): Promise<Pair> => until('the pair', () => pairOf(...ids), 30_000);
/** Waits until the search has noticed this customer, and has no queued customer left. */
const searchedFor = async (id: string) => {
  const noticed = 'select from customer.duplicate_indexed where customer_id = $1 and stage = 2';
  await until(
    `the search of ${id}`,
    async () => ((await shop.stack.admin.query(noticed, [id])).rowCount ? true : undefined),
    30_000,
  );
};
const searched = () => until('the end of the search', async () => ((await isSearched()) ? true : undefined), 30_000);

test('a customer who is entered twice with a slip is found, and the reasons name no value', async () => {
  const one = await enter({ familyName: 'Lewandowski', phone: '+14155550132' });
  const other = await enter({ familyName: 'Lewandowsky', phone: '+14155550132' });
  const pair = await found(one, other);
  expect(pair).toMatchObject({ state: 'open', isCertain: false });
  expect(pair.reasons).toEqual(['similar-name', 'same-birth-date', 'same-phone']);
  const { body } = await shop.call('get', `/duplicates/${pair.id}`, { token: sales }).expect(200);
  expect(new Set([body.one.familyName, body.other.familyName])).toEqual(new Set(['Lewandowski', 'Lewandowsky']));
});

test('two people are remembered as two, and the decision can be taken back', async () => {
  const names = { familyName: 'Oliveira', phone: '+14155550177' };
  const pair = await found(await enter(names), await enter(names));
  const decide = (path: string, body?: object) =>
    shop.call('post', `/duplicates/${pair.id}/${path}`, { token: sales, ...(body && { body }) });
  await decide('different', { reason: 'Cousins of one name' }).expect(200);
  await decide('different', {}).expect(409);
  await shop.call('post', '/duplicates/comparison', { token: sales }).expect(202);
  await searched();
  expect(await pairOf(pair.one.id, pair.other.id)).toMatchObject({ state: 'different' });
  await decide('open').expect(200);
  expect(await pairOf(pair.one.id, pair.other.id)).toMatchObject({ state: 'open' });
});

test('a pair whose data no longer agrees is closed by itself', async () => {
  const names = { familyName: 'Kowalski', phone: '+14155550188' };
  const [one, other] = [await enter(names), await enter(names)];
  await found(one, other);
  const body = { dateOfBirth: '2001-10-30', reason: 'She is the daughter' };
  await shop.call('patch', `/customers/${other}`, { token: sales, body }).expect(200);
  await until(
    'the pair to close',
    async () => ((await pairOf(one, other))?.state === 'gone' ? true : undefined),
    30_000,
  );
});

test('the person who is being typed is proposed, and each who is shown is recorded', async () => {
  const id = await enter({ familyName: 'Carvalho', phone: '+14155550199' });
  await searchedFor(id);
  const typed = { givenName: 'Katarina', familyName: 'Carvalho', phone: '+1 415 555 0199' };
  const { body } = await shop.call('post', '/duplicates/search', { token: sales, body: typed }).expect(200);
  expect(body.data[0]).toMatchObject({ id, name: 'Katharina Carvalho', reasons: ['similar-name', 'same-phone'] });
  const changes = (
    await shop.call('get', `/changes?subject=${id}&limit=5`, { token: await shop.staff('auditor') }).expect(200)
  ).body;
  expect(changes.data[0]).toMatchObject({ action: 'customer.found' });
});

test('a name alone is refused, and so is a caller who may not', async () => {
  const body = { givenName: 'Ana' };
  const refused = await shop.call('post', '/duplicates/search', { token: sales, body }).expect(400);
  expect(refused.body.type).toBe('/docs/errors/duplicate.too-little');
  await shop.call('get', '/duplicates', { token: await shop.staff('warehouse') }).expect(403);
});

test('the blocks of a person hold no part of her data', async () => {
  await searchedFor(await enter({ familyName: 'Canaryville', phone: '+14155550111' }));
  const { rows } = await shop.stack.admin.query(
    'select d::text as row from customer.duplicate_block d union all select p::text from customer.duplicate_pair p',
  );
  expect(JSON.stringify(rows)).not.toMatch(/canary|5550111/i);
});
