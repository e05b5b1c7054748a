import type { Running } from '@toric/chassis/service';
import { emits } from '@toric/messaging/outcome';
import { couponChanged } from './coupon.ts';
import { announceCoupons } from './coupon.store.ts';

const CAUSE = { correlationId: 'announce-coupons', causationId: null, traceparent: null };

/** Sends the order service the coupons that it does not know yet, 200 per transaction. Runs when the service starts. */
export async function announceUnknownCoupons(work: Running['messaging']['work']): Promise<void> {
  for (;;) {
    const announced = await work(async ({ tx }) => {
      const coupons = await announceCoupons(tx);
      return { result: coupons.length, outcomes: [{ cause: CAUSE, value: emits(...coupons.map(couponChanged)) }] };
    });
    if (announced === 0) return;
  }
}
