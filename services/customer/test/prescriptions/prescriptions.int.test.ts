/** Tests prescriptions: who records, confirms, revises, withdraws and reads them, and that each reading is recorded. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  ascending,
  type CustomerStack,
  customerStack,
  LEFT,
  prescription,
  PRODUCT,
  VALID,
  RIGHT,
  TODAY,
  withoutTrace,
} from '../customer-stack.ts';

let shop: CustomerStack;
beforeAll(async () => {
  shop = await customerStack();
}, 60_000);
afterAll(() => shop.stop());

test('a customer enters, an optician confirms, a revision is only entered again, and a withdrawal is final', async () => {
  const me = await shop.signUp();
  const optician = await shop.staff('optician');
  const id = await shop.record(me);
  const path = `/customers/${me.id}/prescriptions/${id}`;
  const read = await shop.call('get', path, { token: me.token }).expect(200);
  expect(read.body).toMatchObject({
    ...prescription(),
    id,
    status: 'entered',
    revision: 1,
    version: 1,
    issuedIn: 'US',
  });

  const confirm = (revision: number, headers = {}) =>
    shop.call('post', `${path}/verify`, { token: optician, body: { revision, seen: 'The paper original' }, headers });
  await shop.call('post', `${path}/verify`, { token: me.token, body: { revision: 1 } }).expect(403);
  const verified = await confirm(1, { 'If-Match': '"v1"' });
  expect(verified.body).toMatchObject({ status: 'verified', version: 2 });
  const again = await confirm(1).expect(200);
  expect(again.body.version).toBe(2);

  const eyes = { right: { productId: PRODUCT, parameters: LEFT } };
  const revise = { token: me.token, body: prescription({ eyes }) };
  const revised = await shop.call('post', `${path}/revisions`, revise).expect(201);
  expect(revised.body).toMatchObject({ status: 'entered', revision: 2, version: 3 });
  await confirm(2, { 'If-Match': '"v2"' }).expect(412);
  const newest = await shop.call('get', path, { token: optician }).expect(200);
  expect(newest.body.eyes).toEqual(eyes);

  const withdrawn = await shop.call('post', `${path}/withdraw`, { token: me.token }).expect(200);
  expect(withdrawn.body).toMatchObject({ status: 'withdrawn', version: 4 });
  await shop.call('post', `${path}/withdraw`, { token: optician }).expect(200, withdrawn.body);
  for (const after of [confirm(2), shop.call('post', `${path}/revisions`, revise)]) {
    expect((await after.expect(409)).body.type).toBe('/docs/errors/prescription.withdrawn');
  }
});

test('a confirmation of a revision that the customer has replaced meanwhile is refused, also without If-Match', async () => {
  const me = await shop.signUp();
  const optician = await shop.staff('optician');
  const id = await shop.record(me);
  const path = `/customers/${me.id}/prescriptions/${id}`;
  const body = prescription({ eyes: { right: { productId: PRODUCT, parameters: { ...LEFT, sphere: -5 } } } });
  await shop.call('post', `${path}/revisions`, { token: me.token, body }).expect(201);
  const confirm = (revision: number) =>
    shop.call('post', `${path}/verify`, { token: optician, body: { revision, seen: 'The paper original' } });
  const refused = await confirm(1).expect(412);
  expect(refused.body.type).toBe('/docs/errors/request.stale');
  expect((await shop.call('get', path, { token: me.token }).expect(200)).body.status).toBe('entered');
  await confirm(2).expect(200);
});

test('an optician records a verified prescription; of two concurrent revisions one is refused as stale', async () => {
  const me = await shop.signUp();
  const token = await shop.staff('optician');
  const recorded = await shop
    .call('post', `/customers/${me.id}/prescriptions`, { token, body: prescription({ source: 'presented' }) })
    .expect(201);
  expect(recorded.body.status).toBe('verified');
  const path = `/customers/${me.id}/prescriptions/${recorded.body.id}/revisions`;
  const edit = { token, body: prescription(), headers: { 'If-Match': '"v1"' } };
  const both = await Promise.all([shop.call('post', path, edit), shop.call('post', path, edit)]);
  expect(both.map(({ status }) => status).sort(ascending)).toEqual([201, 412]);
});

test('after its last day a prescription is shown as expired, and its stored status stays', async () => {
  const me = await shop.signUp();
  const id = await shop.record(me, { issuedOn: '2020-01-15', expiresOn: '2021-01-15' });
  const path = `/customers/${me.id}/prescriptions`;
  const shown = await shop.call('get', `${path}/${id}`, { token: me.token }).expect(200);
  const listed = await shop.call('get', path, { token: me.token }).expect(200);
  expect([shown.body.status, listed.body.data[0].status]).toEqual(['expired', 'expired']);
  expect(await shop.value('select status as value from customer.prescription where id = $1', id)).toBe('entered');
});

test('a prescription that a customer records is entered, whatever the customer calls it', async () => {
  const me = await shop.signUp();
  const id = await shop.record(me, { source: 'entered' });
  const path = `/customers/${me.id}/prescriptions/${id}`;
  const read = await shop.call('get', path, { token: me.token }).expect(200);
  expect([read.body.status, read.body.source]).toEqual(['entered', undefined]);
  const revise = { token: me.token, body: prescription({ source: 'entered' }) };
  expect((await shop.call('post', `${path}/revisions`, revise).expect(201)).body.status).toBe('entered');
  for (const source of ['presented', 'entered', undefined]) {
    const claimed = { token: me.token, body: prescription({ source }) };
    expect((await shop.call('post', `${path}/revisions`, claimed).expect(201)).body.status).toBe('entered');
    const recorded = await shop.call('post', `/customers/${me.id}/prescriptions`, claimed).expect(201);
    expect(recorded.body.status).toBe('entered');
  }
  for (const source of ['entered', undefined]) {
    const phoned = { token: await shop.staff('optician'), body: prescription({ source }) };
    const recorded = await shop.call('post', `/customers/${me.id}/prescriptions`, phoned).expect(201);
    expect(recorded.body.status).toBe('entered');
  }
});

test('invalid contents are refused, with the pointer of each wrong field', async () => {
  const me = await shop.signUp();
  const parameters = { ...RIGHT, cylinder: -0.75 };
  const body = prescription({ expiresOn: TODAY, eyes: { right: { productId: PRODUCT, parameters } } });
  const answer = await shop.call('post', `/customers/${me.id}/prescriptions`, { token: me.token, body }).expect(400);
  expect(answer.body.type).toBe('/docs/errors/prescription.invalid');
  expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '/expiresOn',
    '/eyes/right/parameters/axis',
  ]);
  const forged = prescription({ status: 'verified' });
  await shop.call('post', `/customers/${me.id}/prescriptions`, { token: me.token, body: forged }).expect(400);
});

test("another customer's prescription is answered exactly like one that does not exist", async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  const theirs = await shop.record(other);
  const nobodys = randomUUID();
  const paths = [
    `/customers/${other.id}/prescriptions/${theirs}`,
    `/customers/${me.id}/prescriptions/${theirs}`,
    `/customers/${randomUUID()}/prescriptions/${nobodys}`,
    `/customers/${me.id}/prescriptions/${nobodys}`,
  ];
  for (const [method, suffix, body] of [
    ['get', '', undefined],
    ['post', '/withdraw', undefined],
    ['post', '/revisions', prescription()],
  ] as const) {
    const answers = await Promise.all(
      paths.map((path) => shop.call(method, path + suffix, { token: me.token, ...(body && { body }) }).expect(404)),
    );
    expect(new Set(answers.map(withoutTrace)).size).toBe(1);
  }
  await shop.call('get', `/customers/${other.id}/prescriptions`, { token: me.token }).expect(404);
  await shop
    .call('post', `/customers/${other.id}/prescriptions`, { token: me.token, body: prescription() })
    .expect(404);
  const still = await shop.call('get', paths[0] ?? '', { token: other.token }).expect(200);
  expect(still.body).toMatchObject({ status: 'entered', version: 1 });
});

test('the total of a page counts all prescriptions of the customer, and no others', async () => {
  const [me, other] = [await shop.signUp(), await shop.signUp()];
  for (const one of [me, me, me, other]) await shop.record(one);
  const counted = await shop.call('get', `/customers/${me.id}/prescriptions?limit=2&count=true`, { token: me.token });
  expect([counted.body.data.length, counted.body.total]).toEqual([2, 3]);
});

test('only the customer, opticians and auditors read prescriptions', async () => {
  const me = await shop.signUp();
  const path = `/customers/${me.id}/prescriptions/${await shop.record(me)}`;
  for (const role of ['sales', 'warehouse', 'finance', 'marketing', 'admin'] as const) {
    const answer = await shop.call('get', path, { token: await shop.staff(role) }).expect(403);
    expect(JSON.stringify(answer.body)).not.toContain('Ada');
  }
  await shop.call('get', path).expect(401);
  await shop.call('get', path, { token: await shop.staff('auditor') }).expect(200);
});

test('every reading is logged, and the log and the revisions are append-only', async () => {
  const me = await shop.signUp();
  const [first, second] = [await shop.record(me), await shop.record(me)];
  const readerId = randomUUID();
  const token = await shop.stack.token({ id: readerId, kind: 'staff', roles: ['optician'] });
  const path = `/customers/${me.id}/prescriptions`;
  await shop.call('get', `${path}/${first}`, { token }).expect(200);
  await shop.call('get', `${path}/${randomUUID()}`, { token }).expect(404);
  const listed = await shop.call('get', `${path}?limit=1`, { token }).expect(200);
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toEqual([second]);
  const next = await shop.call('get', `${path}?limit=1&cursor=${listed.body.nextCursor}`, { token }).expect(200);
  expect([next.body.data[0].id, next.body.nextCursor, next.body.total]).toEqual([first, null, undefined]);
  const { rows } = await shop.stack.admin.query(
    `select actor_id, actor_kind, action, subject from customer.change_record
     where customer_id = $1 and action in ('prescription.read', 'prescription.listed') order by at, id`,
    [me.id],
  );
  expect(rows).toEqual([
    { actor_id: readerId, actor_kind: 'staff', action: 'prescription.read', subject: first },
    { actor_id: readerId, actor_kind: 'staff', action: 'prescription.listed', subject: second },
    { actor_id: readerId, actor_kind: 'staff', action: 'prescription.listed', subject: first },
  ]);
  for (const statement of [
    'delete from customer.change_record',
    `update customer.change_record set action = ''`,
    'delete from customer.prescription_revision',
    `update customer.prescription_revision set sealed = ''`,
  ]) {
    await expect(shop.stack.admin.query(statement)).rejects.toThrow(/append-only/);
  }
});

test('sales see until when a prescription is valid and for which products, and no power; the reading is recorded', async () => {
  const buyer = await shop.signUp();
  const id = await shop.recordSeen(buyer);
  const path = `/customers/${buyer.id}/prescription-validity`;
  const { body } = await shop.call('get', path, { token: await shop.staff('sales') }).expect(200);
  expect(body.data).toEqual([
    {
      ...{ id, status: 'verified', issuedOn: VALID.from, expiresOn: VALID.until, prescriberName: 'Dr. Ada Example' },
      lenses: [
        { eye: 'right', productId: PRODUCT, daysLeft: expect.any(Number) },
        { eye: 'left', productId: PRODUCT, daysLeft: expect.any(Number) },
      ],
    },
  ]);
  const recorded = `select count(*)::int as value from customer.change_record where action = 'prescription.listed' and subject = $1`;
  expect(await shop.value<number>(recorded, id)).toBe(1);
  await shop.call('get', path, { token: buyer.token }).expect(403);
});
