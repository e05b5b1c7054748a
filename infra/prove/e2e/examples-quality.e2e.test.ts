// Tests the examples of data quality: rules and scores, a cleaning that is chosen and undone, and a monthly audit.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetJob } from '@toric/contracts/jobs/job.http';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { MoveTestClock } from '@toric/contracts/operator/test-clock.http';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
let customerId: string;
beforeAll(async () => {
  shop = await openShop('quality', { testClock: true });
  ({ send } = await readExamples(shop));
  const person = { givenName: 'XIAOMING', familyName: 'Wang', phone: '+8613912345678', isNew: true };
  const { body } = await shop.api.call(AddWalkIn, { token: shop.staff.sales, body: AddWalkIn.body.parse(person) });
  customerId = body.id;
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('customers are scored by rules that people set', async () => {
  const { sales: token, auditor } = shop.staff;
  const own = { token, path: { customerId } };
  const quality = await until(
    'the check',
    async () => {
      const found = await send('getCustomerQuality', own);
      return found['checkedAt'] ? found : undefined;
    },
    30_000,
  );
  expect(quality['breaks']).toContainEqual(expect.objectContaining({ rule: 'name-plausible' }));
  expect(itemsOf(await send('listQualityBreaks', { token, query: { rule: 'name-plausible' } }))).toHaveLength(1);
  expect((await send('getQualityOverview', { token: auditor }))['rules']).toHaveLength(22);
  await send('listQualityRules', { token });
  const path = { rule: 'phone-fresh' };
  expect(await send('getQualityRule', { token, path })).toMatchObject({ version: 0, threshold: 24 });
  expect(await send('putQualityRule', { token, path })).toMatchObject({ version: 1, threshold: 36 });
});

test('a cleaning shows what it would change, and marks what it infers', async () => {
  const { sales: token } = shop.staff;
  const { id: jobId } = await send('planCleaning', { token });
  await until('the dry run', async () => {
    const { body } = await shop.api.call(GetJob, { params: { service: 'customer', jobId }, token });
    return body.state === 'ready' ? true : undefined;
  });
  const { data } = await send('listCleaningProposals', { token, path: { jobId } });
  expect(data).toMatchObject([{ row: 1, isChosen: true }]);
  await send('chooseCleaned', { token, path: { jobId } });
  await send('chooseCleaned', { token, path: { jobId }, ids: { false: 'true' } });
  await send('startJob', { token, path: { service: 'customer', jobId } });
  const inferred = await until('the run', async () => {
    const rows = itemsOf(await send('listInferences', { token, path: { customerId } }));
    return rows[0];
  });
  expect(inferred).toMatchObject({ field: 'language', basis: 'phone-country' });
  await send('confirmInference', { token, path: { customerId, inferenceId: inferred.id } });
});

test('the month ends, and its audit is made by the clock of the shop', async () => {
  const { operator, auditor: token } = shop.staff;
  await shop.api.call(MoveTestClock, { token: operator, body: { forwardSeconds: 32 * 86_400 } });
  const [audit] = await until(
    'the audit',
    async () => {
      const found = (await send('listQualityAudits', { token }))['data'];
      return Array.isArray(found) && found.length > 0 ? (found as { month: string }[]) : undefined;
    },
    60_000,
  );
  const path = { month: audit?.month ?? '' };
  expect(await send('getQualityAudit', { token, path })).toMatchObject({ month: path.month });
  expect((await send('getQualityAuditFile', { token, path }))['disposition']).toContain(
    `data-quality-${path.month}.csv`,
  );
});
