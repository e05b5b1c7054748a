import { QuoteOrder } from '@toric/contracts/order/quote.http';
import { CreateCoupon } from '@toric/contracts/marketing/marketing.http';
import type { z } from 'zod';
import { until } from '../testing/test-stack.ts';
import { lens, type Shop, SPHERE } from './shop.ts';

/** Waits until the order service knows the coupon. Marketing sends the coupon in a message. */
export const untilCouponIsKnown = ({ api }: Pick<Shop, 'api'>, couponCode: string): Promise<true> =>
  until(`the coupon ${couponCode}`, async () => {
    const lines = [{ ...SPHERE, parameters: lens(-2.25), quantity: 1 }];
    const { body } = await api.call(QuoteOrder, { body: { place: { country: 'US' }, lines, couponCode } });
    return body.refusals.some(({ code }) => code === 'coupon.unknown') ? undefined : true;
  });

/** Creates a coupon, and waits until orders may use it. */
export async function addCoupon(shop: Pick<Shop, 'api' | 'staff'>, body: z.input<(typeof CreateCoupon)['body']>) {
  await shop.api.call(CreateCoupon, { token: shop.staff.marketing, body });
  await untilCouponIsKnown(shop, body.code);
}
