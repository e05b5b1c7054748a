import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CouponRedeemed,
  CouponRefused,
  CouponReleased,
  RedeemCoupon,
  ReleaseCoupon,
} from '@toric/contracts/marketing/events';
import type { OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { followAmendment } from '../../src/coupons/features/follow-amendment.ts';
import { redeemCoupon } from '../../src/coupons/features/redeem-coupon.ts';
import { releaseCoupon } from '../../src/coupons/features/release-coupon.ts';
import { type MarketingStack, marketingStack, nextId, redeem, tally, uses } from '../marketing-stack.ts';

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());

afterEach(async () => {
  const { rows } = await marketing.stack.admin.query(`select 1 from marketing.redemption where status = 'open'`);
  expect(rows).toEqual([]);
});

const times = <T>(n: number, make: (index: number) => T): T[] => Array.from({ length: n }, (_, index) => make(index));
const ask = (...requests: ReturnType<typeof redeem>[]) => marketing.send(redeemCoupon, requests);
const giveBack = (...orderIds: string[]) =>
  marketing.send(
    releaseCoupon,
    orderIds.map((orderId) => ({ orderId })),
  );

describe('64 concurrent buyers of a coupon with 50 uses', () => {
  test('one transaction each: exactly 50 redeem it', async () => {
    const coupon = await marketing.coupon({ totalLimit: 50 });
    const answers = await Promise.all(times(64, () => ask(redeem({ code: coupon.code }))));
    expect(tally(answers.flat())).toEqual({ 640: 50, 'coupon.used-up': 14 });
    expect(await marketing.usesOf(coupon)).toEqual(uses(50));
  });

  test('in batches that lock two coupons in opposite orders: exactly 50 redeem each', async () => {
    const [a, b] = [await marketing.coupon({ totalLimit: 50 }), await marketing.coupon({ totalLimit: 50 })];
    const batches = times(8, (n) =>
      times(16, (k) => redeem({ code: (n + k) % 2 === 0 ? a.code : b.code })).sort(() => (n % 2 === 0 ? 1 : -1)),
    );
    const answers = await Promise.all(batches.map((batch) => ask(...batch)));
    expect(tally(answers.flat())).toEqual({ 640: 100, 'coupon.used-up': 28 });
    expect(await marketing.usesOf(a)).toEqual(uses(50));
    expect(await marketing.usesOf(b)).toEqual(uses(50));
  });

  test('through the broker, with two consuming processes: exactly 50 redeem it', async () => {
    await marketing.startAnother();
    const coupon = await marketing.coupon({ totalLimit: 50 });
    const requests = times(64, () => redeem({ code: coupon.code }));
    const before = await answersFor([]);
    expect(before).toEqual({});
    await Promise.all(requests.map((data) => marketing.stack.deliver(RedeemCoupon, RedeemCoupon(data))));
    const orderIds = requests.map(({ orderId }) => orderId);
    const answers = await until('64 answers', async () => {
      const found = await answersFor(orderIds);
      return Object.values(found).reduce((a, n) => a + n, 0) === 64 ? found : undefined;
    });
    expect(answers).toEqual({ [CouponRedeemed.type]: 50, [CouponRefused.type]: 14 });
    expect(await marketing.usesOf(coupon)).toEqual(uses(50));
  }, 30_000);
});

async function answersFor(orderIds: string[]): Promise<Record<string, number>> {
  const { rows } = await marketing.stack.admin.query<{ type: string; n: number }>(
    'select type, count(*)::int as n from marketing.outbox where aggregate_id = any($1::uuid[]) group by 1',
    [orderIds],
  );
  return Object.fromEntries(rows.map(({ type, n }) => [type, n]));
}

test('20 concurrent orders of one customer redeem a once-per-customer coupon once', async () => {
  const coupon = await marketing.coupon({ perCustomerLimit: 1 });
  const customerId = nextId();
  const answers = await Promise.all(times(20, () => ask(redeem({ code: coupon.code, customerId }))));
  expect(tally(answers.flat())).toEqual({ 640: 1, 'coupon.used-up-for-customer': 19 });
  expect(await ask(redeem({ code: coupon.code }))).toEqual([640]);
  expect(await marketing.usesOf(coupon)).toEqual(uses(2));
});

