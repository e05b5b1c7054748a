/**
 * Generates the orders of a shop. Each order is derived from the seed and its number. Only invoice numbers depend on
 * the earlier orders, because they have no gaps.
 */
import type { OrderStatus } from '@toric/contracts/order/order.http';
import { nth, type Market, type Product } from './catalogue.ts';
import { idAt } from './ids.ts';
import { customersAt, DAY, placedAt, type ShopPlan, lensesWornBy } from './customers.ts';
import { randomBelow, type RandomStream, randomStream } from './seeded-random.ts';

/** Names the status in which an order was abandoned. */
export type AbandonedAt = 'verifying' | 'reserving' | 'charging' | 'confirmed';
export type RefundKind = 'done' | 'needs-approval' | 'refused' | 'rejected';

export type Line = { readonly eye: 'right' | 'left'; readonly lens: number; readonly quantity: number };
export type Order = {
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly number: string;
  readonly customer: number;
  readonly market: Market;
  readonly currency: string;
  readonly product: Product;
  readonly unitPrice: number;
  readonly taxRate: number;
  readonly lines: readonly Line[];
  readonly subtotal: number;
  readonly discount: number;
  /** Holds the number of the coupon, or null without a coupon. */
  readonly coupon: number | null;
  readonly status: OrderStatus;
  readonly abandonedAt: AbandonedAt | null;
  readonly refund: RefundKind | null;
  readonly invoiceNumber: string | null;
};

export const COUPONS = 200;
export const couponCode = (n: number) => `SCALE${String(n).padStart(3, '0')}`;

const HOUR = 3_600_000;
const IN_PROGRESS = [
  'verifying',
  'discounting',
  'reserving',
  'charging',
  'shipping',
  'capturing',
  'cancelling',
] as const;

/**
 * Returns true if the order is in progress. Some of the newest thousand orders are, so that every shop has orders in
 * every status. The newest 300 are not, because their later steps would be in the future of the shop.
 */
const isInProgress = ({ orders }: ShopPlan, n: number) => n % 10 === 0 && orders - n > 300 && orders - n <= 1_000;

/**
 * Returns the status of an order of this age: most orders are delivered, some abandoned, and a few wait for their
 * payment.
 */
function statusAfter(age: number, random: RandomStream): OrderStatus {
  const chance = random();
  if (chance < 0.06) return 'cancelled';
  if (age > 21 * DAY) return chance < 0.066 ? 'payment-due' : chance < 0.08 ? 'shipped' : 'completed';
  if (age > 7 * DAY) return chance < 0.2 ? 'completed' : 'shipped';
  if (age > DAY) return chance < 0.7 ? 'shipped' : 'confirmed';
  return 'confirmed';
}

const ABANDONED_AT: readonly AbandonedAt[] = [
  'verifying',
  'reserving',
  'charging',
  'charging',
  'confirmed',
  'confirmed',
];
const REFUNDS: readonly RefundKind[] = [
  'done',
  'done',
  'done',
  'done',
  'done',
  'done',
  'needs-approval',
  'refused',
  'rejected',
];

/** Returns the order with this number, but without its invoice number. */
export function orderOf(plan: ShopPlan, n: number): Omit<Order, 'invoiceNumber'> {
  const at = placedAt(plan, n);
  const random = randomStream(plan.seed, 4, n);
  const customer = randomBelow(random, customersAt(plan, at));
  const { market, product, right, left } = lensesWornBy(plan, customer);
  const price = product.pack.prices.find((one) => one.market === market);
  if (!price) throw new RangeError(`${product.name} has no price in ${market}`);
  const { amount: unitPrice, currency, taxRate } = price;
  const quantity = 1 + randomBelow(random, 4, 2);
  const first: Line = { eye: 'right', lens: right, quantity };
  const lines: Line[] = random() < 0.5 ? [first, { eye: 'left', lens: left, quantity }] : [first];
  const subtotal = unitPrice * quantity * lines.length;
  const settled = statusAfter(plan.until - at, random);
  const status = isInProgress(plan, n) ? nth(IN_PROGRESS, (n / 10) % IN_PROGRESS.length) : settled;
  const abandonedAt = status === 'cancelled' ? nth(ABANDONED_AT, randomBelow(random, ABANDONED_AT.length)) : null;
  const coupon = random() < 0.1 || status === 'discounting' ? randomBelow(random, COUPONS, 3) : null;
  const redeemed = coupon !== null && status !== 'verifying' && status !== 'discounting' && abandonedAt !== 'verifying';
  const refund = status === 'completed' && random() < 0.02 ? nth(REFUNDS, randomBelow(random, REFUNDS.length)) : null;
  return {
    ...{
      n,
      at,
      customer,
      market,
      currency,
      product,
      unitPrice,
      taxRate,
      lines,
      subtotal,
      coupon,
      status,
      abandonedAt,
      refund,
    },
    id: idAt(at, 'order', n),
    number: `T-${new Date(at).getUTCFullYear()}-${String(n + 1).padStart(6, '0')}`,
    discount: redeemed ? Math.floor(subtotal / 10) : 0,
  };
}

