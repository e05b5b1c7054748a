/** Tests the rules of data quality on real servers: customers are checked in the background, scored, listed and counted. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack } from '../customer-stack.ts';

let shop: CustomerStack;
let [sales, auditor] = ['', ''];
beforeAll(async () => {
  shop = await customerStack();
  [sales, auditor] = [await shop.staff('sales'), await shop.staff('auditor')];
}, 60_000);
afterAll(() => shop.stop());

let entered = 0;
/** Enters a person whom no other test has entered, unless `change` gives her the facts of another person. */
async function enter(change: object = {}): Promise<string> {
  const number = String(entered++).padStart(2, '0');
  const names = {
    givenName: `Ana${'abcdefghijklmnop'.charAt(entered)}`,
    familyName: `Lima${'qrstuvwxyzabcdef'.charAt(entered)}`,
  };
  const body = {
    ...names,
    dateOfBirth: `19${60 + entered}-03-07`,
    phone: `+141555501${number}`,
    ...change,
    isNew: true,
  };
  return (await shop.call('post', '/customers/walk-ins', { token: sales, body }).expect(201)).body.id;
}
const qualityOf = async (id: string) =>
  (await shop.call('get', `/customers/${id}/quality`, { token: sales }).expect(200)).body;
const brokenBy = async (id: string): Promise<string[]> =>
  (await qualityOf(id)).breaks.map(({ rule }: { rule: string }) => rule).sort();
/** Waits until the quality check has seen the last change of this customer. */
const checked = (id: string) =>
  until(
    `the check of ${id}`,
    async () => {
      const query = `select from customer.quality_check q join customer.customer c on c.id = q.customer_id
        where c.id = $1 and not q.is_waiting and q.seen_at >= c.updated_at`;
      return (await shop.stack.admin.query(query, [id])).rowCount ? true : undefined;
    },
    30_000,
  );
const untilBroken = (id: string, rule: string, isBroken: boolean) =>
  until(
    `${rule} is ${isBroken ? 'broken' : 'kept'}`,
    async () => ((await brokenBy(id)).includes(rule) === isBroken ? true : undefined),
    30_000,
  );
const list = async (query = '') =>
  (await shop.call('get', `/quality-breaks?limit=100${query}`, { token: sales }).expect(200)).body.data;
const change = (id: string, body: object) =>
  shop.call('patch', `/customers/${id}`, { token: sales, body: { ...body, reason: 'She called' } }).expect(200);

test('a new customer is checked within seconds, and the score says what is missing', async () => {
  const id = await enter();
  await checked(id);
  const quality = await qualityOf(id);
  expect(quality.score).toBeLessThan(100);
  expect(await brokenBy(id)).toEqual(['address-known', 'consent-asked', 'language-known']);
  await change(id, { language: 'en' });
  await untilBroken(id, 'language-known', false);
  expect((await qualityOf(id)).score).toBeGreaterThan(quality.score);
});

test('an address and a duplicate change the score without a change of the record', async () => {
  const id = await enter({ givenName: 'Berta', familyName: 'Oliveira', dateOfBirth: '1971-01-01' });
  await checked(id);
  const address = { recipient: 'Berta', line1: '1 Main St', city: 'Arlington', postalCode: '22201', country: 'US' };
  await shop
    .call('post', `/customers/${id}/addresses`, { token: sales, body: { ...address, reason: 'New' } })
    .expect(201);
  await untilBroken(id, 'address-known', false);
  await enter({
    givenName: 'Berta',
    familyName: 'Oliveira',
    dateOfBirth: '1971-01-01',
    phone: (await record(id)).phone,
  });
  await untilBroken(id, 'no-duplicate', true);
  await untilBroken(id, 'phone-unshared', true);
});
const record = async (id: string) => (await shop.call('get', `/customers/${id}`, { token: sales }).expect(200)).body;