describe('a release', () => {
  test('takes the use off both counters once, however often it is repeated', async () => {
    const coupon = await marketing.coupon({ totalLimit: 2, perCustomerLimit: 1 });
    const mine = redeem({ code: coupon.code });
    expect(await ask(mine)).toEqual([640]);
    expect(await ask(redeem({ code: coupon.code }))).toEqual([640]);
    expect(await Promise.all(times(5, () => giveBack(mine.orderId)))).toEqual(times(5, () => ['released']));
    expect(await giveBack(mine.orderId, mine.orderId)).toEqual(['released', 'released']);
    expect(await marketing.usesOf(coupon)).toEqual(uses(1));
    expect(await ask(redeem({ code: coupon.code, customerId: mine.customerId }))).toEqual([640]);
    expect(await ask(redeem({ code: coupon.code }))).toEqual(['coupon.used-up']);
  });

  test('that comes before the redemption refuses it, and no use is counted', async () => {
    const coupon = await marketing.coupon();
    const late = redeem({ code: coupon.code });
    expect(await giveBack(late.orderId)).toEqual(['released']);
    expect(await ask(late)).toEqual(['coupon.released']);
    expect(await ask(late)).toEqual(['coupon.released']);
    expect(await marketing.usesOf(coupon)).toEqual(uses(0));
  });

  test('after a refusal changes nothing', async () => {
    const refused = redeem({ code: 'NO-SUCH-CODE' });
    expect(await ask(refused)).toEqual(['coupon.unknown']);
    expect(await giveBack(refused.orderId)).toEqual(['released']);
    expect(await ask(refused)).toEqual(['coupon.unknown']);
  });

  test('that races its redemption leaves no counted use, whichever wins', async () => {
    const coupon = await marketing.coupon({ totalLimit: 40 });
    const orders = times(40, () => redeem({ code: coupon.code }));
    const [asked, released] = await Promise.all([
      Promise.all(orders.map((order) => ask(order))),
      Promise.all(orders.toReversed().map(({ orderId }) => giveBack(orderId))),
    ]);
    expect(released.flat()).toEqual(times(40, () => 'released'));
    expect(asked.flat().every((answer) => answer === 640 || answer === 'coupon.released')).toBe(true);
    expect(await marketing.usesOf(coupon)).toEqual(uses(0));
  });
});

describe('a repeated command', () => {
  test('gets the first answer again and counts once, even after the coupon has ended', async () => {
    const coupon = await marketing.coupon({ totalLimit: 1 });
    const order = redeem({ code: coupon.code });
    expect(await Promise.all(times(5, () => ask(order)))).toEqual(times(5, () => [640]));
    expect(await ask(order, order)).toEqual([640, 640]);
    await marketing.patch(`/coupons/${coupon.id}`, { active: false });
    expect(await ask(order)).toEqual([640]);
    expect(await marketing.usesOf(coupon)).toEqual(uses(1));
  });

  test('with the same message id is answered once', async () => {
    const coupon = await marketing.coupon();
    const order = redeem({ code: coupon.code });
    const next = redeem({ code: coupon.code });
    const id = nextId();
    for (const _ of times(3, () => 0)) await marketing.stack.deliver(RedeemCoupon, RedeemCoupon(order), { id });
    await marketing.stack.deliver(RedeemCoupon, RedeemCoupon(next));
    const { admin } = marketing.stack;
    const applied = 'select 1 from marketing.inbox where message_id = $1';
    await until('the duplicates', async () => ((await admin.query(applied, [id])).rowCount === 1 ? true : undefined));
    await until('the next order', async () => (await answersFor([next.orderId]))[CouponRedeemed.type]);
    expect(await answersFor([order.orderId])).toEqual({ [CouponRedeemed.type]: 1 });
  });
});

