/** Tests complaints: recording, append-only follow-ups, events without the text, and the record of readings. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ComplaintChanged } from '@toric/contracts/customer/events';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let [sales, optician, auditor] = ['', '', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, optician, auditor] = await Promise.all([shop.staff('sales'), shop.staff('optician'), shop.staff('auditor')]);
}, 60_000);
afterAll(() => shop.stop());

const AT = '2026-06-15T14:00:00.000Z';
const SAID = 'canary-complaint: a piece remained in the eye';
const record = (change: object = {}, token = sales) =>
  shop.call('post', '/complaints', {
    token,
    body: { reporter: 'user', whatHappened: SAID, seriousness: 'suspected-incident', receivedAt: AT, ...change },
  });
const follow = (id: string, body: object) =>
  shop.call('post', `/complaints/${id}/follow-ups`, { token: optician, body });
const slug = ({ body }: { body: { type: string } }) => body.type.replace('/docs/errors/', '');
const eventsOf = async (id: string) =>
  (
    await shop.stack.admin.query<{ data: unknown }>(
      'select data from customer.outbox where aggregate_id = $1 order by seq',
      [id],
    )
  ).rows.map(({ data }) => ComplaintChanged.data.parse(data));

test('a complaint is passed on, answered and closed; its events carry the status, and never the text', async () => {
  const buyer = await shop.signUp();
  const { body } = await record({ customerId: buyer.id, gtin: '2000000000039', lotNumber: 'L1' }).expect(201);
  expect(body).toMatchObject({
    customerId: buyer.id,
    gtin: '02000000000039',
    status: 'open',
    passedOn: [],
    outcome: null,
  });
  const passedOn = { to: 'manufacturer', at: AT };
  await follow(body.id, { kind: 'passed-on', ...passedOn, reference: 'case 4711' }).expect(201);
  await follow(body.id, { kind: 'reply', from: 'manufacturer', at: AT, text: `${SAID}?` }).expect(201);
  const closed = await follow(body.id, { kind: 'closed', outcome: 'replaced', text: 'A new box was sent.' }).expect(
    201,
  );
  expect(closed.body).toMatchObject({ status: 'closed', outcome: 'replaced', passedOn: [passedOn], version: 4 });
  expect(slug(await follow(body.id, { kind: 'closed', outcome: 'other', text: 'Again.' }))).toBe('complaint.closed');
  await follow(body.id, { kind: 'note', text: 'She called again.' }).expect(201);

  const read = await shop.call('get', `/complaints/${body.id}`, { token: auditor }).expect(200);
  expect(read.body.told).toEqual({ reporter: 'user', whatHappened: SAID });
  expect(read.body.followUps.map(({ followUp }: { followUp: { kind: string } }) => followUp.kind)).toEqual([
    'passed-on',
    'reply',
    'closed',
    'note',
  ]);
  const events = await eventsOf(body.id);
  expect(events.map(({ status, passedOn: to }) => [status, to.length])).toEqual([
    ['open', 0],
    ['open', 1],
    ['open', 1],
    ['closed', 1],
    ['closed', 1],
  ]);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`canary|${buyer.id}`));
  const readings = `select count(*)::int as value from customer.change_record where action = 'complaint.read' and subject = $1`;
  expect(await shop.value(readings, body.id)).toBe(1);
});

test('the text is sealed with a key of its own, and cannot be changed', async () => {
  const { body } = await record().expect(201);
  await follow(body.id, { kind: 'note', text: SAID }).expect(201);
  const kept = await shop.value<string>(
    `select (select string_agg(c::text, '') from customer.complaint c) || (select string_agg(f::text, '') from customer.complaint_follow_up f) as value`,
  );
  expect(kept).not.toContain('canary');
  expect(await shop.value('select count(*)::int as value from customer.data_key where customer_id = $1', body.id)).toBe(
    1,
  );
  const change = shop.stack.admin.query(
    `update customer.complaint_follow_up set kind = 'reply' where complaint_id = $1`,
    [body.id],
  );
  await expect(change).rejects.toThrow(/append-only/);
});

test('sales may record and list complaints, but not read one; a list does not contain the text', async () => {
  const { body } = await record().expect(201);
  await shop.call('get', `/complaints/${body.id}`, { token: sales }).expect(403);
  const listed = await shop.call('get', '/complaints?status=open&limit=1&count=true', { token: sales }).expect(200);
  expect(listed.body.data).toEqual([body]);
  expect(JSON.stringify(listed.body)).not.toContain('canary');
  expect(listed.body.total).toBeGreaterThanOrEqual(1);
  const ids = async (query: string) =>
    (await shop.call('get', `/complaints?${query}`, { token: sales }).expect(200)).body.data.map(
      ({ id }: { id: string }) => id,
    );
  expect(await ids(`seriousness=${body.seriousness}&createdFrom=${body.createdAt.slice(0, 10)}`)).toContain(body.id);
  expect(await ids('createdTo=2020-01-31')).toEqual([]);
  expect(await ids(`seriousnessIn=${body.seriousness}&statusIn=open,closed`)).toContain(body.id);
  expect(await ids(`seriousnessNot=${body.seriousness}`)).not.toContain(body.id);
  expect(await ids(`customerId=${body.id}`)).toEqual([]);
  expect(await ids(`orderId=${body.id}`)).toEqual([]);
});

test.each<[string, object, number, string]>([
  ['with a time in the future', { receivedAt: '2999-01-01T00:00:00.000Z' }, 400, 'complaint.in-the-future'],
  ['of an unknown customer', { customerId: randomUUID() }, 404, 'customer.not-found'],
  ['without text', { whatHappened: ' ' }, 400, 'request.invalid'],
])('a complaint %s is refused', async (_, change, status, code) => {
  const refused = await record(change);
  expect([refused.status, slug(refused)]).toEqual([status, code]);
});

test('a follow-up in the future, or of an unknown complaint, is refused', async () => {
  const { body } = await record().expect(201);
  const passedOn = { kind: 'passed-on', to: 'authority', at: '2999-01-01T00:00:00.000Z', reference: 'x' };
  const refused = await follow(body.id, passedOn);
  expect([slug(refused), refused.body.errors[0].pointer]).toEqual(['complaint.in-the-future', '/at']);
  expect(slug(await follow(randomUUID(), { kind: 'note', text: 'x' }))).toBe('complaint.not-found');
});

test('a complaint of the year 0 is refused, in the request and in the database', async () => {
  const { status, body } = await record({ receivedAt: '0000-02-29T00:00:00.000Z' });
  expect([status, body.errors]).toEqual([
    400,
    [{ in: 'body', pointer: '/receivedAt', detail: expect.stringContaining('1900') }],
  ]);
  const { body: kept } = await record().expect(201);
  await expect(
    shop.stack.admin.query(`update customer.complaint set received_at = '0001-01-01 BC' where id = $1`, [kept.id]),
  ).rejects.toThrow('complaint_received_in_range');
});

test('a damaged complaint is named in the list, and the other complaints are shown', async () => {
  const [damaged, whole] = await Promise.all([record().expect(201), record().expect(201)]);
  const list = () => shop.call('get', '/complaints', { token: auditor }).expect(200);
  for (const damage of [`passed_on = '7'`, `passed_on = '[{"to":"nobody"}]'`]) {
    await shop.stack.admin.query(`update customer.complaint set ${damage} where id = $1`, [damaged.body.id]);
    const { body } = await list();
    expect(body.unreadable).toEqual([{ id: damaged.body.id }]);
    expect(body.data.map(({ id }: { id: string }) => id)).toContain(whole.body.id);
  }
  await shop.stack.admin.query(`update customer.complaint set passed_on = '[]' where id = $1`, [damaged.body.id]);
  expect((await list()).body.unreadable).toBeUndefined();
});
