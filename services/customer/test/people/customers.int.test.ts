/** Tests how customers sign up, are read, changed and searched, and how their addresses are kept. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import { type CustomerStack, customerStack, PASSWORD, STREET, withoutTrace } from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

const form = (change: object = {}) => ({
  email: `${randomUUID()}@example.com`,
  password: PASSWORD,
  givenName: 'Grace',
  familyName: 'Hopper',
  ...change,
});

const loggedFor = async (action: string): Promise<string[]> => {
  const sql = 'select customer_id as id from customer.change_record where action = $1';
  return (await shop.stack.admin.query<{ id: string }>(sql, [action])).rows.map(({ id }) => id);
};

test('sign-up returns the customer with normalised values, and emits one event', async () => {
  const body = form({ email: '  Grace@Example.COM ', phone: '+1 (415) 555-0132', dateOfBirth: '1906-12-09' });
  const answer = await shop.call('post', '/customers', { body }).expect(201);
  expect(answer.body).toMatchObject({
    email: 'grace@example.com',
    givenName: 'Grace',
    phone: '+14155550132',
    dateOfBirth: '1906-12-09',
    version: 1,
  });
  const events = await shop.stack.emitted('customer', CustomerRegistered);
  expect(events.filter(({ customerId }) => customerId === answer.body.id)).toEqual([{ customerId: answer.body.id }]);
});

test('of ten concurrent sign-ups with one e-mail one creates an account, and all get the same answer', async () => {
  const email = `${randomUUID()}@example.com`;
  const all = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      shop.call('post', '/customers', { body: form({ email: n % 2 ? email : email.toUpperCase() }) }),
    ),
  );
  expect(all.map(({ status }) => status)).toEqual(Array<number>(10).fill(201));
  const shapes = all.map(({ body }) => JSON.stringify({ ...body, id: '', createdAt: '', updatedAt: '' }));
  expect(new Set(shapes).size).toBe(1);
  const created = await Promise.all(
    all.map(({ body }) =>
      shop.value<number>('select count(*)::int as value from customer.account where id = $1', body.id),
    ),
  );
  expect(created.reduce((sum, one) => sum + one, 0)).toBe(1);
});

test.each([
  ['a common password', { password: 'Password1234' }, 'password.too-common'],
  ['a short password', { password: 'elevenchars' }, 'request.invalid'],
  ['an endless password', { password: 'x'.repeat(129) }, 'request.invalid'],
  [
    'the name of the e-mail as password',
    { email: 'grace.hopper@example.com', password: 'grace.hopper-1906' },
    'password.contains-email',
  ],
  ['no phone number', { phone: '415 555 0132' }, 'customer.invalid-phone'],
  ['a header in the e-mail', { email: 'a@b.com\r\nBcc: c@d.com' }, 'request.invalid'],
  ['a role', { roles: ['admin'] }, 'request.invalid'],
  ['an id', { id: randomUUID() }, 'request.invalid'],
  ['a prototype', JSON.parse('{"__proto__":{"admin":true},"kind":"staff"}') as object, 'request.invalid'],
])('sign-up refuses %s', async (_, change, slug) => {
  const answer = await shop.call('post', '/customers', { body: form(change) }).expect(400);
  expect(answer.body.type).toBe(`/docs/errors/${slug}`);
});

test('a customer reads and changes the own data by version, and no other customer', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${me.id}`;
  const mine = await shop.call('get', '/customers/me', { token: me.token }).expect(200);
  expect([mine.body.id, mine.headers['etag']]).toEqual([me.id, '"v1"']);
  const change = { phone: '+442079460958' };
  const edit = { token: me.token, body: change, headers: { 'If-Match': '"v1"' } };
  const changed = await shop.call('patch', path, edit).expect(200);
  expect(changed.body).toMatchObject({ ...change, givenName: 'Grace', version: 2 });
  await shop.call('patch', path, edit).expect(412);
  const seen = { ...changed.body, tagIds: [], fields: [] };
  await shop.call('get', path, { token: await shop.staff('optician') }).expect(200, seen);
  await shop.call('get', path, { token: await shop.staff('marketing') }).expect(403);
  await shop.call('patch', path, { token: await shop.staff('optician'), body: change }).expect(403);

  const [theirs, nobodys] = await Promise.all(
    [me.id, randomUUID()].map((id) => shop.call('get', `/customers/${id}`, { token: other.token }).expect(404)),
  );
  expect(theirs && nobodys && withoutTrace(theirs) === withoutTrace(nobodys)).toBe(true);
  await shop.call('patch', path, { token: other.token, body: change }).expect(404);
});

test('customers are found by exact e-mail, phone or last four digits, and not by a part of them', async () => {
  const token = await shop.staff('sales');
  const number = `+1202555${String(Math.floor(Math.random() * 10_000)).padStart(4, '0')}`;
  const one = await shop.signUp({ phone: number });
  const two = await shop.signUp({ phone: `+44207946${number.slice(-4)}` });
  const find = async (query: string) => {
    const answer = await shop.call('get', `/customers?${query}`, { token }).expect(200);
    return answer.body.data.map(({ id }: { id: string }) => id);
  };
  expect(await find(`email=${one.email.toUpperCase()}`)).toEqual([one.id]);
  expect(await find(`phone=${encodeURIComponent(number)}`)).toEqual([one.id]);
  expect(await find(`phone=${number}`)).toEqual([one.id]);
  expect(await find(`phoneLast4=${number.slice(-4)}`)).toEqual([two.id, one.id]);
  expect(await find(`phoneLast4=${number.slice(-4)}&email=${two.email}`)).toEqual([two.id]);
  expect(await find(`email=${one.email.slice(1)}`)).toEqual([]);
  expect(await loggedFor('customer.found')).toEqual(expect.arrayContaining([one.id, two.id]));
  const counting = `/customers?phoneLast4=${number.slice(-4)}&limit=1&count=true`;
  const first = await shop.call('get', counting, { token }).expect(200);
  expect(first.body.total).toBe(2);
  const rest = `/customers?phoneLast4=${number.slice(-4)}&limit=1&cursor=${first.body.nextCursor}`;
  const second = await shop.call('get', rest, { token }).expect(200);
  expect([first.body.data[0].id, second.body.data[0].id, second.body.nextCursor]).toEqual([two.id, one.id, null]);
  await shop.call('get', `/customers?email=${one.email}`, { token: one.token }).expect(403);
  const body = { phone: null, reason: 'She has a new number' };
  await shop.call('patch', `/customers/${one.id}`, { token, body }).expect(200);
  expect(await find(`phone=${number}`)).toEqual([]);
});

test('addresses are added once per key, listed, replaced by version and removed, never by another customer', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const path = `/customers/${me.id}/addresses`;
  const sent = { token: me.token, body: STREET, headers: { 'Idempotency-Key': randomUUID() } };
  const added = await shop.call('post', path, sent).expect(201);
  expect(Object.keys(added.body).sort()).toEqual(['createdAt', 'customerId', 'id', 'updatedAt', 'version']);
  const again = await shop.call('post', path, sent).expect(201);
  expect([again.body.id, again.headers['idempotent-replayed']]).toEqual([added.body.id, 'true']);
  const listed = await shop.call('get', path, { token: me.token }).expect(200);
  expect(listed.body).toEqual({ data: [{ ...added.body, ...STREET, check: null }], nextCursor: null });
  await shop.call('post', path, { token: me.token, body: STREET }).expect(201);
  await shop.call('post', `/customers/${other.id}/addresses`, { token: other.token, body: STREET }).expect(201);
  const counted = await shop.call('get', `${path}?limit=1&count=true`, { token: me.token }).expect(200);
  expect(counted.body.total).toBe(2);

  const one = `${path}/${added.body.id}`;
  const moved = { ...STREET, line2: 'Flat 2', phone: '+1 202 555 0188' };
  const byStaff = { token: await shop.staff('sales'), body: { ...moved, reason: 'She called' } };
  const replaced = await shop.call('put', one, byStaff).expect(200);
  expect(replaced.body).toMatchObject({ line2: 'Flat 2', phone: '+12025550188', version: 2 });
  await shop.call('put', one, { token: me.token, body: STREET, headers: { 'If-Match': '"v1"' } }).expect(412);

  for (const method of ['put', 'delete'] as const) {
    const theirs = await shop.call(method, one, { token: other.token, body: STREET }).expect(404);
    const missing = await shop.call(method, `${path}/${randomUUID()}`, { token: me.token, body: STREET }).expect(404);
    expect(withoutTrace(theirs)).toBe(withoutTrace(missing));
  }
  await shop.call('get', path, { token: other.token }).expect(404);
  await shop.call('post', path, { token: other.token, body: STREET }).expect(404);
  await shop.call('get', path, { token: await shop.staff('warehouse') }).expect(403);
  await shop.call('delete', one, { token: me.token }).expect(204);
  await shop.call('delete', one, { token: me.token }).expect(404);
});

test('an address in Hong Kong needs no postal code; one that does not fit its country is refused, also in a change', async () => {
  const me = await shop.signUp();
  const path = `/customers/${me.id}/addresses`;
  const { postalCode: _, region: _region, ...street } = STREET;
  const inHongKong = { ...street, city: 'Hong Kong', country: 'HK' };
  const { body: added } = await shop.call('post', path, { token: me.token, body: inHongKong }).expect(201);
  const { body: listed } = await shop.call('get', path, { token: me.token }).expect(200);
  expect(listed.data).toEqual([{ ...added, ...inHongKong, check: null }]);
  const wrong = [
    { ...inHongKong, postalCode: '999077' },
    { ...street, country: 'US' },
    { ...STREET, postalCode: 'M4 5JD' },
    { ...street, city: 'Manchester', country: 'GB', postalCode: '22201' },
  ];
  for (const body of wrong) {
    for (const [method, to] of [['post', path] as const, ['put', `${path}/${added.id}`] as const]) {
      const refused = await shop.call(method, to, { token: me.token, body }).expect(400);
      expect(refused.body).toMatchObject({
        type: '/docs/errors/address.postal-code',
        errors: [{ in: 'body', pointer: '/postalCode', detail: expect.stringContaining(body.country) }],
      });
    }
  }
  const taxless = await shop
    .call('post', path, { token: me.token, body: { ...STREET, region: 'Montana' } })
    .expect(400);
  expect(taxless.body).toMatchObject({
    type: '/docs/errors/address.postal-code',
    errors: [{ pointer: '/region', detail: expect.stringContaining('VA') }],
  });
  const headers = { 'Accept-Language': 'zh' };
  const { body: chinese } = await shop.call('post', path, { token: me.token, body: wrong[0] ?? {}, headers });
  expect(chinese.errors).toMatchObject([{ detail: 'HK 没有邮政编码：请省略此项' }]);
});

test('an address that cannot be opened is named in the list, and the other addresses are shown', async () => {
  const buyer = await shop.signUp();
  const [damaged, whole] = [await shop.addAddress(buyer), await shop.addAddress(buyer)];
  await shop.stack.admin.query(`update customer.address set sealed = 'damaged' where id = $1`, [damaged]);
  const { body } = await shop.call('get', `/customers/${buyer.id}/addresses`, { token: buyer.token }).expect(200);
  expect(body.unreadable).toEqual([{ id: damaged }]);
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([whole]);
});

test('a name and a day that were stored before they were refused are still shown', async () => {
  const { id, email, token } = await shop.signUp();
  const old = { givenName: 'Ana\u202E', dateOfBirth: '0001-01-01' };
  const rest = { ...NO_DETAILS, phone: null, language: null, timeZone: null };
  await shop.storePersonalData(id, { email, familyName: 'Lima', ...rest, ...old });
  expect((await shop.call('get', `/customers/${id}`, { token }).expect(200)).body).toMatchObject(old);
  const found = await shop.call('get', `/customers?email=${email}`, { token: await shop.staff('sales') }).expect(200);
  expect(found.body.data).toEqual([expect.objectContaining({ id, ...old })]);
});

test('both forms of an international e-mail address are one account', async () => {
  const name = `иван-${randomUUID()}`;
  const [unicode, ascii] = [`${name}@Почта.РФ`, `${name}@xn--80a1acny.xn--p1ai`];
  const { id } = await shop.signUp({ email: unicode });
  for (const email of [unicode, ascii]) expect((await shop.signIn(email)).body.actor).toMatchObject({ id });
  const again = { email: ascii, password: PASSWORD, givenName: 'Иван', familyName: 'Петров' };
  const { body: told } = await shop.call('post', '/customers', { body: again }).expect(201);
  expect(await shop.value('select count(*)::int as value from customer.account where id = $1', told.id)).toBe(0);
});

test('a person with one name signs up, and cannot lose it; a birth tomorrow is refused', async () => {
  const person = await shop.signUp({ givenName: undefined, familyName: 'Suharto' });
  const path = `/customers/${person.id}`;
  const change = (body: object) => shop.call('patch', path, { token: person.token, body });
  expect((await shop.call('get', path, { token: person.token })).body).toMatchObject({
    givenName: null,
    familyName: 'Suharto',
  });
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  for (const [pointer, body] of [
    ['/givenName', { familyName: null }],
    ['/dateOfBirth', { dateOfBirth: tomorrow }],
    ['/dateOfBirth', { dateOfBirth: '0001-01-01' }],
    ['/givenName', { givenName: 'Ana\u202E' }],
  ] as const) {
    const refused = await change(body);
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, pointer]);
  }
});

test('the extension of a phone is kept, and the customer is found by the number alone', async () => {
  const { id, token } = await shop.signUp({ phone: '+1 415 555 0177 ext. 5' });
  const { body } = await shop.call('get', `/customers/${id}`, { token }).expect(200);
  expect(body.phone).toBe('+14155550177;ext=5');
  const sales = await shop.staff('sales');
  for (const query of ['phone=%2B14155550177', 'phoneLast4=0177', 'phone=%2B14155550177;ext=9']) {
    const found = await shop.call('get', `/customers?${query}`, { token: sales }).expect(200);
    expect(found.body.data.map((customer: { id: string }) => customer.id)).toContain(id);
  }
});

test('of two hundred searches by four digits in one burst twenty are answered, for each person', async () => {
  const [token, other] = [await shop.staff('sales'), await shop.staff('sales')];
  const search = (as: string) => shop.call('get', '/customers?phoneLast4=7391', { token: as });
  const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await search(token)).status));
  expect(statuses.filter((status) => status === 200)).toHaveLength(20);
  const refused = await search(token).expect(429);
  expect(refused.body.type).toBe('/docs/errors/customer.searched-too-often');
  await search(other).expect(200);
  await shop.stack.admin.query(`update customer.search_quota set since = since - interval '11 minutes'`);
  await search(token).expect(200);
});
