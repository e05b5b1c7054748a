/** Tests the monthly audits of data quality: made once from the sums of the days, kept, listed and downloaded. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { type CustomerStack, customerStack, TODAY } from '../customer-stack.ts';

let shop: CustomerStack;
let auditor: string;
const [year = 0, number = 0] = TODAY.split('-').map(Number);
const MONTH = new Date(Date.UTC(year, number - 2, 1)).toISOString().slice(0, 7);
const DAYS = [
  ...[`('${MONTH}-02', 'all', 100, 40)`, `('${MONTH}-02', 'phone-fresh', 10, 4)`],
  ...[
    `('${MONTH}-27', 'all', 200, 30)`,
    `('${MONTH}-27', 'phone-fresh', 20, 3)`,
    `('${MONTH}-27', 'no-duplicate', 20, 0)`,
  ],
];
beforeAll(async () => {
  shop = await customerStack();
  auditor = await shop.staff('auditor');
  await shop.stack.admin.query(`insert into customer.quality_day (day, rule, asked, broken) values ${DAYS.join(', ')}`);
  await shop.restart(); // at its start, the service looks for months without an audit
}, 90_000);
afterAll(() => shop.stop());
const get = async (path: string) => (await shop.call('get', path, { token: auditor }).expect(200)).body;

test('the audit of a month that is over is made by itself, once', async () => {
  const [audit] = await until(
    'the audit',
    async () => {
      const { data } = await get('/quality-audits');
      return data.length > 0 ? data : undefined;
    },
    30_000,
  );
  expect(audit).toMatchObject({
    ...{ month: MONTH, score: 85, startScore: 60, stale: 3, duplicatesOpen: 0, duplicatesDecided: 0 },
    ...{ cleanings: 0, cleaned: 0, cleaningsUndone: 0 },
  });
  await shop.stack.admin.query(`update customer.quality_day set broken = asked`);
  await shop.restart();
  await until('the next look', async () => ((await get('/quality')).nightOf ? true : undefined), 30_000);
  expect((await get('/quality-audits?count=true')).total).toBe(1);
  expect((await get(`/quality-audits/${MONTH}`)).score).toBe(85);
});

test('it has each rule at the start and at the end, and its days', async () => {
  const audit = await get(`/quality-audits/${MONTH}`);
  expect(audit.rules).toEqual([
    { rule: 'phone-fresh', kind: 'freshness', asked: 20, broken: 3, score: 85, startScore: 60 },
    { rule: 'no-duplicate', kind: 'uniqueness', asked: 20, broken: 0, score: 100, startScore: null },
  ]);
  expect(audit.trend.map(({ day }: { day: string }) => day)).toEqual([`${MONTH}-02`, `${MONTH}-27`]);
});

test('it is downloaded in both languages, and a month without an audit is refused', async () => {
  const file = async (language: string) =>
    (await shop.call('get', `/quality-audits/${MONTH}/file?language=${language}`, { token: auditor }).expect(200)).text;
  expect(await file('en')).toContain('Phone confirmed lately,Up to date,20,3,60,85');
  expect(await file('zh')).toContain('电话近期已确认,及时,20,3,60,85');
  const refused = await shop.call('get', '/quality-audits/2001-01', { token: auditor }).expect(404);
  expect(refused.body.type).toBe('/docs/errors/quality-audit.not-found');
  await shop.call('get', '/quality-audits/2001-13', { token: auditor }).expect(400);
  await shop.call('get', '/quality-audits', { token: await shop.staff('warehouse') }).expect(403);
});
