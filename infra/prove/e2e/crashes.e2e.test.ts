import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SERVICES } from '../../run/system/parts.ts';
import { orUndefined } from '../testing/best-effort.ts';
import { until } from '../testing/test-stack.ts';
import { Reconcile } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import { type Buyer, waitUntilIdle, openShop, type Shop } from './shop.ts';

const ORDERS = 60;
const KILLS = 15;
let shop: Shop;
let buyers: Buyer[];

beforeAll(async () => {
  shop = await openShop('crashes', { supervised: true });
  buyers = await Promise.all(Array.from({ length: 6 }, () => shop.newBuyer()));
}, 120_000);
afterAll(() => shop?.close(), 60_000);

/** Yields the services to kill. The same seed gives the same order in every run. */
function* victims(seed: number) {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield SERVICES[Math.floor((state / 2_147_483_648) * SERVICES.length)] ?? 'order';
  }
}

test('while the five services are killed at random, every order reaches an end and none is lost or duplicated', async () => {
  let flowing = true;
  const dying = (async () => {
    const next = victims(7021);
    for (let kill = 0; kill < KILLS && flowing; kill++) {
      const name = next.next().value ?? 'order';
      await shop.system.children[name].kill();
      const before = (await shop.rows<{ n: number }>('select count(*)::int as n from "order".order_step'))[0]?.n ?? 0;
      // The next service is killed when orders progress again. If they cannot progress without the killed service, it
      // is killed after 3 s.
      const progress = until(
        'the orders to progress',
        async () =>
          ((await shop.rows<{ n: number }>('select count(*)::int as n from "order".order_step'))[0]?.n ?? 0) >
          before + 5
            ? true
            : undefined,
        3_000,
      );
      await orUndefined(progress);
    }
  })();
  const one = async (index: number) => {
    const buyer = buyers[index % buyers.length] as Buyer;
    const paymentToken = index % 7 === 3 ? 'tok_declined' : 'tok_visa';
    return shop.place(buyer, shop.order(buyer, {}, { paymentToken }), {
      prefer: 'wait=1',
      idempotencyKey: `crash-order-${index}`,
    });
  };
  const answers = [];
  for (let at = 0; at < ORDERS; at += 6)
    answers.push(...(await Promise.all(Array.from({ length: 6 }, (_, index) => one(at + index)))));
  flowing = false;
  await dying;
  expect(answers.every(({ ok }) => ok)).toBe(true);
  await waitUntilIdle(shop, 120_000);

  const acknowledged = new Set(answers.flatMap((answer) => (answer.ok ? [answer.body.id] : [])));
  const orders = await shop.rows<{ id: string; status: string }>('select id, status from "order".orders');
  expect(acknowledged.size).toBe(ORDERS);
  expect(new Set(orders.map(({ id }) => id))).toEqual(acknowledged);
  const declined = orders.filter(({ status }) => status === 'cancelled').length;
  expect([orders.filter(({ status }) => status === 'confirmed').length, declined]).toEqual([ORDERS - 9, 9]);

  const provider = await shop.providerPayments();
  expect(
    provider
      .filter(({ status }) => status === 'authorised')
      .map(({ reference }) => reference)
      .sort(),
  ).toEqual(
    orders
      .filter(({ status }) => status === 'confirmed')
      .map(({ id }) => id)
      .sort(),
  );
  const [stock] = await shop.rows<{ reserved: number; held: number }>(
    `select (select sum(reserved)::int from catalog_inventory.lot) as reserved,
       (select sum(l.quantity)::int from catalog_inventory.reservation_line l join catalog_inventory.reservation r using (order_id) where r.status = 'held') as held`,
  );
  expect(stock).toEqual({ reserved: ORDERS - 9, held: ORDERS - 9 });
  for (const schema of ['"order"', 'customer', 'catalog_inventory', 'payment', 'marketing']) {
    const [gaps] = await shop.rows<{ n: number }>(
      `select count(*)::int as n from (select aggregate_id, max(version) - count(*) as gap from ${schema}.outbox group by 1) g where gap <> 0`,
    );
    expect([schema, gaps?.n]).toEqual([schema, 0]);
    const [dead] = await shop.rows<{ n: number }>(`select count(*)::int as n from ${schema}.dead_letter`);
    expect([schema, dead?.n]).toEqual([schema, 0]);
  }
  const { body } = await shop.api.call(Reconcile, { token: shop.staff.finance });
  expect(body.differences).toEqual([]);
}, 400_000);
