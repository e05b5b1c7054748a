import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CustomerRegistered, CustomersImported, CustomersRemoved } from '@toric/contracts/customer/events';
import type { MessageType } from '@toric/contracts/kernel/message';
import type { OrderAmended } from '@toric/contracts/order/amendments/amendment.events';
import { OrderCancelled, OrderConfirmed, OrderPlaced } from '@toric/contracts/order/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import type { Subscription } from '@toric/messaging/subscription';
import fc from 'fast-check';
import { projectAmendment } from '../../src/people/features/project-amendment.ts';
import { projectCancellation } from '../../src/people/features/project-cancellation.ts';
import { projectCustomer } from '../../src/people/features/project-customer.ts';
import { projectOrder } from '../../src/people/features/project-order.ts';
import { projectPurchase } from '../../src/people/features/project-purchase.ts';
import { type Fact, type MarketingStack, marketingStack, nextId } from '../marketing-stack.ts';

type Life = {
  orderId: string;
  customerId: string;
  placedAt: string;
  confirmedAt: string | null;
  cancelledAt: string | null;
  products: string[];
};
type History = { registered: { customerId: string; at: string }[]; orders: Life[] };
type Member = { customerId: string; ordersMatched: number } & Record<string, unknown>;
type Page = { data: Member[]; nextCursor: string | null; total: number; totalIsExact: boolean };

const usd = (amount: number) => ({ amount, currency: 'USD' });
const at = (minute: number) => new Date(Date.UTC(2026, 9, 1, 0, minute)).toISOString();
const PRODUCTS = [nextId(), nextId(), nextId()];
const CUSTOMERS = Array.from({ length: 12 }, nextId);

let marketing: MarketingStack;
beforeAll(async () => {
  marketing = await marketingStack();
}, 60_000);
afterAll(() => marketing?.stop());
beforeEach(() =>
  marketing.stack.admin.query('truncate marketing.participant, marketing.purchase, marketing.purchase_line'),
);

/**
 * Returns a history of 60 orders of ten customers. Two buyers have no registration event, and two customers never buy.
 */
function history(): History {
  const orders = Array.from(
    { length: 60 },
    (_, n): Life => ({
      orderId: nextId(),
      customerId: CUSTOMERS[(n * 7) % 10] ?? '',
      placedAt: at(n * 10),
      confirmedAt: n % 4 === 0 ? null : at(n * 10 + 1),
      cancelledAt: n % 4 === 0 || n % 9 === 0 ? at(n * 10 + 2) : null,
      products: PRODUCTS.filter((_product, p) => (n + p) % 3 !== 0),
    }),
  );
  return { registered: CUSTOMERS.slice(2).map((customerId, n) => ({ customerId, at: at(n) })), orders };
}

type Delivery = () => Promise<unknown>;
function facts({ registered, orders }: History) {
  const confirmed = orders.flatMap(({ confirmedAt, ...order }) => (confirmedAt ? [{ ...order, at: confirmedAt }] : []));
  const cancelled = orders.flatMap(({ cancelledAt, ...order }) => (cancelledAt ? [{ ...order, at: cancelledAt }] : []));
  const line = (productId: string) => ({
    lineId: nextId(),
    productId,
    packId: nextId(),
    lensId: nextId(),
    quantity: 2,
  });
  return {
    registered: registered.map(({ customerId, at }) => ({ data: { customerId }, at })),
    placed: orders.map(({ orderId, customerId, placedAt, products }) => ({
      data: { orderId, customerId, market: 'US', subtotal: usd(6400), lines: products.map(line) },
      at: placedAt,
    })),
    confirmed: confirmed.map(({ orderId, customerId, at }) => ({
      data: { orderId, customerId, total: usd(5900), discount: usd(500) },
      at,
    })),
    cancelled: cancelled.map(({ orderId, customerId, at }) => ({
      data: { orderId, customerId, reason: { code: 'order.cancelled-by-customer', detail: '' } },
      at,
    })),
  };
}

/**
 * Delivers every event twice to the four consumers, concurrently. `seed` determines the sequence of the events and the
 * size of the batches.
 */
