import type { PersonalRecords } from '@toric/chassis/privacy/answer-personal-data';
import type { Tx } from '@toric/messaging/sql';

/** Returns the data of a customer in marketing: purchases, coupons and recall notices. */
export async function findPersonalRecords(tx: Tx, customerId: string): Promise<PersonalRecords> {
  return {
    marketingProfile: await tx.many<object>`
      select registered_at, restricted as is_restricted from participant where customer_id = ${customerId}`,
    segments: await tx.many<object>`select segment_id from segment_member where customer_id = ${customerId} order by 1`,
    purchases: await tx.many<object>`
      select order_id, market, currency, subtotal, total, discount, placed_at, confirmed_at, cancelled_at, cancel_reason
      from purchase where customer_id = ${customerId} order by order_id`,
    purchasedProducts: await tx.many<object>`
      select l.order_id, l.product_id, l.quantity from purchase p join purchase_line l on l.order_id = p.order_id
      where p.customer_id = ${customerId} order by l.order_id, l.line_id`,
    couponUses: await tx.many<object>`
      select c.code, u.used from coupon c join coupon_use u on u.coupon_id = c.id and u.customer_id = ${customerId}
      order by c.code`,
  };
}