test('the list names the customers of a rule, and each who is shown is recorded', async () => {
  const id = await enter({ givenName: 'Test', familyName: 'Canaryville' });
  await untilBroken(id, 'name-plausible', true);
  const rows = await list('&rule=name-plausible');
  expect(rows).toContainEqual(
    expect.objectContaining({ rule: 'name-plausible', kind: 'validity', customer: { id, name: 'Test Canaryville' } }),
  );
  expect((await list(`&kind=validity&customerId=${id}`)).map(({ rule }: { rule: string }) => rule)).toEqual([
    'name-plausible',
  ]);
  expect(await list(`&kind=completeness&rule=name-plausible`)).toEqual([]);
  const { body } = await shop.call('get', `/changes?subject=${id}&limit=1`, { token: auditor }).expect(200);
  expect(body.data[0]).toMatchObject({ action: 'customer.found' });
  const { rows: stored } = await shop.stack.admin.query(
    'select b::text as row from customer.quality_break b union all select q::text from customer.quality_check q',
  );
  expect(JSON.stringify(stored)).not.toMatch(/canary|4155550/i);
});

test('facts grow stale by night, without a change', async () => {
  const id = await enter();
  await checked(id);
  expect(await brokenBy(id)).not.toContain('phone-fresh');
  await shop.stack.admin.query(`update customer.customer set created_at = now() - interval '3 years' where id = $1`, [
    id,
  ]);
  await shop.stack.admin.query(`update customer.quality_progress set night_of = night_of - 1`);
  await untilBroken(id, 'phone-fresh', true);
});

test('the sums and the row of the day are those of all customers', async () => {
  await until('rest', async () =>
    (await shop.call('get', '/quality', { token: auditor }).expect(200)).body.waiting === 0 ? true : undefined,
  );
  const overview = await until(
    'the row of the day',
    async () => {
      const { body } = await shop.call('get', '/quality?days=7', { token: auditor }).expect(200);
      return body.trend.at(-1)?.score === body.score ? body : undefined;
    },
    30_000,
  );
  const counted = await shop.stack.admin.query(
    `select count(*)::int as customers, floor(100.0 * sum(kept_weight) / sum(asked_weight))::int as score from customer.quality_check`,
  );
  expect(overview).toMatchObject({ ...counted.rows[0], waiting: 0 });
  const { rows } = await shop.stack.admin.query(
    'select rule, count(*)::int as n from customer.quality_break group by 1',
  );
  for (const { rule, asked, broken, score } of overview.rules) {
    const own = rows.find((row) => row.rule === rule)?.n ?? 0;
    expect([rule, broken]).toEqual([rule, own]);
    expect(score).toBe(asked === 0 ? null : Math.floor((100 * (asked - own)) / asked));
  }
});

test('a rule is switched off, weighed and limited, and all customers are checked anew', async () => {
  const id = await enter();
  await untilBroken(id, 'consent-asked', true);
  const path = '/quality-rules/consent-asked';
  const rule = (await shop.call('get', path, { token: sales }).expect(200)).body;
  expect(rule).toMatchObject({ isOn: true, weight: 2, threshold: null, version: 0, changedBy: null });
  const put = (body: object, at = path, headers = {}) => shop.call('put', at, { token: sales, body, headers });
  expect((await put({ isOn: false, weight: 2, threshold: 3 }).expect(400)).body.type).toBe(
    '/docs/errors/quality.no-threshold',
  );
  const stale = await put({ isOn: true, weight: 2, threshold: 0 }, '/quality-rules/phone-fresh').expect(400);
  expect(stale.body.type).toBe('/docs/errors/quality.threshold');
  await put({ isOn: false, weight: 2, threshold: null }).expect(200);
  await put({ isOn: true, weight: 2, threshold: null }, path, { 'If-Match': '"v0"' }).expect(412);
  await untilBroken(id, 'consent-asked', false);
  const { body } = await shop.call('get', '/quality-rules', { token: auditor }).expect(200);
  expect(body.data).toHaveLength(22);
  await shop.call('put', path, { token: auditor, body: { isOn: true, weight: 1, threshold: null } }).expect(403);
  await shop.call('get', '/quality', { token: await shop.staff('warehouse') }).expect(403);
});

test('a customer who does not exist has no score', async () => {
  await shop.call('get', `/customers/${crypto.randomUUID()}/quality`, { token: sales }).expect(404);
});