async function deliverShuffled(all: ReturnType<typeof facts>, seed: number): Promise<void> {
  const shuffle = <T>(list: readonly T[]): T[] =>
    fc.sample(fc.shuffledSubarray([...list], { minLength: list.length }), { seed, numRuns: 1 })[0] ?? [];
  const batches = <M extends MessageType>(to: Subscription<M>, of: readonly Fact<M>[]): Delivery[] => {
    const size = 1 + (seed % 9);
    const mixed = shuffle([...of, ...of]);
    const count = Math.ceil(mixed.length / size);
    return Array.from({ length: count }, (_, n) => () => marketing.apply(to, mixed.slice(n * size, (n + 1) * size)));
  };
  const deliveries = [
    ...batches<typeof CustomerRegistered>(projectCustomer, all.registered),
    ...batches<typeof OrderPlaced>(projectOrder, all.placed),
    ...batches<typeof OrderConfirmed>(projectPurchase, all.confirmed),
    ...batches<typeof OrderCancelled>(projectCancellation, all.cancelled),
  ];
  await Promise.all(shuffle(deliveries).map((deliver) => deliver()));
}

/**
 * Counts the figures of each customer from the history, in a slow and simple way that shares no code with the service.
 */
function recount(
  { registered, orders }: History,
  filter: { product?: string; since?: string; minOrders?: number } = {},
): Member[] {
  const ids = [...new Set([...registered, ...orders].map(({ customerId }) => customerId))].toSorted();
  const members = ids.map((customerId) => {
    const own = orders.filter((order) => order.customerId === customerId);
    const matched = own.filter(
      ({ confirmedAt, cancelledAt, products }) =>
        confirmedAt !== null &&
        cancelledAt === null &&
        (!filter.since || confirmedAt >= filter.since) &&
        (!filter.product || products.includes(filter.product)),
    );
    return {
      customerId,
      registeredAt: registered.find((one) => one.customerId === customerId)?.at ?? null,
      ordersPlaced: own.length,
      ordersConfirmed: own.filter(({ confirmedAt }) => confirmedAt !== null).length,
      ordersCancelled: own.filter(({ cancelledAt }) => cancelledAt !== null).length,
      ordersMatched: matched.length,
      lastMatchedAt: matched
        .map(({ confirmedAt }) => confirmedAt)
        .reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null),
    };
  });
  return members.filter(({ ordersMatched }) => ordersMatched >= (filter.minOrders ?? 1));
}

async function audience(filters = ''): Promise<Member[]> {
  const members: Member[] = [];
  const totals = new Set<number>();
  let next = '';
  do {
    const path = `/audience?limit=4&count=true${filters}${next && `&cursor=${next}`}`;
    const { status, body } = await marketing.get(path);
    expect(status).toBe(200);
    const { data, nextCursor, total, totalIsExact } = body as Page;
    expect(totalIsExact).toBe(true);
    members.push(...data);
    totals.add(total);
    next = nextCursor ?? '';
  } while (next);
  expect([...totals]).toEqual([members.length]); // Every page returns the same total.
  return members;
}

async function dump(): Promise<unknown[]> {
  const tables = ['participant', 'purchase', 'purchase_line'];
  const rows = tables.map(async (table) => {
    const { rows: found } = await marketing.stack.admin.query(
      `select to_jsonb(t) as row from marketing.${table} t order by 1`,
    );
    return found;
  });
  return (await Promise.all(rows)).flat();
}

