// Tests households: members, the shared phone, guardians and the consent of minors, leaving and dissolving.
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

const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
const call = (method: 'get' | 'post' | 'put' | 'patch', path: string, body?: object, token = sales) =>
  shop.call(method, path, { token, ...(body && { body }) });
const newPhone = () => `+1202555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
const CHILD = `${new Date().getUTCFullYear() - 10}-01-01`;
const person = async (dateOfBirth: string) => (await shop.signUp({ dateOfBirth })).id;
const found = (members: object[], more: object = {}) =>
  call('post', '/households', { members, reason: 'One family', ...more });
async function family(more: object = {}) {
  const [mother, son] = [await person('1980-01-01'), await person(CHILD)];
  const members = [
    { customerId: mother, role: 'guardian' },
    { customerId: son, role: 'child' },
  ];
  const { body } = await found(members, more).expect(201);
  return { mother, son, id: body.id as string };
}
const agree = (son: string, guardianId: string, state = 'given') =>
  call('post', `/customers/${son}/guardian-consents`, { guardianId, state, proof: { how: 'phone', said: 'Yes' } });
const consent = (id: string, state = 'given') =>
  call('put', `/customers/${id}/consents`, {
    consents: [{ purpose: 'marketing', channel: 'mail', state }],
    proof: { how: 'phone', said: 'Yes to offers' },
  });
type Consents = { data: { purpose: string; channel: string; permits: boolean }[]; needsGuardian: boolean };
const permits = async (id: string) => {
  const { body } = await call('get', `/customers/${id}/consents`).expect(200);
  const { data, needsGuardian } = body as Consents;
  const offers = data.find(({ purpose, channel }) => purpose === 'marketing' && channel === 'mail');
  return [offers?.permits, needsGuardian];
};

test('a household is founded, read and changed; a search by its phone finds every member', async () => {
  const phone = newPhone();
  const { mother, son, id } = await family({ name: 'Lima', phone, payerId: undefined });
  const { body } = await call('get', `/customers/${son}/household`).expect(200);
  expect(body.household).toMatchObject({ id, name: 'Lima', phone, version: 1 });
  expect(body.self).toEqual({ isUnderAge: true, mayConsent: false });
  const { body: list } = await call('get', `/customers?phone=${encodeURIComponent(phone)}`).expect(200);
  expect(new Set(list.data.map((one: { id: string }) => one.id))).toEqual(new Set([mother, son]));
  const { body: search } = await call('get', `/search?q=${encodeURIComponent(phone)}`).expect(200);
  expect(search.hits).toHaveLength(2);
  const changed = await call('patch', `/households/${id}`, { payerId: mother, reason: 'She pays' }).expect(200);
  expect(changed.body).toMatchObject({ payerId: mother, version: 2 });
});

test('a customer belongs to one household, also when two are founded at once', async () => {
  const [one, two] = [await person('1980-01-01'), await person('1981-01-01')];
  const members = [
    { customerId: one, role: 'adult' },
    { customerId: two, role: 'adult' },
  ];
  const answers = await Promise.all([found(members), found(members), found(members)]);
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409]);
  expect(answers.map(slug)).toContain('household.member-elsewhere');
  const count =
    'select count(*)::int as value from customer.household where id not in (select household_id from customer.household_member)';
  expect(await shop.value<number>(count)).toBe(0);
});

test('a minor can be neither guardian nor payer, and a stranger pays for nobody', async () => {
  const [child, adult, stranger] = [await person(CHILD), await person('1980-01-01'), await person('1980-01-01')];
  expect(slug(await found([{ customerId: child, role: 'guardian' }]).expect(422))).toBe('household.under-age');
  const members = [
    { customerId: adult, role: 'adult' },
    { customerId: child, role: 'child' },
  ];
  expect(slug(await found(members, { payerId: child }).expect(422))).toBe('household.under-age');
  expect(slug(await found(members, { payerId: stranger }).expect(422))).toBe('household.payer-elsewhere');
  expect(slug(await found([{ customerId: randomUUID(), role: 'adult' }]).expect(404))).toBe('customer.not-found');
});

test('consents of a minor are refused and count for nothing until a guardian agrees, and again when she withdraws', async () => {
  const { mother, son } = await family();
  expect(slug(await consent(son).expect(422))).toBe('guardian.needed');
  await consent(son, 'withdrawn').expect(200);
  await agree(son, mother).expect(201);
  await consent(son).expect(200);
  expect(await permits(son)).toEqual([true, false]);
  await agree(son, mother, 'withdrawn').expect(201);
  expect(await permits(son)).toEqual([false, true]);
  await agree(son, mother).expect(201);
  expect(await permits(son)).toEqual([true, false]);
  const { body } = await call('get', `/customers/${son}/guardian-consents`).expect(200);
  expect(body.data.map(({ state }: { state: string }) => state)).toEqual(['given', 'withdrawn', 'given']);
});

test('a consent that was given before the date of birth was known does not count any more', async () => {
  const { id } = await shop.signUp();
  await consent(id).expect(200);
  expect(await permits(id)).toEqual([true, false]);
  await call('patch', `/customers/${id}`, { dateOfBirth: CHILD, reason: 'She told us' }).expect(200);
  expect(await permits(id)).toEqual([false, true]);
});

test('the answer of a guardian ends when she leaves or changes her role, and does not come back with her', async () => {
  const { mother, son, id } = await family();
  await agree(son, mother).expect(201);
  await consent(son).expect(200);
  await call('put', `/households/${id}/members/${mother}`, { role: 'adult' }).expect(200);
  expect(await permits(son)).toEqual([false, true]);
  await call('put', `/households/${id}/members/${mother}`, { role: 'guardian' }).expect(200);
  expect(await permits(son)).toEqual([false, true]);
  await agree(son, mother).expect(201);
  expect(await permits(son)).toEqual([true, false]);
  await call('post', `/households/${id}/members/${mother}/leave`, { reason: 'She moved out' }).expect(204);
  expect(await permits(son)).toEqual([false, true]);
});

test('only a guardian of the same household answers, and only for a minor', async () => {
  const [one, two] = [await family(), await family()];
  expect(slug(await agree(one.son, two.mother).expect(422))).toBe('guardian.elsewhere');
  expect(slug(await agree(one.son, one.son).expect(422))).toBe('guardian.elsewhere');
  expect(slug(await agree(one.mother, one.mother).expect(422))).toBe('guardian.not-needed');
});

test('the payer who leaves pays no more, the last member dissolves the household, and its key is gone', async () => {
  const { mother, son, id } = await family({ name: `canary${randomUUID()}` });
  await call('patch', `/households/${id}`, { payerId: mother, reason: 'She pays' }).expect(200);
  await call('post', `/households/${id}/members/${mother}/leave`, { reason: 'She moved out' }).expect(204);
  expect((await call('get', `/households/${id}`).expect(200)).body.payerId).toBeNull();
  await call('post', `/households/${id}/members/${son}/leave`, { reason: 'It is over' }).expect(204);
  expect(slug(await call('get', `/households/${id}`).expect(404))).toBe('household.not-found');
  const keys = 'select count(*)::int as value from customer.data_key where customer_id = $1';
  expect(await shop.value<number>(keys, id)).toBe(0);
  await call('get', `/customers/${son}`).expect(200);
});

test('a household is dissolved at once, its members stay, and each has it in her change record', async () => {
  const { son, id } = await family();
  await call('post', `/households/${id}/dissolve`, { reason: 'By mistake' }).expect(204);
  expect((await call('get', `/customers/${son}/household`).expect(200)).body.household).toBeNull();
  const auditor = await shop.staff('auditor');
  const { body } = await call('get', `/changes?customerId=${son}&limit=100`, undefined, auditor).expect(200);
  const actions = body.data.map(({ action }: { action: string }) => action);
  expect(actions).toEqual(expect.arrayContaining(['household-member.joined', 'household-member.left']));
});

test('what members share stands nowhere in clear, and customers cannot read households', async () => {
  const canary = `canary${randomUUID().slice(0, 8)}`;
  const address = {
    recipient: canary,
    line1: canary,
    city: 'Newark',
    region: 'NJ',
    postalCode: '07101',
    country: 'US',
  };
  const { son, id } = await family({ name: canary, address });
  for (const table of ['household', 'change_record', 'idempotent_reply']) {
    const text = await shop.value<string | null>(`select string_agg(t::text, ' ') as value from customer.${table} t`);
    expect([table, (text ?? '').includes(canary)]).toEqual([table, false]);
  }
  const token = await shop.stack.token({ id: son });
  await call('get', `/households/${id}`, undefined, token).expect(403);
  await call('get', `/customers/${son}/household`, undefined, token).expect(403);
});
