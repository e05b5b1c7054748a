// What is asked of both shops: every list, look-up, order page and report of the API, with each filter that has an index of
// its own, and from the middle of long lists too.
import type { StaffRole } from '@toric/contracts/kernel/access';
import { bookedSince } from './provider-ledger.ts';
import { nth } from './catalogue.ts';
import { time } from './copy-text.ts';
import { idAt } from './ids.ts';
import { capturedAt, couponCode, orderOf, wasCaptured } from './orders.ts';
import { customerId, DAY, emailOf, LOVED_ENDINGS, phoneOf, type ShopPlan } from './customers.ts';
import { below, rolls } from './seeded-random.ts';
import { lotId } from './rows/catalog-inventory.ts';
import { couponId } from './rows/marketing.ts';
import { paymentId } from './rows/payment.ts';

export type Line = {
  readonly name: string;
  readonly as: StaffRole;
  /** The path of the k-th request: another customer, order or place in the list each time. */
  readonly path: (k: number) => string;
};

type Asked = Readonly<Record<string, string | number>>;
const url = (path: string, query: Asked = {}) => {
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `/v1${path}${text.size > 0 ? `?${text.toString()}` : ''}`;
};
const after = (createdAt: number, id: string) => Buffer.from(`${time(createdAt)}|${id}`).toString('base64url');

/** Things of the shop to ask for, by chance. */
function chanceIn(plan: ShopPlan) {
  const roll = (k: number) => rolls(plan.seed, 99, k);
  const anyOrder = (k: number) => orderOf(plan, below(roll(k), plan.orders));
  const captured = (k: number) => {
    for (let tries = k; ; tries += 1_000_003) {
      const order = anyOrder(tries);
      if (wasCaptured(order)) return order;
    }
  };
  return {
    roll,
    order: anyOrder,
    captured,
    customer: (k: number) => below(roll(k), plan.customers),
    customerId: (k: number) => customerId(plan, below(roll(k), plan.customers)),
    product: (k: number) => nth(plan.catalogue, below(roll(k), plan.catalogue.length)),
  };
}
type Chance = ReturnType<typeof chanceIn>;

export function linesOf(plan: ShopPlan): Line[] {
  const any = chanceIn(plan);
  return [
    ...customerLines(plan, any),
    ...orderLines(plan, any),
    ...paymentLines(plan, any),
    ...marketingLines(plan, any),
    ...stockLines(plan, any),
  ];
}

function customerLines(plan: ShopPlan, any: Chance): Line[] {
  const ending = (k: number) => nth(LOVED_ENDINGS, k % LOVED_ENDINGS.length);
  const find = (query: (k: number) => Asked) => (k: number) => url('/customers', query(k));
  return [
    { name: 'customer by e-mail', as: 'sales', path: find((k) => ({ email: emailOf(any.customer(k)) })) },
    { name: 'customer by phone', as: 'sales', path: find((k) => ({ phone: phoneOf(plan, any.customer(k)) })) },
    { name: 'customers by four digits', as: 'sales', path: find((k) => ({ phoneLast4: ending(k) })) },
    {
      name: 'customers by four digits, total',
      as: 'sales',
      path: find((k) => ({ phoneLast4: ending(k), count: 'true' })),
    },
    { name: 'customer', as: 'sales', path: (k) => url(`/customers/${any.customerId(k)}`) },
    { name: 'addresses', as: 'sales', path: (k) => url(`/customers/${any.customerId(k)}/addresses`) },
    { name: 'prescriptions', as: 'optician', path: (k) => url(`/customers/${any.customerId(k)}/prescriptions`) },
    { name: 'staff', as: 'admin', path: () => url('/staff') },
  ];
}

