/** Tests that wrong coupon codes and failed cards are limited for each caller, also in one burst of requests. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { body, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack({
    WRONG_COUPONS_PER_HOUR: '10',
    WRONG_COUPONS_PER_NETWORK: '30',
    FAILED_CARDS_PER_HOUR: '20',
    HOLD_FAILED_CARDS_PER_DAY: '5',
    UNSUITABLE_ORDERS_PER_HOUR: '5',
  });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const sql = (text: string, values: unknown[] = []) => shop.stack.admin.query(text, values);
const decideAll = () => sql(`update "order".orders set status = 'cancelled', reason_code = 'prescription.expired'`);
const hourLater = () => sql(`update "order".coupon_guess set since = since - interval '61 minutes'`);

type Answered = { status: number; body: { type?: string; refusals?: { code: string }[] } };

/** Counts the answers by their status and the kind of their refusal. */
async function tally(answers: Promise<Answered>[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status, body: answer } of await Promise.all(answers)) {
    const kind = answer.type?.replace('/docs/errors/', '') ?? answer.refusals?.[0]?.code ?? 'taken';
    counts[`${status} ${kind}`] = (counts[`${status} ${kind}`] ?? 0) + 1;
  }
  return counts;
}

const times = <T>(count: number, act: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => act(at));
const tryCodes = (count: number) => tally(times(count, (at) => shop.place({ ...body, couponCode: `GUESS-${at}` })));
const withCoupon = (couponCode: string) => tally([shop.place({ ...body, couponCode })]);

test('of sixty codes in one burst ten are looked up, and the next hour allows ten more', async () => {
  expect(await tryCodes(60)).toEqual({ '422 coupon.unknown': 10, '429 order.too-many-coupons': 50 });
  expect(await withCoupon('SAVE')).toEqual({ '429 order.too-many-coupons': 1 });
  expect(await tally([shop.place(body)])).toEqual({ '201 taken': 1 });
  await hourLater();
  expect(await withCoupon('SAVE')).toEqual({ '201 taken': 1 });
});

test('a code that is accepted is no guess, and the same wrong code counts once', async () => {
  await hourLater();
  await decideAll();
  expect(await tally(times(15, () => shop.place({ ...body, couponCode: 'SAVE' })))).toEqual({ '201 taken': 15 });
  await decideAll();
  expect(await tally(times(15, () => shop.place({ ...body, couponCode: 'TYPO' })))).toEqual({
    '422 coupon.unknown': 15,
  });
  expect(await withCoupon('SAVE')).toEqual({ '201 taken': 1 });
});

test('quotes for callers without a token are limited by their address', async () => {
  const { eye: _eye, prescriptionId: _prescription, ...asked } = line(-2.25);
  const quote = (couponCode: string) =>
    shop
      .api()
      .post('/quotes')
      .send({ place: { country: 'US', region: 'NJ' }, lines: [asked], couponCode });
  expect(await tally(times(15, async () => quote('SAVE')))).toEqual({ '200 taken': 15 });
  expect(await tally(times(60, async (at) => quote(`GUESS-${at}`)))).toEqual({
    '200 coupon.unknown': 10,
    '429 order.too-many-coupons': 50,
  });
  const stored = await sql(`select caller from "order".coupon_guess where caller like 'network:%'`);
  expect(stored.rows).toEqual([{ caller: expect.not.stringContaining('127.0.0.1') }]);
});

test('accounts of one network share thirty wrong codes, and staff are counted by themselves', async () => {
  await sql(`delete from "order".coupon_guess`);
  const { eye: _eye, prescriptionId: _prescription, ...asked } = line(-2.25);
  const quotes = (token: string, codes: readonly string[]) =>
    tally(
      codes.map(async (couponCode) =>
        shop
          .api()
          .post('/quotes')
          .set('Authorization', `Bearer ${token}`)
          .send({ place: { country: 'US', region: 'NJ' }, lines: [asked], couponCode }),
      ),
    );
  const tokens = await Promise.all(times(6, () => shop.stack.token({ id: randomUUID() })));
  const results = await Promise.all(
    tokens.map((token, at) =>
      quotes(
        token,
        times(11, (n) => `ACCOUNT-${at}-${n}`),
      ),
    ),
  );
  const found = results.reduce((sum, counts) => sum + (counts['200 coupon.unknown'] ?? 0), 0);
  expect(found).toBe(30);
  const fresh = await shop.stack.token({ id: randomUUID() });
  expect(await quotes(fresh, ['ANOTHER'])).toEqual({ '429 order.too-many-coupons': 1 });
  const staff = await shop.stack.token({ id: randomUUID(), kind: 'staff', roles: ['sales'] });
  expect(await quotes(staff, ['TYPO-OF-STAFF'])).toEqual({ '200 coupon.unknown': 1 });
  await hourLater();
  expect(await quotes(fresh, ['ANOTHER', 'SAVE'])).toEqual({ '200 coupon.unknown': 1, '200 taken': 1 });
});

