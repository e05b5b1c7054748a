/** Tests deals on real servers: their way through the stages, their end, the forecast and the targets. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { addColleague } from '../colleague.ts';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

const [FIRST, TRIAL, AGREEMENT] = ['1', '2', '4'].map((n) => `0197a000-0000-7000-8000-00000000d00${n}`);
const month = (offset: number) => {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1)).toISOString().slice(0, 7);
};
const DEAL = {
  kind: 'clinic',
  title: 'Monthly lenses',
  value: { amount: 100_000, currency: 'USD' },
  expectedClose: `${month(2)}-15`,
};

let shop: CustomerStack;
let sales: string;
let admin: string;
beforeAll(async () => {
  shop = await customerStack({ SHOP_TIME_ZONE: 'America/New_York' });
  [sales, admin] = [(await addColleague(shop, 'sales')).token, await shop.staff('admin')];
}, 60_000);
afterAll(() => shop.stop());

const call = (method: 'get' | 'post' | 'patch' | 'put', path: string, body?: object, token = sales) =>
  shop.call(method, path, { token, ...(body && { body }) });
const add = async (change: object = {}) => (await call('post', '/deals', { ...DEAL, ...change }).expect(201)).body;
const slug = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');

test('a deal goes through its stages to its end, and its way is kept', async () => {
  const { id, stageId, ownerId } = await add();
  expect(stageId).toBe(FIRST);
  await call('post', `/deals/${id}/stage`, { stageId: AGREEMENT }).expect(200);
  await call('post', `/deals/${id}/won`).expect(200);
  const { body } = await call('get', `/deals/${id}`).expect(200);
  expect(body).toMatchObject({ title: 'Monthly lenses', state: 'won', stageId: AGREEMENT });
  expect(
    body.steps.map((step: { stageId: string | null; state: string; by: string }) => [
      step.stageId,
      step.state,
      step.by,
    ]),
  ).toEqual([
    [FIRST, 'open', ownerId],
    [AGREEMENT, 'open', ownerId],
    [null, 'won', ownerId],
  ]);
  expect(slug(await call('post', `/deals/${id}/stage`, { stageId: TRIAL }).expect(409))).toBe('deal.closed');
  await call('post', `/deals/${id}/open`).expect(200);
  await call('post', `/deals/${id}/lost`, { reason: 'price', detail: '8 % cheaper elsewhere' }).expect(200);
  const { body: list } = await call('get', `/deals?state=lost&limit=100`).expect(200);
  expect(list.data).toContainEqual(expect.objectContaining({ id, lostReason: 'price' }));
});

test('two who change one deal do not overwrite each other', async () => {
  const { id } = await add();
  const change = (title: string) =>
    shop.call('patch', `/deals/${id}`, { token: sales, body: { title }, headers: { 'If-Match': '"v1"' } });
  await change('Lenses for the clinic').expect(200);
  expect(slug(await change('Lenses for the practice').expect(412))).toBe('request.stale');
});

test('unknown people and stages are refused at their field', async () => {
  const nobody = '0197a000-0000-7000-8000-00000000ffff';
  for (const [field, refused] of [
    ['stageId', 'deal.no-stage'],
    ['partnerId', 'deal.no-partner'],
    ['ownerId', 'deal.owner'],
    ['customerId', 'customer.not-found'],
  ] as const) {
    const response = await call('post', '/deals', { ...DEAL, [field]: nobody });
    expect([response.status >= 400 && response.status < 500, slug(response)]).toEqual([true, refused]);
  }
});

test('the forecast weighs open deals by their stages, and counts won deals in their month', async () => {
  const before = (await call('get', '/deal-forecast').expect(200)).body.data;
  const far = { expectedClose: `${month(7)}-10`, value: { amount: 50_000, currency: 'EUR' } };
  await add({ ...far, stageId: AGREEMENT });
  await add({ ...far, stageId: FIRST });
  const won = await add({ ...far, value: { amount: 7_000, currency: 'EUR' } });
  await call('post', `/deals/${won.id}/won`).expect(200);
  const { data, stages } = (await call('get', '/deal-forecast').expect(200)).body;
  const row = (rows: { month: string; currency: string }[], of: string) =>
    rows.find((one) => one.month === of && one.currency === 'EUR');
  expect(row(before, month(7))).toBeUndefined();
  expect(row(data, month(7))).toMatchObject({ open: 2, total: 100_000, weighted: 45_000, won: 0 });
  expect(
    data.filter((one: { currency: string; won: number }) => one.currency === 'EUR' && one.won === 7_000),
  ).toHaveLength(1);
  expect(stages).toHaveLength(4);
});

test('targets stand beside what was won, and only an administrator or finance sets them', async () => {
  const { ownerId } = await add();
  const path = `/sales-targets/${ownerId}/${month(2)}`;
  const target = { amount: 200_000, currency: 'USD' };
  await call('put', path, { target }).expect(403);
  await call('put', path, { target }, admin).expect(200);
  const { data } = (await call('get', `/sales-targets?month=${month(2)}`).expect(200)).body;
  const own = data.find(
    (one: { staffId: string; currency: string }) => one.staffId === ownerId && one.currency === 'USD',
  );
  expect(own).toMatchObject({ target: 200_000, won: 0 });
  expect(own.weighted).toBeGreaterThanOrEqual(10_000);
});

test('a stage is changed by an administrator, and the last one stays in use', async () => {
  const stage = { name: { en: 'Trial run', zh: '试戴' }, probability: 35, position: 20, isActive: true };
  await call('put', `/deal-stages/${TRIAL}`, stage).expect(403);
  await call('put', `/deal-stages/${TRIAL}`, stage, admin).expect(200);
  const { data } = (await call('get', '/deal-stages').expect(200)).body;
  expect(data.map(({ name }: { name: { en: string } }) => name.en)).toEqual([
    'First contact',
    'Trial run',
    'Offer',
    'Agreement',
  ]);
  const others = data.filter(({ id }: { id: string }) => id !== FIRST);
  for (const { id, ...other } of others)
    await call('put', `/deal-stages/${id}`, { ...other, isActive: false }, admin).expect(200);
  const { id: _, ...first } = data[0];
  expect(slug(await call('put', `/deal-stages/${FIRST}`, { ...first, isActive: false }, admin).expect(409))).toBe(
    'deal.last-stage',
  );
});

test('the texts of a deal are sealed', async () => {
  await add({ title: 'Canary of the lake', note: 'Canary in the note' });
  const { rows } = await shop.stack.admin.query(
    'select d::text as row from customer.deal d union all select c::text from customer.change_record c',
  );
  expect(JSON.stringify(rows)).not.toMatch(/canary/i);
});
