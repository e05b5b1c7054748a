import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ChangeProduct } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { CancelOrder, GetOrder, type OrderStep, type OrderView } from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { ListInvoices } from '@toric/contracts/payment/payment.http';
import { Reconcile } from '@toric/contracts/payment/reconciliation/reconciliation.http';
import { until } from '../testing/test-stack.ts';
import { type Attempt, attempt } from './attempt.ts';
import { addCoupon } from './coupons.ts';
import { type Buyer, waitUntilIdle, lens, openShop, RARE, type Shop, SPHERE } from './shop.ts';
import type { PlaceOrder } from '@toric/contracts/order/order.http';

let shop: Shop;
let buyer: Buyer;

beforeAll(async () => {
  shop = await openShop('orders');
  buyer = await shop.newBuyer();
  const discount = { kind: 'percent' as const, basisPoints: 1_000 };
  await addCoupon(shop, { code: 'TEN', discount });
  const [startsAt, endsAt] = ['2020-01-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z'];
  await addCoupon(shop, { code: 'ENDED', discount, startsAt, endsAt });
}, 90_000);
afterAll(() => shop?.close(), 60_000);

function orderOf(answer: Attempt<typeof PlaceOrder>): OrderView {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.body;
}

const reserved = async () =>
  (await shop.rows<{ n: number }>('select coalesce(sum(reserved), 0)::int as n from catalog_inventory.lot'))[0]?.n;

describe('one order', () => {
  test('passes through five services: confirmed, shipped, captured, invoiced and delivered, and its steps are streamed', async () => {
    const line = { eye: 'left' as const, parameters: lens(-3) };
    const body = shop.order(buyer, {}, { couponCode: 'TEN' });
    const placed = orderOf(
      await shop.place(buyer, {
        ...body,
        lines: [...body.lines, { ...body.lines[0], ...line } as (typeof body.lines)[0]],
      }),
    );
    expect([placed.status, placed.subtotal.amount, placed.discount.amount, placed.total.amount]).toEqual([
      'confirmed',
      12_800,
      1_280,
      11_520,
    ]);
    const params = { orderId: placed.id };
    const { body: shipped } = await shop.api.call(ShipOrder, {
      params,
      body: { carrier: 'UPS', trackingNumber: '1Z' },
      token: shop.staff.warehouse,
      prefer: 'wait=30',
    });
    expect(shipped.status).toBe('shipped');
    const { body: invoices } = await shop.api.call(ListInvoices, { query: { orderId: placed.id }, token: buyer.token });
    const invoiced = { gross: 6_400, discount: 640, total: 5_760 };
    expect(invoices.data).toMatchObject([
      { number: shipped.invoiceNumber, total: 11_520, currency: 'USD', lines: [invoiced, invoiced] },
    ]);
    await shop.api.call(DeliverOrder, { params, token: shop.staff.warehouse });
    const events: OrderStep[] = [];
    for await (const step of shop.api.events(placed.id, { token: buyer.token })) {
      events.push(step);
      if (events.length === 3) break; // the client breaks off the event stream here and resumes it below
    }
    const after = events.at(-1)?.id ?? '';
    for await (const step of shop.api.events(placed.id, { token: buyer.token, after })) events.push(step);
    expect(events.map(({ status }) => status)).toEqual([
      'verifying',
      'discounting',
      'reserving',
      'charging',
      'confirmed',
      'shipping',
      'capturing',
      'shipped',
      'completed',
    ]);
    const [payment] = (await shop.providerPayments()).filter(({ reference }) => reference === placed.id);
    expect(payment).toMatchObject({ status: 'captured', amount: 11_520, capturedAmount: 11_520 });
  });

  test('may be for a private label of the prescribed lens, once the catalogue declares it', async () => {
    const labelled = await shop.newBuyer({ right: { productId: RARE.productId, parameters: lens(-2) } });
    const order = async () => orderOf(await shop.place(labelled, shop.order(labelled, { parameters: lens(-2) })));
    expect((await order()).reason?.code).toBe('prescription.does-not-cover');
    const change = { params: { handle: 'rarity' }, token: shop.staff.admin };
    await shop.api.call(ChangeProduct, { ...change, body: { privateLabelOf: 'everyday' } });
    await until(
      'the private label to be known',
      async () => (await shop.rows('select from customer.private_label'))[0],
    );
    const { id, status } = await order();
    expect(status).toBe('confirmed');
    const [line] = await shop.rows(
      'select l.product_id, e.prescription_id from "order".order_line l join customer.evidence e on e.id = l.evidence_id where order_id = $1',
      [id],
    );
    expect(line).toEqual({ product_id: SPHERE.productId, prescription_id: labelled.prescriptionId });
    await shop.api.call(ChangeProduct, { ...change, body: { privateLabelOf: null } });
  });

  test('has one correlation id and one trace from the request to the last message', async () => {
    const requestId = 'e2e-one-id-leads-everywhere';
    const answer = await shop.place(buyer, shop.order(buyer), { requestId });
    expect(answer.headers.get('x-request-id')).toBe(requestId);
    const { id } = orderOf(answer);
    const schemas = ['"order"', 'customer', 'catalog_inventory', 'payment'];
    const found = await shop.rows<{ correlation_id: string; traceparent: string }>(
      schemas
        .map((schema) => `select correlation_id, traceparent from ${schema}.outbox where aggregate_id = '${id}'`)
        .join(' union all '),
    );
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(new Set(found.map((row) => row.correlation_id))).toEqual(new Set([requestId]));
    expect(new Set(found.map((row) => row.traceparent.split('-')[1])).size).toBe(1);
  });

  test('that is cancelled after its confirmation releases stock, money and coupon', async () => {
    const before = await reserved();
    const placed = orderOf(await shop.place(buyer, shop.order(buyer, {}, { couponCode: 'TEN' })));
    expect(placed.status).toBe('confirmed');
    const { body: cancelled } = await shop.api.call(CancelOrder, {
      params: { orderId: placed.id },
      body: {},
      token: buyer.token,
      prefer: 'wait=30',
    });
    expect([cancelled.status, cancelled.reason?.code]).toEqual(['cancelled', 'order.cancelled-by-customer']);
    expect(await reserved()).toBe(before);
    const [payment] = (await shop.providerPayments()).filter(({ reference }) => reference === placed.id);
    expect(payment).toMatchObject({ status: 'voided', capturedAmount: 0 });
    const late = await attempt(
      shop.api.call(ShipOrder, {
        params: { orderId: placed.id },
        body: { carrier: 'UPS', trackingNumber: '1Z' },
        token: shop.staff.warehouse,
      }),
    );
    expect(late.status).toBe(409);
  });
});