test('accepted codes and one full account use up nothing of the network', async () => {
  await sql(`delete from "order".coupon_guess`);
  expect(await tryCodes(60)).toEqual({ '422 coupon.unknown': 10, '429 order.too-many-coupons': 50 });
  const other = await shop.stack.token({ id: randomUUID() });
  const place = (couponCode: string) => shop.post('/orders', other, { ...body, couponCode });
  await tally(times(5, () => place('SAVE')));
  const shared = await sql(`select cardinality(codes) as codes from "order".coupon_guess where caller like 'all of%'`);
  expect(shared.rows).toEqual([{ codes: 10 }]);
});

test('of forty orders in one burst twenty are taken, and declined cards count for an hour', async () => {
  await decideAll();
  const order = (count: number) => tally(times(count, () => shop.place(body)));
  expect(await order(40)).toEqual({ '201 taken': 20, '429 order.too-many-cards': 20 });
  const undecided = `update "order".orders set reason_code = 'payment.card-declined', status = 'cancelled' where status = 'verifying'`;
  expect((await sql(undecided)).rowCount).toBe(20);
  expect(await order(3)).toEqual({ '429 order.too-many-cards': 3 });
  await sql(`update "order".orders set created_at = created_at - interval '61 minutes'`);
  expect(await order(3)).toEqual({ '201 taken': 3 });
});

test('orders that store credit declines count in the hour, and are no sign of a failed card', async () => {
  const order = (count: number) => tally(times(count, () => shop.place({ ...body, useStoreCredit: 1 })));
  const aged = (by: string) => sql(`update "order".orders set created_at = created_at - $1::interval`, [by]);
  const declined = (code: string) =>
    sql(
      `update "order".orders set reason_code = $1, status = 'cancelled' where created_at > now() - interval '1 day'`,
      [code],
    );
  const holds = async () => (await sql(`select count(*)::int as count from "order".order_hold`)).rows[0].count;
  await aged('25 hours');
  expect(await order(20)).toEqual({ '201 taken': 20 });
  await declined('payment.store-credit-too-low');
  expect(await order(3)).toEqual({ '429 order.too-many-cards': 3 });
  const before = await holds();
  await aged('61 minutes');
  expect(await order(1)).toEqual({ '201 taken': 1 });
  expect(await holds()).toBe(before);
  await declined('payment.card-declined');
  expect(await order(1)).toEqual({ '201 taken': 1 });
  expect(await holds()).toBe(before + 1);
  await aged('25 hours');
});

test('sales see no reason that tells a right power from a wrong one, and may guess five times in an hour', async () => {
  const sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  const guess = (count: number) => tally(times(count, () => shop.post('/orders', sales, { ...body, customerId })));
  await sql(`update "order".orders set created_at = created_at - interval '61 minutes'`);
  expect(await guess(8)).toEqual({ '201 taken': 5, '429 order.too-many-unsuitable': 3 });
  const refused = (code: string) =>
    sql(
      `update "order".orders set status = 'cancelled', reason_code = $1 where created_at > now() - interval '1 hour'`,
      [code],
    );
  const reasonFor = async (token: string) => {
    const { body: page } = await shop.api().get('/orders?limit=1').set('Authorization', `Bearer ${token}`).expect(200);
    return page.data[0].reason.code;
  };
  for (const code of ['prescription.does-not-cover', 'supply.too-much']) {
    await refused(code);
    expect([await reasonFor(sales), await reasonFor(shop.customer)]).toEqual(['prescription.not-suitable', code]);
    expect(await guess(1)).toEqual({ '429 order.too-many-unsuitable': 1 });
  }
  expect(await tally([shop.place(body)])).toEqual({ '201 taken': 1 });
  await refused('stock.sold-out');
  expect(await guess(1)).toEqual({ '201 taken': 1 });
});