export const wasCaptured = ({ status }: Pick<Order, 'status'>) => status === 'shipped' || status === 'completed';

/** Yields all orders, oldest first. */
export function* ordersOf(plan: ShopPlan): Generator<Order, void> {
  const issued = new Map<number, number>();
  for (let n = 0; n < plan.orders; n += 1) {
    const order = orderOf(plan, n);
    if (!wasCaptured(order)) {
      yield { ...order, invoiceNumber: null };
      continue;
    }
    const year = new Date(capturedAt(order)).getUTCFullYear();
    const running = (issued.get(year) ?? 0) + 1;
    issued.set(year, running);
    yield { ...order, invoiceNumber: `INV-${year}-${String(running).padStart(6, '0')}` };
  }
}

const CONFIRMED_AFTER = 700;
const CAPTURED_AFTER = HOUR + 600;
export const confirmedAt = ({ at }: Pick<Order, 'at'>) => at + CONFIRMED_AFTER;
export const capturedAt = ({ at }: Pick<Order, 'at'>) => at + CAPTURED_AFTER;

/**
 * Lists the statuses of an order without incidents. Each has its delay in ms, counted from the time when the order is
 * placed.
 */
const REGULAR_STEPS: readonly (readonly [OrderStatus, number])[] = [
  ['verifying', 0],
  ['discounting', 150],
  ['reserving', 300],
  ['charging', 450],
  ['confirmed', CONFIRMED_AFTER],
  ['shipping', HOUR],
  ['capturing', HOUR + 200],
  ['shipped', CAPTURED_AFTER],
  ['completed', 4 * DAY],
];

export type Step = { readonly status: OrderStatus; readonly at: number };

/** Returns every status that the order has had, oldest first. */
export function stepsOf({ at, status, abandonedAt, coupon }: Order): Step[] {
  const last = abandonedAt ?? (status === 'cancelling' ? 'confirmed' : status === 'payment-due' ? 'capturing' : status);
  const end = REGULAR_STEPS.findIndex(([name]) => name === last);
  const steps = REGULAR_STEPS.slice(0, end + 1)
    .filter(([name]) => name !== 'discounting' || coupon !== null)
    .map(([name, after]): Step => ({ status: name, at: at + after }));
  const then = (name: OrderStatus) => steps.push({ status: name, at: (steps.at(-1)?.at ?? at) + 400 });
  if (status === 'payment-due') then('payment-due');
  if (status === 'cancelling' || abandonedAt === 'charging' || abandonedAt === 'confirmed') then('cancelling');
  if (status === 'cancelled') then('cancelled');
  return steps;
}

/** Returns the state of the stock that was reserved for the order. */
export function stockOf({ status, abandonedAt }: Order): 'none' | 'refused' | 'held' | 'released' | 'shipped' {
  switch (status) {
    case 'verifying':
    case 'discounting':
    case 'reserving':
    case 'awaiting-stock':
      return 'none';
    case 'charging':
    case 'confirmed':
    case 'shipping':
    case 'part-shipped':
    case 'cancelling':
      return 'held';
    case 'cancelled':
      return abandonedAt === 'verifying' ? 'none' : abandonedAt === 'reserving' ? 'refused' : 'released';
    case 'capturing':
    case 'payment-due':
    case 'shipped':
    case 'completed':
      return 'shipped';
  }
}