describe('an order is refused with a reason, and everything is released, for', () => {
  const ends = async (name: string, body: ReturnType<Shop['order']>, by = buyer) => {
    const before = await reserved();
    const order = orderOf(await shop.place(by, body));
    expect([order.status, order.reason?.code]).toEqual(['cancelled', name]);
    expect(order.reason?.detail.length).toBeGreaterThan(20);
    expect(await reserved()).toBe(before);
    const held = (await shop.providerPayments()).filter(
      ({ reference, status }) => reference === order.id && ['authorised', 'captured'].includes(status),
    );
    expect(held).toEqual([]);
  };

  test('a declined card', () => ends('payment.card-declined', shop.order(buyer, {}, { paymentToken: 'tok_declined' })));
  test('a prescription that does not cover the lens', () =>
    ends('prescription.does-not-cover', shop.order(buyer, { parameters: lens(-4) })));
  test('an expired prescription', async () => {
    const late = await shop.newBuyer(undefined, { expired: true });
    await ends('prescription.expired', shop.order(late), late);
  });
  test('another customer’s prescription', async () => {
    const stranger = await shop.newBuyer();
    await ends('prescription.not-found', shop.order(stranger, { prescriptionId: buyer.prescriptionId }), stranger);
  });
  test('another customer’s address', async () => {
    const stranger = await shop.newBuyer();
    await ends('address.not-found', shop.order(stranger, {}, { shippingAddressId: buyer.addressId }), stranger);
  });
  test('an out-of-stock power', async () => {
    const short = await shop.newBuyer({ right: { productId: RARE.productId, parameters: lens(-9) } });
    await ends('stock.sold-out', shop.order(short, { ...RARE, parameters: lens(-9) }), short);
  });
  test.each([
    ['ENDED', 'coupon.expired'],
    ['NOSUCH', 'coupon.unknown'],
  ])('a coupon that does not apply (%s), in the answer to the request', async (couponCode, slug) => {
    const answer = await shop.place(buyer, shop.order(buyer, {}, { couponCode }));
    expect([answer.status, answer.ok ? '' : answer.problem.type]).toEqual([422, `/docs/errors/${slug}`]);
  });
  test('a combination that is not made, in the answer to the request', async () => {
    const answer = await shop.place(buyer, shop.order(buyer, { parameters: lens(-12) }));
    expect([answer.status, answer.ok ? '' : answer.problem.type]).toEqual([422, '/docs/errors/order.not-made']);
  });
});