describe('the projection', () => {
  test('is the same after any order of delivery, with every event twice', async () => {
    const real = history();
    const all = facts(real);
    const dumps: unknown[][] = [];
    for (const seed of [1, 2, 3, 4]) {
      await marketing.stack.admin.query('truncate marketing.participant, marketing.purchase, marketing.purchase_line');
      await deliverShuffled(all, seed);
      dumps.push(await dump());
    }
    expect(dumps[0]).toHaveLength(CUSTOMERS.length + 60 + 120);
    for (const other of dumps.slice(1)) expect(other).toEqual(dumps[0]);
  }, 30_000);

  test('equals an independent count of the history, with every filter', async () => {
    const real = history();
    await deliverShuffled(facts(real), 5);
    const [product = ''] = PRODUCTS;
    const since = at(300);
    expect(await audience()).toEqual(recount(real));
    expect(await audience('&minOrders=0')).toEqual(recount(real, { minOrders: 0 }));
    expect(await audience('&minOrders=4')).toEqual(recount(real, { minOrders: 4 }));
    expect(await audience(`&since=${since}`)).toEqual(recount(real, { since }));
    expect(await audience(`&boughtProductId=${product}`)).toEqual(recount(real, { product }));
    const both = recount(real, { product, since, minOrders: 2 });
    expect(both.length).toBeGreaterThan(0);
    expect(both.length).toBeLessThan(recount(real).length);
    expect(await audience(`&boughtProductId=${product}&since=${since}&minOrders=2`)).toEqual(both);
  }, 30_000);

  test('one match among thousands is reached across empty pages, and the total says that it is not exact', async () => {
    const far = '0197b0ff-0000-7000-8000-000000011999';
    await marketing.stack.admin.query(
      `insert into marketing.participant (customer_id)
       select ('0197b0ff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(1, 12000) n`,
    );
    await marketing.apply<typeof OrderConfirmed>(projectPurchase, [
      { data: { orderId: nextId(), customerId: far, total: usd(1), discount: usd(0) } },
    ]);
    const pages: unknown[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body } = await marketing.get(`/audience?count=true${next && `&cursor=${next}`}`);
      const { data, nextCursor, ...counted } = body as Page;
      pages.push([data.map(({ customerId }) => customerId), counted]);
      next = nextCursor;
    }
    const stopped = { total: 0, totalIsExact: false };
    expect(pages).toEqual([
      [[], stopped],
      [[], stopped],
      [[far], stopped],
    ]);
  });

  test('receives all four events through the broker', async () => {
    const { deliver } = marketing.stack;
    const [customerId, orderId] = [nextId(), nextId()];
    const reason = { code: 'order.cancelled-by-customer', detail: '' };
    await deliver(OrderCancelled, OrderCancelled({ orderId, customerId, reason }));
    await deliver(OrderConfirmed, OrderConfirmed({ orderId, customerId, total: usd(1), discount: usd(0) }));
    await deliver(OrderPlaced, OrderPlaced({ ...OrderPlaced.data.parse(OrderPlaced.example), orderId, customerId }));
    await deliver(CustomerRegistered, CustomerRegistered({ customerId }));
    const counts = { ordersPlaced: 1, ordersConfirmed: 1, ordersCancelled: 1, ordersMatched: 0 };
    const member = await until('the four events', async () => {
      const [found] = await audience('&minOrders=0');
      const complete =
        found?.['registeredAt'] && found['ordersPlaced'] && found['ordersConfirmed'] && found['ordersCancelled'];
      return complete ? found : undefined;
    });
    expect(member).toMatchObject({ customerId, ...counts });
  });
});

test('an import names many customers in one message, and its undo forgets them', async () => {
  const { deliver } = marketing.stack;
  const [jobId, undoId, ...customerIds] = [nextId(), nextId(), nextId(), nextId()] as const;
  const known = async () =>
    (await audience('&minOrders=0')).map(({ customerId }) => customerId).filter((id) => customerIds.includes(id));
  await deliver(CustomersImported, CustomersImported({ jobId, customerIds }));
  await until('the import', async () => ((await known()).length === 2 ? true : undefined));
  await deliver(CustomersRemoved, CustomersRemoved({ jobId: undoId, customerIds }));
  await until('the undo', async () => ((await known()).length === 0 ? true : undefined));
});

test('an audience holds only ids, counts and times', async () => {
  await deliverShuffled(facts(history()), 6);
  const [member] = await audience();
  expect(Object.keys(member ?? {}).toSorted()).toEqual([
    'customerId',
    'lastMatchedAt',
    'ordersCancelled',
    'ordersConfirmed',
    'ordersMatched',
    'ordersPlaced',
    'registeredAt',
  ]);
});

test('an amended order has its newest total and discount, in any order of the events', async () => {
  const ids = { orderId: nextId(), customerId: CUSTOMERS[0] ?? '' };
  const confirmed = { data: { ...ids, total: usd(5_900), discount: usd(500) }, at: at(1) };
  const amended = (total: number, minute: number) => ({
    data: { ...ids, amendmentId: nextId(), before: usd(5_900), total: usd(total), discount: usd(total / 10) },
    at: at(minute),
  });
  await marketing.apply<typeof OrderAmended>(projectAmendment, [amended(7_000, 3)]);
  await marketing.apply<typeof OrderConfirmed>(projectPurchase, [confirmed]);
  await marketing.apply<typeof OrderAmended>(projectAmendment, [amended(3_000, 2), amended(7_000, 3)]);
  const { rows } = await marketing.stack.admin.query('select total, discount from marketing.purchase');
  expect(rows).toEqual([{ total: 7_000, discount: 700 }]);
});
