import { RedeemCoupon } from '@toric/contracts/marketing/events';
import { emits } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import { lockCoupons } from '../coupon.store.ts';
import { codeOf, couponChanged } from '../coupon.ts';
import { claimOrders, findUses, saveDecisions } from '../redemption.store.ts';
import { answerTo, decideRedemptions, firstPerOrder, usedUpBy } from '../redemption.ts';

/**
 * ⇐ marketing.redeem-coupon.v1. Lets the order use the coupon, or refuses it with a reason. A repeated command gets the
 * same answer and adds no second use. → marketing.coupon-redeemed.v1 or marketing.coupon-refused.v1, and
 * marketing.coupon-changed.v1 if the coupon is used up now.
 */
export const redeemCoupon = on(RedeemCoupon, {
  async runMany({ received, tx, now }) {
    const requests = received.map(({ message }) => message);
    const orderIds = requests.map(({ orderId }) => orderId);
    const claimed = await claimOrders(tx, orderIds, now);
    const open = firstPerOrder(requests).filter(({ orderId }) => claimed.get(orderId)?.status === 'open');
    const coupons = await lockCoupons(
      tx,
      open.map(({ code }) => codeOf(code)),
    );
    const couponIds = coupons.map(({ id }) => id);
    const uses = await findUses(
      tx,
      couponIds,
      open.map(({ customerId }) => customerId),
    );
    const decided = decideRedemptions(open, { coupons, uses, now });
    await saveDecisions(tx, decided);
    const fresh = new Map(decided.map((one) => [one.orderId, one]));
    const answers = orderIds.map((orderId) => answerTo(orderId, fresh.get(orderId) ?? claimed.get(orderId)));
    const usedUp = usedUpBy(decided, coupons).map(couponChanged);
    return answers.map((message, index) => emits(message, ...(index === 0 ? usedUp : [])));
  },
});
