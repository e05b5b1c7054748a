/**
 * Lists the requests that are sent to both shops: every list, look-up, order page and report of the API. Lists are
 * requested with each filter that has an index. Long lists are also requested from their middle.
 */
import type { StaffRole } from '@toric/contracts/kernel/access';
import { ledgerSince } from './provider-ledger.ts';
import { nth } from './catalogue.ts';
import { time } from './copy-text.ts';
import { idAt } from './ids.ts';
import { capturedAt, couponCode, orderOf, wasCaptured } from './orders.ts';
import {
  customerId,
  DAY,
  emailOf,
  LONG_HISTORY,
  personalDataOf,
  phoneOf,
  POPULAR_ENDINGS,
  type ShopPlan,
} from './customers.ts';
import { randomBelow, randomStream } from './seeded-random.ts';
import { lotId } from './rows/catalog-inventory.ts';
import { couponId } from './rows/marketing.ts';
import { paymentId } from './rows/payment.ts';

export type RequestCase = {
  readonly name: string;
  readonly as: StaffRole;
  /** Returns the path of the k-th request. Each path names another customer, order or position in the list. */
  readonly path: (k: number) => string;
  /** Is true if each person may send the request only a limited number of times in ten minutes. */
  readonly isLimited?: true;
  /**
   * Limits the p99 of the large shop for this request, in ms. Without this limit, the ratio of both shops is judged.
   */
  readonly mostMs?: number;
};

type Query = Readonly<Record<string, string | number>>;
const url = (path: string, query: Query = {}) => {
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `/v1${path}${text.size > 0 ? `?${text.toString()}` : ''}`;
};
const cursorAfter = (createdAt: number, id: string) => Buffer.from(`${time(createdAt)}|${id}`).toString('base64url');

/** Picks random customers, orders and products of the shop for the requests. */
function randomPicks(plan: ShopPlan) {
  const streamOf = (k: number) => randomStream(plan.seed, 99, k);
  const anyOrder = (k: number) => orderOf(plan, randomBelow(streamOf(k), plan.orders));
  const captured = (k: number) => {
    for (let tries = k; ; tries += 1_000_003) {
      const order = anyOrder(tries);
      if (wasCaptured(order)) return order;
    }
  };
  return {
    streamOf,
    order: anyOrder,
    captured,
    customer: (k: number) => randomBelow(streamOf(k), plan.customers),
    customerId: (k: number) => customerId(plan, randomBelow(streamOf(k), plan.customers)),
    product: (k: number) => nth(plan.catalogue, randomBelow(streamOf(k), plan.catalogue.length)),
  };
}
type RandomPicks = ReturnType<typeof randomPicks>;

export function requestCasesOf(plan: ShopPlan): RequestCase[] {
  const random = randomPicks(plan);
  return [
    ...customerCases(plan, random),
    ...orderCases(plan, random),
    ...paymentCases(plan, random),
    ...marketingCases(plan, random),
    ...stockCases(plan, random),
  ];
}

function customerCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const ending = (k: number) => nth(POPULAR_ENDINGS, k % POPULAR_ENDINGS.length);
  const find = (query: (k: number) => Query) => (k: number) => url('/customers', query(k));
  return [
    { name: 'customer by e-mail', as: 'sales', path: find((k) => ({ email: emailOf(random.customer(k)) })) },
    { name: 'customer by phone', as: 'sales', path: find((k) => ({ phone: phoneOf(plan, random.customer(k)) })) },
    {
      ...{ name: 'customers by last four digits', as: 'sales', isLimited: true },
      path: find((k) => ({ phoneLast4: ending(k) })),
    },
    ...nameCases(plan, random),
    {
      ...{ name: 'customers by last four digits, with count', as: 'sales', isLimited: true },
      path: find((k) => ({ phoneLast4: ending(k), count: 'true' })),
    },
    { name: 'customer', as: 'sales', path: (k) => url(`/customers/${random.customerId(k)}`) },
    { name: 'timeline', as: 'sales', path: (k) => url(`/customers/${random.customerId(k)}/timeline`) },
    {
      ...{ name: 'timeline with 10,000 entries, first page', as: 'sales', mostMs: 100 },
      path: () => url(`/customers/${customerId(plan, LONG_HISTORY.customer)}/timeline`),
    },
    { name: 'addresses', as: 'sales', path: (k) => url(`/customers/${random.customerId(k)}/addresses`) },
    { name: 'prescriptions', as: 'optician', path: (k) => url(`/customers/${random.customerId(k)}/prescriptions`) },
    { name: 'staff', as: 'admin', path: () => url('/staff') },
  ];
}