function orderLines(plan: ShopPlan, any: Chance): Line[] {
  const list = (query: (k: number) => Asked) => (k: number) => url('/orders', query(k));
  const from = (k: number) => {
    const { at, id } = any.order(k);
    return after(at, id);
  };
  const everything = 'customer,payment.refunds,invoices';
  return [
    {
      name: 'order page, all expanded',
      as: 'auditor',
      path: (k) => url(`/orders/${any.order(k).id}`, { expand: everything }),
    },
    { name: 'order', as: 'sales', path: (k) => url(`/orders/${any.order(k).id}`) },
    { name: "an order's steps", as: 'sales', path: (k) => url(`/orders/${any.order(k).id}/steps`) },
    { name: 'orders', as: 'sales', path: list(() => ({})) },
    { name: 'orders, somewhere deep', as: 'sales', path: list((k) => ({ cursor: from(k) })) },
    { name: 'orders, total', as: 'sales', path: list(() => ({ count: 'true' })) },
    { name: 'orders of a customer', as: 'sales', path: list((k) => ({ customerId: any.customerId(k) })) },
    {
      name: 'orders of a customer, expanded',
      as: 'auditor',
      path: list((k) => ({ customerId: any.customerId(k), expand: 'customer,payment' })),
    },
    {
      name: 'orders of a customer by status',
      as: 'sales',
      path: list((k) => ({ customerId: any.customerId(k), status: 'completed' })),
    },
    { name: 'orders by status', as: 'warehouse', path: list(() => ({ status: 'confirmed' })) },
    { name: 'orders by status, deep', as: 'warehouse', path: list((k) => ({ status: 'cancelled', cursor: from(k) })) },
    {
      name: 'orders by a rare status, deep',
      as: 'finance',
      path: list((k) => ({ status: 'payment-due', cursor: from(k) })),
    },
    { name: 'orders by status, total', as: 'warehouse', path: list(() => ({ status: 'cancelled', count: 'true' })) },
    { name: 'order by number', as: 'sales', path: list((k) => ({ number: any.order(k).number })) },
  ];
}

function paymentLines(plan: ShopPlan, any: Chance): Line[] {
  const list = (path: string, query: (k: number) => Asked) => (k: number) => url(path, query(k));
  const from = (k: number) => {
    const order = any.order(k);
    return after(order.at + 450, paymentId(order));
  };
  const invoiceFrom = (k: number) => {
    const order = any.order(k);
    return after(capturedAt(order), idAt(capturedAt(order), 'invoice', order.n));
  };
  // of the last whole year, in which three orders of ten were invoiced at the least
  const year = new Date(plan.until).getUTCFullYear() - 1;
  const invoiceNumber = (k: number) =>
    `INV-${year}-${String(1 + below(any.roll(k), plan.orders * 0.3)).padStart(6, '0')}`;
  const reads = { as: 'auditor' } as const;
  const since = bookedSince(plan);
  return [
    { ...reads, name: 'payment of an order', path: (k) => url(`/payments/${any.captured(k).id}`) },
    { ...reads, name: 'payments', path: list('/payments', () => ({})) },
    { ...reads, name: 'payments, deep', path: list('/payments', (k) => ({ cursor: from(k) })) },
    {
      ...reads,
      name: 'payments by status, deep',
      path: list('/payments', (k) => ({ status: 'captured', cursor: from(k) })),
    },
    { ...reads, name: 'payments by a rare status', path: list('/payments', () => ({ status: 'capture-failed' })) },
    { ...reads, name: 'payments of a customer', path: list('/payments', (k) => ({ customerId: any.customerId(k) })) },
    { ...reads, name: 'payments to review', path: list('/payments', () => ({ needsReview: 'true' })) },
    { ...reads, name: 'payments, total', path: list('/payments', () => ({ count: 'true' })) },
    { ...reads, name: 'refunds', path: list('/refunds', () => ({})) },
    { ...reads, name: 'refunds to approve', path: list('/refunds', () => ({ status: 'needs-approval' })) },
    {
      ...reads,
      name: 'refunds that were refused, deep',
      path: list('/refunds', (k) => ({ status: 'refused', cursor: from(k) })),
    },
    { ...reads, name: 'invoices', path: list('/invoices', () => ({})) },
    { ...reads, name: 'invoices, deep', path: list('/invoices', (k) => ({ cursor: invoiceFrom(k) })) },
    { ...reads, name: 'invoices of a customer', path: list('/invoices', (k) => ({ customerId: any.customerId(k) })) },
    { ...reads, name: 'invoice of an order', path: list('/invoices', (k) => ({ orderId: any.captured(k).id })) },
    { ...reads, name: 'invoice by number', path: list('/invoices', (k) => ({ number: invoiceNumber(k) })) },
    { ...reads, name: 'invoices, total', path: list('/invoices', () => ({ count: 'true' })) },
    { ...reads, name: 'reconciliation of the newest', path: list('/reconciliation', () => ({ since })) },
  ];
}

