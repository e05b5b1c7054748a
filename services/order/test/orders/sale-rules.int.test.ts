/** Tests the refusals of a new order because of its market or its coupon. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { VerifyPrescription } from '@toric/contracts/customer/events';
import { CouponChanged } from '@toric/contracts/marketing/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, coupon, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

describe('an order', () => {
  test.each([
    ['Korea, whose law forbids it', 'KR', 422, 'order.market-forbidden'],
    ['Australia, for which no rules are on file', 'AU', 422, 'order.market-without-rules'],
    ['KO, a slip for Korea', 'KO', 400, 'request.invalid'],
  ])('to %s, is refused when it is placed', async (_, market, status, slug) => {
    const answer = await shop.place({ ...body, market });
    expect([answer.status, answer.body.type]).toEqual([status, `/docs/errors/${slug}`]);
    expect(answer.body.errors).toMatchObject([{ pointer: '/market' }]);
  });

  test.each([
    ['is unknown', {}, 'NOSUCH', 'coupon.unknown'],
    ['has ended', { endsAt: '2026-02-01T00:00:00.000Z' }, 'ENDED', 'coupon.expired'],
    ['is for another country', { markets: ['GB'] }, 'BRITISH', 'coupon.wrong-market'],
    ['has a higher minimum', { minimumSubtotal: 12_801, currency: 'USD' }, 'LARGE', 'coupon.below-minimum'],
    ['is used up', { usedUp: true }, 'GONE', 'coupon.used-up'],
  ])('with a coupon that %s is refused when it is placed, and nothing is cancelled', async (_, change, code, slug) => {
    if (slug !== 'coupon.unknown') await shop.stack.deliver(CouponChanged, coupon(code, change));
    const answer = await until('the coupon', async () => {
      const tried = await shop.place({ ...body, couponCode: code });
      return tried.body.type === '/docs/errors/coupon.unknown' && slug !== 'coupon.unknown' ? undefined : tried;
    });
    expect([answer.status, answer.body.type]).toEqual([422, `/docs/errors/${slug}`]);
    expect(answer.body.errors).toMatchObject([{ pointer: '/couponCode' }]);
    const count = 'select count(*)::int as placed from "order".orders where coupon_code = $1';
    expect((await shop.stack.admin.query(count, [code])).rows).toEqual([{ placed: 0 }]);
  });

  test('with a coupon that its customer uses already is refused, until the other order is cancelled', async () => {
    await shop.stack.deliver(CouponChanged, coupon('ONCE', { perCustomerLimit: 1 }));
    const place = () => shop.place({ ...body, couponCode: 'ONCE' });
    const first = await until('the coupon', async () => {
      const tried = await place();
      return tried.status === 201 ? tried : undefined;
    });
    expect((await place()).body.type).toBe('/docs/errors/coupon.used-up-for-customer');
    await shop.post(`/orders/${first.body.id}/cancel`, shop.customer, {});
    await shop.reaches(first.body.id, 'cancelled');
    expect((await place()).status).toBe(201);
  });

  test('sends the instant at which it was placed, so that the day at its address can decide', async () => {
    const orderId = await shop.placed();
    const [asked] = await shop.sentFor(VerifyPrescription.type, orderId);
    const { createdAt } = await shop.read(orderId);
    expect(asked).toMatchObject({ placedAt: createdAt, on: createdAt.slice(0, 10), market: 'US' });
  });
});