/**
 * Returns searches for parts of the names of random customers, as a person types them: rare and frequent names, and
 * Chinese characters.
 */
function nameCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const partOf = (k: number): string => {
    const { givenName, familyName } = personalDataOf(plan, random.customer(k));
    if (!/^[a-z]/i.test(familyName)) return k % 2 === 0 ? familyName + givenName : givenName;
    const texts = [familyName.slice(0, 3), `${givenName} ${familyName.slice(0, 3)}`, familyName, givenName];
    return nth(texts, k % texts.length);
  };
  const limits = { as: 'sales', isLimited: true, mostMs: 150 } as const;
  return [
    { ...limits, name: 'customers by part of a name', path: (k) => url('/customers', { name: partOf(k) }) },
    { ...limits, name: 'search box, part of a name', path: (k) => url('/search', { q: partOf(k) }) },
  ];
}

function orderCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const list = (query: (k: number) => Query) => (k: number) => url('/orders', query(k));
  const from = (k: number) => {
    const { at, id } = random.order(k);
    return cursorAfter(at, id);
  };
  const everything = 'customer,payment.refunds,invoices';
  return [
    {
      name: 'order page, all expanded',
      as: 'auditor',
      path: (k) => url(`/orders/${random.order(k).id}`, { expand: everything }),
    },
    { name: 'order', as: 'sales', path: (k) => url(`/orders/${random.order(k).id}`) },
    { name: "an order's steps", as: 'sales', path: (k) => url(`/orders/${random.order(k).id}/steps`) },
    { name: 'orders', as: 'sales', path: list(() => ({})) },
    { name: 'orders, deep page', as: 'sales', path: list((k) => ({ cursor: from(k) })) },
    { name: 'orders, with count', as: 'sales', path: list(() => ({ count: 'true' })) },
    { name: 'orders of a customer', as: 'sales', path: list((k) => ({ customerId: random.customerId(k) })) },
    {
      name: 'orders of a customer, expanded',
      as: 'auditor',
      path: list((k) => ({ customerId: random.customerId(k), expand: 'customer,payment' })),
    },
    {
      name: 'orders of a customer by status',
      as: 'sales',
      path: list((k) => ({ customerId: random.customerId(k), status: 'completed' })),
    },
    { name: 'orders by status', as: 'warehouse', path: list(() => ({ status: 'confirmed' })) },
    {
      name: 'orders by status, deep page',
      as: 'warehouse',
      path: list((k) => ({ status: 'cancelled', cursor: from(k) })),
    },
    {
      name: 'orders by a rare status, deep page',
      as: 'finance',
      path: list((k) => ({ status: 'payment-due', cursor: from(k) })),
    },
    {
      name: 'orders by status, with count',
      as: 'warehouse',
      path: list(() => ({ status: 'cancelled', count: 'true' })),
    },
    { name: 'order by number', as: 'sales', path: list((k) => ({ number: random.order(k).number })) },
  ];
}

function paymentCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const list = (path: string, query: (k: number) => Query) => (k: number) => url(path, query(k));
  const from = (k: number) => {
    const order = random.order(k);
    return cursorAfter(order.at + 450, paymentId(order));
  };
  const invoiceFrom = (k: number) => {
    const order = random.order(k);
    return cursorAfter(capturedAt(order), idAt(capturedAt(order), 'invoice', order.n));
  };
  // The invoices are from the last complete year. At least 30 % of all orders were invoiced in it, so these numbers
  // exist.
  const year = new Date(plan.until).getUTCFullYear() - 1;
  const invoiceNumber = (k: number) =>
    `INV-${year}-${String(1 + randomBelow(random.streamOf(k), plan.orders * 0.3)).padStart(6, '0')}`;
  const auditor = { as: 'auditor' } as const;
  const since = ledgerSince(plan);
  return [
    { ...auditor, name: 'payment of an order', path: (k) => url(`/payments/${random.captured(k).id}`) },
    { ...auditor, name: 'payments', path: list('/payments', () => ({})) },
    { ...auditor, name: 'payments, deep page', path: list('/payments', (k) => ({ cursor: from(k) })) },
    {
      ...auditor,
      name: 'payments by status, deep page',
      path: list('/payments', (k) => ({ status: 'captured', cursor: from(k) })),
    },
    { ...auditor, name: 'payments by a rare status', path: list('/payments', () => ({ status: 'capture-failed' })) },
    {
      ...auditor,
      name: 'payments of a customer',
      path: list('/payments', (k) => ({ customerId: random.customerId(k) })),
    },
    { ...auditor, name: 'payments to review', path: list('/payments', () => ({ needsReview: 'true' })) },
    { ...auditor, name: 'payments, with count', path: list('/payments', () => ({ count: 'true' })) },
    { ...auditor, name: 'refunds', path: list('/refunds', () => ({})) },
    { ...auditor, name: 'refunds to approve', path: list('/refunds', () => ({ status: 'needs-approval' })) },
    {
      ...auditor,
      name: 'refused refunds, deep page',
      path: list('/refunds', (k) => ({ status: 'refused', cursor: from(k) })),
    },
    { ...auditor, name: 'invoices', path: list('/invoices', () => ({})) },
    { ...auditor, name: 'invoices, deep page', path: list('/invoices', (k) => ({ cursor: invoiceFrom(k) })) },
    {
      ...auditor,
      name: 'invoices of a customer',
      path: list('/invoices', (k) => ({ customerId: random.customerId(k) })),
    },
    { ...auditor, name: 'invoice of an order', path: list('/invoices', (k) => ({ orderId: random.captured(k).id })) },
    { ...auditor, name: 'invoice by number', path: list('/invoices', (k) => ({ number: invoiceNumber(k) })) },
    { ...auditor, name: 'invoices, with count', path: list('/invoices', () => ({ count: 'true' })) },
    { ...auditor, name: 'reconciliation of the newest payments', path: list('/reconciliation', () => ({ since })) },
  ];
}

function marketingCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const audience = (query: (k: number) => Query) => (k: number) =>
    url('/audience', { cursor: random.customerId(k), ...query(k) });
  const redemptions = (query: (k: number) => Query) => (k: number) =>
    url(`/coupons/${couponId(plan, k % 5)}/redemptions`, query(k));
  const from = (k: number) => {
    const { at, id } = random.order(k);
    return cursorAfter(at, id);
  };
  const as = 'marketing';
  return [
    { as, name: 'coupons', path: () => url('/coupons') },
    { as, name: 'coupons by part of the code', path: (k) => url('/coupons', { q: couponCode(k % 200).slice(2) }) },
    { as, name: 'redemptions of a coupon', path: redemptions(() => ({})) },
    { as, name: 'redemptions of a coupon, deep page', path: redemptions((k) => ({ cursor: from(k) })) },
    { as, name: 'released redemptions', path: redemptions(() => ({ status: 'released' })) },
    { as, name: 'redemptions, with count', path: redemptions(() => ({ count: 'true' })) },
    { as, name: 'audience, first page', path: () => url('/audience') },
    { as, name: 'audience, deep page', path: audience(() => ({})) },
    { as, name: 'audience with a recent purchase', path: audience(() => ({ since: time(plan.until - 30 * DAY) })) },
    { as, name: 'audience of a product', path: audience((k) => ({ boughtProductId: random.product(k).id })) },
    {
      as,
      name: 'audience of a product, frequent buyers',
      path: audience((k) => ({ boughtProductId: nth(plan.catalogue, k % 5).id, minOrders: 8 })),
    },
    { as, name: 'audience without a match', path: audience(() => ({ minOrders: 10_000 })) },
    { as, name: 'audience, with count', path: () => url('/audience', { count: 'true' }) },
  ];
}

function stockCases(plan: ShopPlan, random: RandomPicks): RequestCase[] {
  const as = 'warehouse';
  const lotOf = (k: number) => {
    const { product, lines } = random.order(k);
    return lotId(plan, product.firstLens + nth(lines, 0).lens);
  };
  const words = ['biofinity', 'oasys', 'daily', 'toric', 'total'];
  const search = (query: (k: number) => Query) => (k: number) => url('/products', { market: 'US', ...query(k) });
  const lensOf = (k: number) => {
    const { lensIds } = random.product(k);
    return nth(lensIds, k % lensIds.length);
  };
  const sphere = (k: number) => -0.5 - (k % 20) * 0.25;
  return [
    { as, name: 'products by a word', path: search((k) => ({ q: nth(words, k % words.length) })) },
    { as, name: 'products with a power in stock', path: search((k) => ({ sphere: sphere(k), inStock: 'true' })) },
    { as, name: 'product', path: (k) => url(`/products/${random.product(k).id}`) },
    { as, name: 'warehouses', path: () => url('/warehouses') },
    { as, name: 'lots', path: () => url('/stock') },
    { as, name: 'lots of a product', path: (k) => url('/stock', { productId: random.product(k).id }) },
    { as, name: 'lots of a lens', path: (k) => url('/stock', { lensId: lensOf(k) }) },
    { as, name: 'lots, with count', path: () => url('/stock', { count: 'true' }) },
    { as, name: 'newest ledger entries of a lot', path: (k) => url(`/lots/${lotOf(k)}/ledger`, { limit: 3 }) },
  ];
}