describe('the reason of a refusal', () => {
  const hour = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  test.each<[string, object]>([
    ['coupon.inactive', { active: false }],
    ['coupon.not-started', { startsAt: hour(1) }],
    ['coupon.expired', { startsAt: hour(-2), endsAt: hour(-1) }],
    ['coupon.wrong-market', { markets: ['GB'] }],
    ['coupon.wrong-currency', { discount: { kind: 'amount', amount: { amount: 500, currency: 'GBP' } } }],
    ['coupon.below-minimum', { minimumSubtotal: usd(6401) }],
  ])('%s', async (code, terms) => {
    const coupon = await marketing.coupon(terms);
    expect(await ask(redeem({ code: coupon.code }))).toEqual([code]);
    expect(await marketing.usesOf(coupon)).toEqual(uses(0));
  });

  test('is absent while the coupon applies: in its window, in its market, from its minimum', async () => {
    const amount = { kind: 'amount', amount: usd(9000) };
    const window = { startsAt: hour(-1), endsAt: hour(1) };
    const coupon = await marketing.coupon({ ...window, discount: amount, markets: ['US'], minimumSubtotal: usd(6400) });
    expect(await ask(redeem({ code: ` ${coupon.code.toLowerCase()}` }))).toEqual([6400]);
  });
});

test('the answers reach the order service as messages', async () => {
  const coupon = await marketing.coupon();
  const order = redeem({ code: coupon.code });
  const { deliver } = marketing.stack;
  await deliver(RedeemCoupon, RedeemCoupon(order));
  await until('the yes', async () => (await answersFor([order.orderId]))[CouponRedeemed.type]);
  await deliver(ReleaseCoupon, ReleaseCoupon({ orderId: order.orderId }));
  await until('the release', async () => (await answersFor([order.orderId]))[CouponReleased.type]);
  expect(await marketing.usesOf(coupon)).toEqual(uses(0));
});

test('the order service is told when a coupon is used up, and when a release makes it usable again', async () => {
  const { id, code } = await marketing.coupon({ totalLimit: 2 });
  const told = async () => {
    const sent = 'select data from marketing.outbox where aggregate_id = $1 order by seq';
    const { rows } = await marketing.stack.admin.query<{ data: { usedUp: boolean } }>(sent, [id]);
    return rows.map(({ data }) => data.usedUp);
  };
  const first = redeem({ code });
  await ask(first);
  expect(await told()).toEqual([false]);
  await ask(redeem({ code }));
  expect(await told()).toEqual([false, true]);
  await giveBack(first.orderId);
  await giveBack(first.orderId);
  expect(await told()).toEqual([false, true, false]);
});

describe('an amendment of the order', () => {
  const usd = (amount: number) => ({ amount, currency: 'USD' });
  const amended = (orderId: string, discount: number, minute: number) => ({
    data: {
      orderId,
      amendmentId: nextId(),
      customerId: nextId(),
      before: usd(5_760),
      total: usd(1),
      discount: usd(discount),
    },
    at: new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString(),
  });
  const discountOf = async (orderId: string) =>
    (await marketing.stack.admin.query('select discount from marketing.redemption where order_id = $1', [orderId]))
      .rows;

  test('gives the redemption its discount: the newest counts, late, repeated and in one batch, and the uses stay', async () => {
    const coupon = await marketing.coupon();
    const order = redeem({ code: coupon.code });
    expect(await ask(order)).toEqual([640]);
    const [first, second] = [amended(order.orderId, 320, 1), amended(order.orderId, 1_280, 2)];
    await marketing.apply<typeof OrderAmended>(followAmendment, [second]);
    await marketing.apply<typeof OrderAmended>(followAmendment, [first]);
    await marketing.apply<typeof OrderAmended>(followAmendment, [second, first, second]);
    expect(await discountOf(order.orderId)).toEqual([{ discount: 1_280 }]);
    expect(await marketing.usesOf(coupon)).toEqual(uses(1));
    expect((await marketing.get(`/coupons/${coupon.id}/redemptions`)).body.data).toMatchObject([
      { orderId: order.orderId, discount: usd(1_280) },
    ]);
  });

  test('of an order without a coupon, or of an old event without a discount, changes nothing', async () => {
    const coupon = await marketing.coupon();
    const order = redeem({ code: coupon.code });
    await ask(order);
    const { data, at } = amended(order.orderId, 0, 1);
    const { discount: _none, ...old } = data;
    await marketing.apply<typeof OrderAmended>(followAmendment, [{ data: old, at }, amended(nextId(), 100, 1)]);
    expect(await discountOf(order.orderId)).toEqual([{ discount: 640 }]);
  });
});