describe('a race of', () => {
  test('64 buyers for the last 50 boxes confirms exactly 50, refuses 14, and the stock ledger adds up', async () => {
    await shop.receive({ packId: RARE.packId, sphere: -5, quantity: 50 });
    const eyes = { right: { productId: RARE.productId, parameters: lens(-5) } };
    const buyers: Buyer[] = [];
    for (let at = 0; at < 64; at += 8)
      buyers.push(...(await Promise.all(Array.from({ length: 8 }, () => shop.newBuyer(eyes)))));
    const answers = await Promise.all(
      buyers.map(async (one) => orderOf(await shop.place(one, shop.order(one, { ...RARE, parameters: lens(-5) })))),
    );
    const by = (status: string) => answers.filter((order) => order.status === status);
    expect([by('confirmed').length, by('cancelled').length]).toEqual([50, 14]);
    expect(by('cancelled').every(({ reason }) => reason?.code === 'stock.sold-out')).toBe(true);
    const [lot] = await shop.rows<{ id: string; on_hand: number; reserved: number }>(
      `select id, on_hand, reserved from catalog_inventory.lot where pack_id = $1`,
      [RARE.packId],
    );
    expect(lot).toMatchObject({ on_hand: 50, reserved: 50 });
    const ledger = await shop.rows<{ on_hand: number; reserved: number }>(
      'select sum(on_hand_change)::int as on_hand, sum(reserved_change)::int as reserved from catalog_inventory.stock_ledger where lot_id = $1',
      [lot?.id],
    );
    expect(ledger).toEqual([{ on_hand: 50, reserved: 50 }]);
  }, 120_000);

  test('50 identical requests with one key creates one order and one charge', async () => {
    const idempotencyKey = 'fifty-times-the-same-order';
    const body = shop.order(buyer);
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.place(buyer, body, { idempotencyKey })));
    const ids = new Set(answers.flatMap((answer) => (answer.ok ? [answer.body.id] : [])));
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem.type]));
    expect(ids.size).toBe(1);
    expect(new Set(refused).size === 0 || [...new Set(refused)].join() === '/docs/errors/idempotency.in-flight').toBe(
      true,
    );
    const again = await shop.place(buyer, body, { idempotencyKey });
    expect([ids.has(orderOf(again).id), again.headers.get('idempotent-replayed')]).toEqual([true, 'true']);
    const charges = (await shop.providerPayments()).filter(({ reference }) => ids.has(reference));
    expect(charges).toHaveLength(1);
  });

  test('a time-out and the success of a payment repeats the call with the same key and never charges twice', async () => {
    const order = orderOf(
      await shop.place(buyer, shop.order(buyer, {}, { paymentToken: 'tok_timeout_after_success' })),
    );
    const settled = await until(
      'the order to settle',
      async () => {
        const { body } = await shop.api.call(GetOrder, { params: { orderId: order.id }, token: buyer.token });
        return body.status === 'confirmed' ? body : undefined;
      },
      40_000,
    );
    expect(settled.status).toBe('confirmed');
    expect((await shop.providerPayments()).filter(({ reference }) => reference === order.id)).toMatchObject([
      { status: 'authorised' },
    ]);
  }, 60_000);
});

test('when the shop is idle, the ledger of the provider equals ours row by row', async () => {
  await waitUntilIdle(shop);
  const { body } = await shop.api.call(Reconcile, { token: shop.staff.finance });
  expect(body.differences).toEqual([]);
  expect(body.matched).toBeGreaterThan(50);
});
