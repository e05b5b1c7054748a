/** Tests cleanings on real servers: proposals before and after, a choice among them, the run, origins, and the undo. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { CleaningProposal } from '@toric/contracts/customer/quality/cleaning.http';
import { type CustomerStack, customerStack, STREET } from '../customer-stack.ts';
import { importShop } from '../imports/import-shop.ts';

let shop: CustomerStack;
let sales: string;
beforeAll(async () => {
  shop = await customerStack();
  sales = await shop.staff('sales');
}, 60_000);
afterAll(() => shop.stop());
const jobs = importShop(() => shop);

const TABLES = ['account', 'customer', 'customer_name_token', 'address', 'inferred_fact'];
/** Returns a digest of each table that a cleaning may change. */
async function tables(): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of TABLES) {
    const text = `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as value from customer.${table} t`;
    digests[table] = createHash('sha256')
      .update(await shop.value<string>(text))
      .digest('hex');
  }
  return digests;
}

const walkIn = async (body: object): Promise<string> =>
  (await shop.call('post', '/customers/walk-ins', { token: sales, body: { ...body, isNew: true } }).expect(201)).body
    .id;
const record = async (id: string) => (await shop.call('get', `/customers/${id}`, { token: sales }).expect(200)).body;
const addAddress = async (id: string, change: object = {}) => {
  const body = { ...STREET, reason: 'She moved', ...change };
  await shop.call('post', `/customers/${id}/addresses`, { token: sales, body }).expect(201);
};
async function planned(fixes: string[], ids: string[]): Promise<string> {
  const body = { fixes, customers: { ids }, why: 'A test' };
  const { id } = (await shop.call('post', '/cleanings', { token: sales, body }).expect(201)).body;
  await jobs.untilState(id, sales, 'ready');
  return id;
}
const proposals = async (jobId: string): Promise<CleaningProposal[]> =>
  (await shop.call('get', `/cleanings/${jobId}/proposals?limit=100`, { token: sales }).expect(200)).body.data;
const choose = (jobId: string, body: object) =>
  shop.call('post', `/cleanings/${jobId}/choices`, { token: sales, body });
const inferences = async (id: string) =>
  (await shop.call('get', `/customers/${id}/inferences`, { token: sales }).expect(200)).body.data;

test('a dry run shows before and after and changes nothing; the run does it; the undo leaves every byte', async () => {
  const loud = await walkIn({ givenName: 'MARIA', familyName: 'DA SILVA', phone: '+14155550101' });
  const left = await walkIn({ givenName: 'peter', familyName: 'parker', phone: '+14155550102' });
  await addAddress(loud, { line1: '1  Compiler   Street', postalCode: '222011234' });
  const before = await tables();
  const id = await planned(['name-case', 'address-spaces', 'postcode-form', 'fill-language'], [loud, left]);
  expect(await tables()).toEqual(before);
  const found = await proposals(id);
  expect(found.map(({ customer }) => customer.id).sort()).toEqual([loud, left].sort());
  const own = found.find(({ customer }) => customer.id === loud);
  expect(own?.fixes).toMatchObject([
    { field: 'givenName', before: 'MARIA', after: 'Maria', basis: null },
    { field: 'familyName', before: 'DA SILVA', after: 'da Silva' },
    { field: 'line1', before: '1  Compiler   Street', after: '1 Compiler Street' },
    { field: 'postalCode', before: '222011234', after: '22201-1234' },
    { field: 'language', before: null, after: 'en', basis: 'address-country' },
  ]);

  const rows = found.filter(({ customer }) => customer.id === left).map(({ row }) => row);
  await choose(id, { rows, isChosen: false }).expect(200);
  expect((await proposals(id)).find(({ customer }) => customer.id === left)?.isChosen).toBe(false);
  expect(await jobs.start(id, sales)).toMatchObject({ state: 'done', counts: { updated: 1, rejected: 1 }, total: 2 });
  expect(await record(loud)).toMatchObject({ givenName: 'Maria', familyName: 'da Silva', language: 'en' });
  expect(await record(left)).toMatchObject({ givenName: 'peter', familyName: 'parker' });
  const auditor = await shop.staff('auditor');
  const { body } = await shop.call('get', `/changes?subject=${loud}&limit=20`, { token: auditor }).expect(200);
  expect(body.data.map(({ action }: { action: string }) => action)).toContain('customer.changed');
  expect((await choose(id, { isChosen: true })).status).toBe(409);
  expect(await proposals(id)).toEqual([]);

  expect(await jobs.undo(id, sales)).toMatchObject({ state: 'done', counts: { updated: 1 } });
  expect(await tables()).toEqual(before);
});