function marketingLines(plan: ShopPlan, any: Chance): Line[] {
  const audience = (query: (k: number) => Asked) => (k: number) =>
    url('/audience', { cursor: any.customerId(k), ...query(k) });
  const redemptions = (query: (k: number) => Asked) => (k: number) =>
    url(`/coupons/${couponId(plan, k % 5)}/redemptions`, query(k));
  const from = (k: number) => {
    const { at, id } = any.order(k);
    return after(at, id);
  };
  const as = 'marketing';
  return [
    { as, name: 'coupons', path: () => url('/coupons') },
    { as, name: 'coupons by part of a word', path: (k) => url('/coupons', { q: couponCode(k % 200).slice(2) }) },
    { as, name: 'redemptions of a coupon', path: redemptions(() => ({})) },
    { as, name: 'redemptions of a coupon, deep', path: redemptions((k) => ({ cursor: from(k) })) },
    { as, name: 'redemptions given back', path: redemptions(() => ({ status: 'released' })) },
    { as, name: 'redemptions, total', path: redemptions(() => ({ count: 'true' })) },
    { as, name: 'audience, first page', path: () => url('/audience') },
    { as, name: 'audience, deep', path: audience(() => ({})) },
    { as, name: 'audience that bought of late', path: audience(() => ({ since: time(plan.until - 30 * DAY) })) },
    { as, name: 'audience of a product', path: audience((k) => ({ boughtProductId: any.product(k).id })) },
    {
      as,
      name: 'audience of a product, often',
      path: audience((k) => ({ boughtProductId: nth(plan.catalogue, k % 5).id, minOrders: 8 })),
    },
    { as, name: 'audience that nobody fits', path: audience(() => ({ minOrders: 10_000 })) },
    { as, name: 'audience, total', path: () => url('/audience', { count: 'true' }) },
  ];
}

function stockLines(plan: ShopPlan, any: Chance): Line[] {
  const as = 'warehouse';
  const lotOf = (k: number) => {
    const { product, lines } = any.order(k);
    return lotId(plan, product.firstLens + nth(lines, 0).lens);
  };
  const words = ['biofinity', 'oasys', 'daily', 'toric', 'total'];
  const search = (query: (k: number) => Asked) => (k: number) => url('/products', { market: 'US', ...query(k) });
  const lensOf = (k: number) => {
    const { lensIds } = any.product(k);
    return nth(lensIds, k % lensIds.length);
  };
  const sphere = (k: number) => -0.5 - (k % 20) * 0.25;
  return [
    { as, name: 'products by a word', path: search((k) => ({ q: nth(words, k % words.length) })) },
    { as, name: 'products in a power, in stock', path: search((k) => ({ sphere: sphere(k), inStock: 'true' })) },
    { as, name: 'product', path: (k) => url(`/products/${any.product(k).id}`) },
    { as, name: 'warehouses', path: () => url('/warehouses') },
    { as, name: 'lots', path: () => url('/stock') },
    { as, name: 'lots of a product', path: (k) => url('/stock', { productId: any.product(k).id }) },
    { as, name: 'lots of a lens', path: (k) => url('/stock', { lensId: lensOf(k) }) },
    { as, name: 'lots, total', path: () => url('/stock', { count: 'true' }) },
    { as, name: 'newest movements of a lot', path: (k) => url(`/lots/${lotOf(k)}/ledger`, { limit: 3 }) },
  ];
}
