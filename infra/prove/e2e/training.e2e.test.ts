/** Tests that a training shop goes back to its first day, with all rows and counts, and that orders flow afterwards. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ProblemError } from '@toric/client/problem-error';
import { ListChanges, VerifyChanges } from '@toric/contracts/changes/change.http';
import { CreateCoupon, ListCoupons } from '@toric/contracts/marketing/marketing.http';
import { GetTraining, KeepTraining, ResetTraining, type TrainingView } from '@toric/contracts/operator/training.http';
import { OWNERS, schemaOf } from '../../run/system/parts.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { until } from '../testing/test-stack.ts';
import { startBrowser } from '../console/browser/browser.ts';
import { enter } from '../console/visitor.ts';
import { sampleFactorKeyOf } from '../../run/system/secrets.ts';
import { bringChromium } from './clients/chromium.ts';
import { openShop, type Shop, waitUntilIdle } from './shop.ts';

/** Lists the tables of counters and tickets, which change even if nobody works. */
const RESTLESS = ['rate_limit', 'stream_ticket'];
const RESET_MS = 90_000;
let shop: Shop;
beforeAll(async () => {
  shop = await openShop('training', { supervised: true, training: true, mailbox: true });
}, 120_000);
afterAll(() => shop?.close(), 60_000);

const state = async (token = shop.staff.sales): Promise<TrainingView> =>
  (await shop.api.call(GetTraining, { token })).body;
const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'accepted',
    (error: unknown) => (error instanceof ProblemError ? error.slug : String(error)),
  );

/** Returns how many rows each table of the shop has. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await shop.rows<{ at: string }>(
    `select format('%I.%I', schemaname, tablename) as at from pg_tables
     where schemaname = any($1) and tablename <> all($2) and tablename <> '_prisma_migrations' order by 1`,
    [OWNERS.map(schemaOf), RESTLESS],
  );
  const counts: Record<string, number> = {};
  for (const { at } of tables) {
    const [row] = await shop.rows<{ n: number }>(`select count(*)::int as n from ${at}`);
    counts[at] = row?.n ?? 0;
  }
  return counts;
}

/** Waits until the training shop is reset and every process is ready again. */
const untilReset = () =>
  until(
    'the shop after its reset',
    async () => {
      const view = await orUndefined(state());
      return view?.state === 'ready' && view.resetAt !== null ? view : undefined;
    },
    RESET_MS,
  );

test('keepTraining keeps the first day, getTraining shows it, and resetTraining is refused before it', async () => {
  const { sales, operator } = shop.staff;
  expect((await state()).state).toBe('not-kept');
  expect(await refusal(shop.api.call(ResetTraining, { token: sales }))).toBe('training.not-kept');
  expect(await refusal(shop.api.call(KeepTraining, { token: sales }))).toBe('auth.forbidden');
  await waitUntilIdle(shop);
  const { body } = await shop.api.call(KeepTraining, { token: operator });
  expect(body).toMatchObject({ state: 'ready', keptAt: expect.any(String), resetAt: null, silent: [] });
}, 60_000);

test('after resetTraining rows and counts are those of the first day, and orders flow', async () => {
  const before = await countRows();
  const { marketing, sales, auditor } = shop.staff;
  const known = (await shop.api.call(ListCoupons, { token: marketing })).body.data.length;
  const lost = await shop.newBuyer();
  expect(await shop.place(lost, shop.order(lost))).toMatchObject({ ok: true, body: { status: 'confirmed' } });
  await shop.api.call(CreateCoupon, { token: marketing, body: CreateCoupon.example });
  // a reset does not wait until the shop is idle: messages and requests in flight are dropped
  const { status, headers, body } = await shop.api.call(ResetTraining, { token: sales });
  expect([status, headers.get('location'), body.state]).toEqual([202, '/v1/training', 'resetting']);
  await untilReset();

  // the sealer of the change record may add rows for a second, as it did on the first day
  const same = async () => (JSON.stringify(await countRows()) === JSON.stringify(before) ? true : undefined);
  await orUndefined(until('the rows of the first day', same, 10_000));
  expect(await countRows()).toEqual(before);
  expect((await shop.api.call(ListCoupons, { token: marketing })).body.data).toHaveLength(known);
  expect(await refusal(shop.api.signIn(lost.email, 'correct horse battery staple'))).not.toBe('accepted');
  const chain = await shop.api.call(VerifyChanges, { token: auditor, params: { service: 'marketing' } });
  expect(chain.body).toMatchObject({ finding: null, next: null });
  expect((await shop.api.call(ListChanges, { token: auditor })).status).toBe(200);
  const buyer = await shop.newBuyer();
  expect(await shop.place(buyer, shop.order(buyer))).toMatchObject({ ok: true, body: { status: 'confirmed' } });
}, 180_000);

test('a person does a step of her first day, and resets the shop in the console, which waits until it is done', async () => {
  const { system } = shop;
  const browser = await startBrowser(await bringChromium(), system.gatewayUrl);
  try {
    const way = { url: system.gatewayUrl, password: system.secrets.get('sample password') };
    const { tab, get } = await enter(browser, { ...way, factorKey: sampleFactorKeyOf(system.secrets) }, 'admin');
    await tab.open('/console/staff');
    const hasDone = async () =>
      JSON.stringify(await get('/v1/desk/preferences')).includes('"admin-staff"') || undefined;
    await until('the step of the first day that the visit does', hasDone);
    const before = (await state()).resetAt;
    await tab.until('the banner', `document.querySelector('.training-banner button') !== null`);
    await tab.evaluate(`document.querySelector('.training-banner button').click()`);
    const confirm = `document.querySelector('[role=dialog] [data-operation=resetTraining]')`;
    await tab.until('the question', `${confirm} !== null`);
    await tab.evaluate(`${confirm}.click()`);
    await tab.until('the page as it is loaded anew', `document.querySelector('[role=dialog]') === null`, RESET_MS);
    expect((await state()).resetAt).not.toBe(before);
  } finally {
    await browser.close();
  }
}, 180_000);

test('a shop can be reset again, and while it is reset everything else is refused', async () => {
  const first = (await state()).resetAt;
  await shop.api.call(ResetTraining, { token: shop.staff.optician });
  expect(['training.resetting', 'unavailable']).toContain(
    await refusal(shop.api.call(ResetTraining, { token: shop.staff.sales })),
  );
  await until(
    'the second reset',
    async () => {
      const view = await orUndefined(state());
      return view?.state === 'ready' && view.resetAt !== first ? view : undefined;
    },
    RESET_MS,
  );
}, 120_000);
