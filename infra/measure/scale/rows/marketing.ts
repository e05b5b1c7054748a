/**
 * Generates the rows of marketing: purchases, which name customers and products only by id, and the redemptions of
 * coupons.
 */
import { nth } from '../catalogue.ts';
import { copyRow, time } from '../copy-text.ts';
import { idAt } from '../ids.ts';
import { confirmedAt, COUPONS, couponCode, type Order, ordersOf, stepsOf } from '../orders.ts';
import { customerId, DAY, registeredAt, type ShopPlan } from '../customers.ts';
import { lineId } from './order.ts';
import { countTo, rowsOf, type TableRows } from './row.ts';

const couponTime = ({ until }: ShopPlan, n: number) => until - 4 * 365 * DAY + n * 1_000;
export const couponId = (plan: ShopPlan, n: number) => idAt(couponTime(plan, n), 'coupon', n);

const isCancelled = ({ status }: Order) => status === 'cancelled';
const wasConfirmed = (order: Order) => stepsOf(order).some(({ status }) => status === 'confirmed');

export function marketingRows(plan: ShopPlan): TableRows[] {
  return [
    {
      into: 'marketing.participant (customer_id, registered_at)',
      rows: rowsOf(countTo(plan.customers), (n) => [copyRow([customerId(plan, n), time(registeredAt(plan, n))])]),
    },
    {
      into: `marketing.purchase (order_id, customer_id, market, currency, subtotal, placed_at, total, discount, confirmed_at,
        cancelled_at, cancel_reason)`,
      rows: rowsOf(ordersOf(plan), (order) => [purchaseRow(plan, order)]),
    },
    {
      into: 'marketing.purchase_line (order_id, line_id, customer_id, product_id, quantity)',
      rows: rowsOf(ordersOf(plan), (order) =>
        order.lines.map(({ quantity }, part) =>
          copyRow([order.id, lineId(order, part), customerId(plan, order.customer), order.product.id, quantity]),
        ),
      ),
    },
    {
      into: `marketing.coupon (id, code, description, basis_points, markets, starts_at, per_customer_limit, active, version,
        created_at, updated_at)`,
      rows: rowsOf(countTo(COUPONS), (n) => {
        const since = time(couponTime(plan, n));
        const words = [couponId(plan, n), couponCode(n), `Ten per cent, campaign ${n}`];
        return [copyRow([...words, 1_000, [], since, null, n % 3 !== 0, 1, since, since])];
      }),
    },
    {
      into: 'marketing.redemption (order_id, customer_id, coupon_id, status, discount, currency, created_at, released_at)',
      rows: rowsOf(ordersOf(plan), (order) => redemptionRow(plan, order)),
    },
  ];
}

/**
 * Lists the statements that fill the counters of the coupons. Each counter is a sum over the redemptions, which the
 * database computes faster than this process.
 */
export const COUNT_COUPONS = [
  `insert into marketing.coupon_use (coupon_id, customer_id, used)
   select coupon_id, customer_id, count(*) from marketing.redemption where status = 'redeemed' group by 1, 2`,
  `update marketing.coupon set used = uses.n
   from (select coupon_id, sum(used) as n from marketing.coupon_use group by 1) uses where id = coupon_id`,
];

function purchaseRow(plan: ShopPlan, order: Order): string {
  const { id, customer, market, currency, subtotal, discount, at } = order;
  const confirmed = wasConfirmed(order);
  const cancelled = isCancelled(order) ? nth(stepsOf(order), stepsOf(order).length - 1).at : null;
  return copyRow([
    ...[id, customerId(plan, customer), market, currency, subtotal, time(at)],
    ...(confirmed ? [subtotal - discount, discount, time(confirmedAt(order))] : [null, null, null]),
    ...(cancelled === null ? [null, null] : [time(cancelled), 'order.cancelled-by-customer']),
  ]);
}

function redemptionRow(plan: ShopPlan, order: Order): string[] {
  const { id, customer, coupon, discount, currency, at } = order;
  if (coupon === null || discount === 0) return [];
  const released = isCancelled(order);
  const whose = [customerId(plan, customer), couponId(plan, coupon), released ? 'released' : 'redeemed'];
  return [copyRow([id, ...whose, discount, currency, time(at + 200), released ? time(at + 1_500) : null])];
}
