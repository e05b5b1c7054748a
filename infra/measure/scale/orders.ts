// The orders of a shop: who bought what, and how far it has come. Each follows from the seed and its number, all but the
// numbers of invoices, which run without a gap.
import type { OrderStatus } from '@toric/contracts/order/order.http';
import { nth, type Market, type Product } from './catalogue.ts';
import { idAt } from './ids.ts';
import { customersAt, DAY, placedAt, type ShopPlan, wornBy } from './customers.ts';
import { below, type Roll, rolls } from './seeded-random.ts';

/** Where an order was when it was given up. */
export type GivenUpAt = 'verifying' | 'reserving' | 'charging' | 'confirmed';
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
  /** The number of its coupon. */
  readonly coupon: number | null;
  readonly status: OrderStatus;
  readonly givenUpAt: GivenUpAt | null;
  readonly refund: RefundKind | null;
  readonly invoiceNumber: string | null;
};

export const COUPONS = 200;
export const couponCode = (n: number) => `SCALE${String(n).padStart(3, '0')}`;

const HOUR = 3_600_000;
const UNDER_WAY = ['verifying', 'discounting', 'reserving', 'charging', 'shipping', 'capturing', 'cancelling'] as const;

/** Some of the newest thousand, so that every shop has some in every state; not so new that they could not have come there. */
const isUnderWay = ({ orders }: ShopPlan, n: number) => n % 10 === 0 && orders - n > 300 && orders - n <= 1_000;

/** What becomes of an order with the days: most arrive, some are given up, a few wait for their money. */
function statusAfter(age: number, roll: Roll): OrderStatus {
  const chance = roll();
  if (chance < 0.06) return 'cancelled';
  if (age > 21 * DAY) return chance < 0.066 ? 'payment-due' : chance < 0.08 ? 'shipped' : 'completed';
  if (age > 7 * DAY) return chance < 0.2 ? 'completed' : 'shipped';
  if (age > DAY) return chance < 0.7 ? 'shipped' : 'confirmed';
  return 'confirmed';
}

const GIVEN_UP: readonly GivenUpAt[] = ['verifying', 'reserving', 'charging', 'charging', 'confirmed', 'confirmed'];
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

/** Without the number of its invoice. */
export function orderOf(plan: ShopPlan, n: number): Omit<Order, 'invoiceNumber'> {
  const at = placedAt(plan, n);
  const roll = rolls(plan.seed, 4, n);
  const customer = below(roll, customersAt(plan, at));
  const { market, product, right, left } = wornBy(plan, customer);
  const price = product.pack.prices.find((one) => one.market === market);
  if (!price) throw new RangeError(`${product.name} has no price in ${market}`);
  const { amount: unitPrice, currency, taxRate } = price;
  const quantity = 1 + below(roll, 4, 2);
  const first: Line = { eye: 'right', lens: right, quantity };
  const lines: Line[] = roll() < 0.5 ? [first, { eye: 'left', lens: left, quantity }] : [first];
  const subtotal = unitPrice * quantity * lines.length;
  const settled = statusAfter(plan.until - at, roll);
  const status = isUnderWay(plan, n) ? nth(UNDER_WAY, (n / 10) % UNDER_WAY.length) : settled;
  const givenUpAt = status === 'cancelled' ? nth(GIVEN_UP, below(roll, GIVEN_UP.length)) : null;
  const coupon = roll() < 0.1 || status === 'discounting' ? below(roll, COUPONS, 3) : null;
  const redeemed = coupon !== null && status !== 'verifying' && status !== 'discounting' && givenUpAt !== 'verifying';
  const refund = status === 'completed' && roll() < 0.02 ? nth(REFUNDS, below(roll, REFUNDS.length)) : null;
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
      givenUpAt,
      refund,
    },
    id: idAt(at, 'order', n),
    number: `T-${new Date(at).getUTCFullYear()}-${String(n + 1).padStart(6, '0')}`,
    discount: redeemed ? Math.floor(subtotal / 10) : 0,
  };
}

export const wasCaptured = ({ status }: Pick<Order, 'status'>) => status === 'shipped' || status === 'completed';

/** All orders, first to last. */
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

/** The way of an order that nothing happens to, and when it is there. */
const WAY: readonly (readonly [OrderStatus, number])[] = [
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

/** Every status that it has had, oldest first. */
export function stepsOf({ at, status, givenUpAt, coupon }: Order): Step[] {
  const last = givenUpAt ?? (status === 'cancelling' ? 'confirmed' : status === 'payment-due' ? 'capturing' : status);
  const end = WAY.findIndex(([name]) => name === last);
  const steps = WAY.slice(0, end + 1)
    .filter(([name]) => name !== 'discounting' || coupon !== null)
    .map(([name, after]): Step => ({ status: name, at: at + after }));
  const then = (name: OrderStatus) => steps.push({ status: name, at: (steps.at(-1)?.at ?? at) + 400 });
  if (status === 'payment-due') then('payment-due');
  if (status === 'cancelling' || givenUpAt === 'charging' || givenUpAt === 'confirmed') then('cancelling');
  if (status === 'cancelled') then('cancelled');
  return steps;
}

/** Something was held for it, and perhaps taken: how the stock and the money of an order stand. */
export function stockOf({ status, givenUpAt }: Order): 'none' | 'refused' | 'held' | 'released' | 'shipped' {
  switch (status) {
    case 'verifying':
    case 'discounting':
    case 'reserving':
      return 'none';
    case 'charging':
    case 'confirmed':
    case 'shipping':
    case 'cancelling':
      return 'held';
    case 'cancelled':
      return givenUpAt === 'verifying' ? 'none' : givenUpAt === 'reserving' ? 'refused' : 'released';
    case 'capturing':
    case 'payment-due':
    case 'shipped':
    case 'completed':
      return 'shipped';
  }
}