test('an inferred fact says from what, until somebody confirms or changes it', async () => {
  const [one, other] = [await walkIn(named('Wang', '+8613912345678')), await walkIn(named('Zhang', '+8613912345679'))];
  const id = await planned(['fill-language', 'fill-time-zone'], [one, other]);
  await jobs.start(id, sales);
  expect(await record(one)).toMatchObject({ language: 'zh', timeZone: 'Asia/Shanghai' });
  const found = await inferences(one);
  expect(found).toMatchObject([
    { field: 'language', basis: 'phone-country', addressId: null },
    { field: 'timeZone', basis: 'phone-country' },
  ]);
  await shop.call('post', `/customers/${one}/inferences/${found[0].id}/confirmation`, { token: sales }).expect(200);
  expect((await inferences(one)).map(({ field }: { field: string }) => field)).toEqual(['timeZone']);
  await shop.call('post', `/customers/${one}/inferences/${found[0].id}/confirmation`, { token: sales }).expect(404);
  const body = { language: 'en', reason: 'She asked for it' };
  await shop.call('patch', `/customers/${other}`, { token: sales, body }).expect(200);
  expect((await inferences(other)).map(({ field }: { field: string }) => field)).toEqual(['timeZone']);
  const { rows } = await shop.stack.admin.query('select f::text as row from customer.inferred_fact f');
  expect(JSON.stringify(rows)).not.toContain('Shanghai');
});
const named = (familyName: string, phone: string) => ({ givenName: 'Xiaoming', familyName, phone });

test('a region follows from a postcode on which all others agree', async () => {
  const homes = { ...STREET, city: 'Fairbanks', postalCode: '99701', region: 'AK' };
  for (const name of ['Abel', 'Bert', 'Carl']) await addAddress(await walkIn(named(name, '+14155550140')), homes);
  const unknown = await walkIn(named('Dora', '+14155550144'));
  const { region: _, ...place } = homes;
  await shop
    .call('post', `/customers/${unknown}/addresses`, { token: sales, body: { ...place, reason: 'New' } })
    .expect(201);
  const id = await planned(['fill-region'], [unknown]);
  expect((await proposals(id))[0]?.fixes).toMatchObject([
    { field: 'region', before: null, after: 'AK', basis: 'same-postcode' },
  ]);
  await jobs.start(id, sales);
  const [inferred] = await inferences(unknown);
  expect(inferred).toMatchObject({ field: 'region' });
  const body = { addressIds: [inferred.addressId], facts: [] };
  await shop.call('post', `/customers/${unknown}/confirmations`, { token: sales, body }).expect(200);
  expect(await inferences(unknown)).toEqual([]);
});

const NOTHING_ELSE = { ...NO_DETAILS, dateOfBirth: null, language: null, timeZone: null };
/** Enters a person with an e-mail and without a password, as an import does. */
async function imported(familyName: string, phone: string, email: string): Promise<string> {
  const id = await walkIn(named(familyName, phone));
  const { givenName } = await record(id);
  await shop.storePersonalData(id, { ...NOTHING_ELSE, givenName, familyName, phone, email });
  return id;
}

test('the e-mail of an account that signs in is left as it is, and one of another account is refused', async () => {
  const owner = await shop.signUp({ email: 'ana@gmail.com' });
  const slip = await imported('Lima', '+14155550150', 'ana@gmial.com');
  const own = await shop.signUp({ email: 'bea@gmial.com' });
  const id = await planned(['email-domain'], [slip, own.id, owner.id]);
  expect((await proposals(id)).map(({ customer }) => customer.id)).toEqual([slip]);
  expect(await jobs.jobOf(id, sales)).toMatchObject({ expected: { updated: 0, rejected: 1 } });
  const free = await imported('Moro', '+14155550151', 'cleo@gmial.com');
  const second = await planned(['email-domain'], [free]);
  await jobs.start(second, sales);
  expect(await record(free)).toMatchObject({ email: 'cleo@gmail.com' });
  const found = await shop.call('get', '/customers?email=cleo@gmail.com', { token: sales }).expect(200);
  expect(found.body.data).toMatchObject([{ id: free }]);
});

test('a record that is changed after the proposal is left alone, and all can be left out', async () => {
  const [one, other] = [
    await walkIn({ givenName: 'JOAN', familyName: 'Miro', phone: '+14155550161' }),
    await walkIn({ givenName: 'PABLO', familyName: 'Casals', phone: '+14155550162' }),
  ];
  const id = await planned(['name-case'], [one, other]);
  await shop
    .call('patch', `/customers/${one}`, { token: sales, body: { givenName: 'Joana', reason: 'Her name' } })
    .expect(200);
  await choose(id, { isChosen: false }).expect(200);
  expect((await proposals(id)).map(({ isChosen }) => isChosen)).toEqual([false, false]);
  await choose(id, { isChosen: true }).expect(200);
  expect(await jobs.start(id, sales)).toMatchObject({ counts: { updated: 1, rejected: 1 } });
  expect([(await record(one)).givenName, (await record(other)).givenName]).toEqual(['Joana', 'Pablo']);
});

test('only sales clean, and another job is no cleaning', async () => {
  const body = { fixes: ['name-case'], why: 'x' };
  await shop.call('post', '/cleanings', { token: await shop.staff('marketing'), body }).expect(403);
  await shop.call('get', `/cleanings/${crypto.randomUUID()}/proposals`, { token: sales }).expect(404);
  await choose(crypto.randomUUID(), { isChosen: false }).expect(404);
});
