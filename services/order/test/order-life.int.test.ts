import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '@toric/chassis/config';
import { type Running, startService } from '@toric/chassis/service';
import {
  OfferChanged,
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory';
import { PrescriptionRefused, PrescriptionVerified, VerifyPrescription } from '@toric/contracts/customer';
import { CouponRedeemed, CouponRefused, CouponReleased, RedeemCoupon } from '@toric/contracts/marketing';
import { OrderCancelled, OrderConfirmed, OrderShipped } from '@toric/contracts/order';
import type { OrderView } from '@toric/contracts/order.http';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment';
import { settle, type TestStack, testStack, until } from '@toric/infra/testing/test-stack';
import request from 'supertest';
import { OrderConfig } from '../src/config.ts';
import { orderService } from '../src/service.ts';

const productId = '0197a000-0000-7000-8000-000000000001';
const packId = '0197a000-0000-7000-8000-000000000002';
const prescriptionId = '0197a000-0000-7000-8000-000000000003';
const shippingAddressId = '0197a000-0000-7000-8000-000000000004';
const customerId = '0197a000-0000-7000-8000-00000000000c';
const offer = OfferChanged({
  productId,
  name: 'Biofinity',
  onSale: true,
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  packs: [
    { packId, gtin: '02000000000015', size: 6, prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }] },
  ],
});
const line = (sphere: number) => ({
  eye: 'right',
  productId,
  packId,
  parameters: { baseCurve: 8.6, diameter: 14, sphere },
  quantity: 2,
  prescriptionId,
});
const body = { market: 'US', lines: [line(-2.25)], shippingAddressId, paymentToken: 'tok_visa' };

let stack: TestStack;
let running: Running;
let customer: string;
let warehouse: string;
let keys = 0;
const api = () => request(`http://127.0.0.1:${running.port}`);

beforeAll(async () => {
  stack = await testStack();
  const config = readConfig(OrderConfig, stack.env('order'));
  // the other services are played by the test: their queues are not there, so their commands wait in the outbox
  running = await startService(orderService(config), config);
  await running.messaging.started;
  customer = await stack.token({ id: customerId });
  warehouse = await stack.token({ kind: 'staff', roles: ['warehouse'] });
  await stack.deliver(OfferChanged, offer);
  await until('the offer', async () => ((await place(body)).status === 201 ? true : undefined));
}, 60_000);
afterAll(async () => {
  await running?.stop();
  await stack?.stop();
});

const post = (path: string, token: string, data: object, key = `key-${Date.now()}-${keys++}`) =>
  api().post(path).set('Authorization', `Bearer ${token}`).set('Idempotency-Key', key).send(data);
const place = (data: object, key?: string) => post('/orders', customer, data, key);
const read = async (id: string): Promise<OrderView> =>
  (await api().get(`/orders/${id}`).set('Authorization', `Bearer ${customer}`)).body;
const reaches = (id: string, status: string) =>
  until(`order ${status}`, async () => {
    const order = await read(id);
    return order.status === status ? order : undefined;
  });
const sentFor = async (type: string, orderId: string) =>
  (
    await stack.admin.query(`select data from "order".outbox where type = $1 and aggregate_id = $2`, [type, orderId])
  ).rows.map(({ data }) => data);

async function placed(data: object = body): Promise<string> {
  const { body: order, status } = await place(data);
  expect(status).toBe(201);
  return order.id;
}

describe('an order', () => {
  test('goes from placed to completed, and its parameters are sealed', async () => {
    const orderId = await placed({ ...body, couponCode: 'welcome10' });
    await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId }));
    await reaches(orderId, 'discounting');
    expect(await sentFor(RedeemCoupon.type, orderId)).toMatchObject([
      { code: 'WELCOME10', subtotal: { amount: 12_800 } },
    ]);
    await stack.deliver(CouponRedeemed, CouponRedeemed({ orderId, discount: { amount: 1_280, currency: 'USD' } }));
    await reaches(orderId, 'reserving');
    await stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await reaches(orderId, 'charging');
    expect(await sentFor(AuthorisePayment.type, orderId)).toMatchObject([
      { amount: { amount: 11_520, currency: 'USD' }, token: 'tok_visa' },
    ]);
    const authorised = PaymentAuthorised({ orderId, paymentId: orderId, amount: { amount: 11_520, currency: 'USD' } });
    const id = await stack.deliver(PaymentAuthorised, authorised);
    await stack.deliver(PaymentAuthorised, authorised, { id }); // the same delivery twice
    await reaches(orderId, 'confirmed');
    expect(await sentFor(OrderConfirmed.type, orderId)).toHaveLength(1);
    expect((await post(`/orders/${orderId}/ship`, warehouse, { carrier: 'UPS', trackingNumber: '1Z' })).status).toBe(
      202,
    );
    await stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
    await reaches(orderId, 'capturing');
    expect(await sentFor(CapturePayment.type, orderId)).toMatchObject([{ lines: [{ gross: 11_520, quantity: 2 }] }]);
    await stack.deliver(
      PaymentCaptured,
      PaymentCaptured({ orderId, amount: { amount: 11_520, currency: 'USD' }, invoiceNumber: 'INV-1' }),
    );
    const shipped = await reaches(orderId, 'shipped');
    expect(shipped).toMatchObject({ invoiceNumber: 'INV-1', shipment: { carrier: 'UPS' }, total: { amount: 11_520 } });
    expect((await post(`/orders/${orderId}/deliver`, warehouse, {})).body.status).toBe('completed');
    const { rows } = await stack.admin.query('select sealed_parameters from "order".order_line where order_id = $1', [
      orderId,
    ]);
    expect(rows[0].sealed_parameters).not.toContain('2.25');
    expect(shipped.lines[0]?.parameters).toEqual({ baseCurve: 8.6, diameter: 14, sphere: -2.25 });
  });

  test('that has not changed is not sent again', async () => {
    const orderId = await placed();
    const get = () => api().get(`/orders/${orderId}`).set('Authorization', `Bearer ${customer}`);
    const { etag } = (await get()).headers;
    expect(await get().set('If-None-Match', String(etag))).toMatchObject({ status: 304, text: '' });
    expect(await get().set('If-None-Match', '"another"')).toMatchObject({ status: 200, headers: { etag } });
  });

  test('refused by prescription, coupon, stock or card ends cancelled, with what it held given back', async () => {
    const reason = { code: 'x.refused', detail: 'Refused.' };
    const first = await placed();
    await stack.deliver(PrescriptionRefused, PrescriptionRefused({ orderId: first, reason, lineIds: [] }));
    expect((await reaches(first, 'cancelled')).reason).toEqual(reason);
    expect(await sentFor(ReleaseStock.type, first)).toEqual([]);

    const second = await placed({ ...body, couponCode: 'OLD' });
    await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId: second }));
    await reaches(second, 'discounting');
    await stack.deliver(CouponRefused, CouponRefused({ orderId: second, reason }));
    await reaches(second, 'cancelled');

    const third = await placed({ ...body, couponCode: 'SAVE' });
    await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId: third }));
    await reaches(third, 'discounting');
    await stack.deliver(CouponRedeemed, CouponRedeemed({ orderId: third, discount: { amount: 100, currency: 'USD' } }));
    await reaches(third, 'reserving');
    await stack.deliver(StockRefused, StockRefused({ orderId: third, reason, lineIds: [] }));
    await reaches(third, 'cancelling');
    await stack.deliver(CouponReleased, CouponReleased({ orderId: third }));
    await reaches(third, 'cancelled');
    expect(await sentFor(VoidPayment.type, third)).toEqual([]);

    const fourth = await placed();
    await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId: fourth }));
    await reaches(fourth, 'reserving');
    await stack.deliver(StockReserved, StockReserved({ orderId: fourth, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await reaches(fourth, 'charging');
    await stack.deliver(PaymentDeclined, PaymentDeclined({ orderId: fourth, reason }));
    await reaches(fourth, 'cancelling');
    await stack.deliver(StockReleased, StockReleased({ orderId: fourth }));
    await reaches(fourth, 'cancelled');
    expect(await sentFor(OrderCancelled.type, fourth)).toMatchObject([{ reason }]);
  });

  test('cancelled while charging voids and releases; a late success is undone once', async () => {
    const orderId = await placed();
    await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId }));
    await reaches(orderId, 'reserving');
    await stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await reaches(orderId, 'charging');
    const cancelled = await post(`/orders/${orderId}/cancel`, customer, {});
    expect([cancelled.status, cancelled.body.status]).toEqual([202, 'cancelling']);
    await stack.deliver(PaymentVoided, PaymentVoided({ orderId }));
    await stack.deliver(StockReleased, StockReleased({ orderId }));
    await reaches(orderId, 'cancelled');
    expect(await sentFor(VoidPayment.type, orderId)).toHaveLength(1);
    await stack.deliver(
      PaymentAuthorised,
      PaymentAuthorised({ orderId, paymentId: orderId, amount: { amount: 1, currency: 'USD' } }),
    );
    await until('the late success undone', async () =>
      (await sentFor(VoidPayment.type, orderId)).length === 2 ? true : undefined,
    );
    expect((await read(orderId)).status).toBe('cancelled');
  });

  test('overdue in a check is cancelled by its deadline', async () => {
    const orderId = await placed();
    await stack.admin.query(`update "order".process set deadline_at = now() - interval '1 second' where key = $1`, [
      orderId,
    ]);
    expect((await reaches(orderId, 'cancelled')).reason?.code).toBe('prescription.no-answer');
  });
});

describe('placing', () => {
  test('the same order 50 times at once with one key is one order', async () => {
    const key = 'fifty-times-one-key';
    const answers = await Promise.all(Array.from({ length: 50 }, () => place(body, key)));
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1);
    expect(
      others.every(({ status, body: problem }) => status === 409 && problem.type.endsWith('idempotency.in-flight')),
    ).toBe(true);
    const again = await place(body, key);
    expect([again.status, again.body.id, again.headers['idempotent-replayed']]).toEqual([
      201,
      made[0]?.body.id,
      'true',
    ]);
    expect((await place({ ...body, couponCode: 'OTHER' }, key)).status).toBe(422);
    const { rows } = await stack.admin.query(`select count(*)::int as n from "order".orders where id = $1`, [
      made[0]?.body.id,
    ]);
    expect(rows[0].n).toBe(1);
  });

  test('a combination that is not made is refused with the nearest that is', async () => {
    const { status, body: problem } = await place({ ...body, lines: [line(-6.25)] });
    expect([status, problem.type]).toEqual([422, '/docs/errors/order.not-made']);
    expect(problem.errors[0].detail).toContain('"sphere":-6');
  });

  test('a refusal is in the language of the request, also where the same request is sent again', async () => {
    const key = 'one-key-two-languages';
    const inLanguage = (language: string, data: object) => place(data, key).set('Accept-Language', language);
    const abroad = { ...body, market: 'CN' };
    const [english, chinese] = [await inLanguage('en', abroad), await inLanguage('zh-CN', abroad)];
    expect([english.body.title, english.body.detail, english.body.errors[0].detail]).toEqual([
      'Cannot be done',
      'This product in this pack is not on sale in CN. Choose one from GET /products.',
      'not on sale in this market',
    ]);
    expect([chinese.body.title, chinese.body.detail, chinese.body.errors[0].detail]).toEqual([
      '无法执行',
      '该产品的此包装规格未在 CN 市场销售。请从 GET /products 中选择。',
      '未在该市场销售',
    ]);
    expect([english.body.type, english.headers['content-language']]).toEqual([chinese.body.type, 'en']);
    const { body: problem, headers } = await inLanguage('zh-CN', { ...body, market: 'us', lines: [] });
    expect([headers['content-language'], headers['vary']]).toEqual(['zh-CN', 'Accept-Language']);
    expect(problem.errors).toEqual([
      { pointer: '/market', detail: '两个大写字母，ISO 3166-1' },
      { pointer: '/lines', detail: '数值过小：期望 array >=1 项' },
    ]);
  });

  test('fields that nobody asked for, and other people’s orders, are refused', async () => {
    expect((await place({ ...body, status: 'confirmed' })).status).toBe(400);
    expect((await place({ ...body, lines: [{ ...line(-2), unitPrice: 1 }] })).status).toBe(400);
    const orderId = await placed();
    const stranger = await stack.token();
    const others = await api().get(`/orders/${orderId}`).set('Authorization', `Bearer ${stranger}`);
    const missing = await api()
      .get('/orders/0197a000-0000-7000-8000-00000000ffff')
      .set('Authorization', `Bearer ${stranger}`);
    expect([others.status, others.body.detail]).toEqual([404, missing.body.detail]);
    expect((await api().get(`/orders/${orderId}`)).status).toBe(401);
    expect((await post(`/orders/${orderId}/ship`, customer, { carrier: 'x', trackingNumber: 'y' })).status).toBe(403);
  });

  test('a total counts the orders of one customer on all pages, under every filter', async () => {
    const own = async (query: string, token: string) =>
      (await api().get(`/orders?count=true&limit=1${query}`).set('Authorization', `Bearer ${token}`)).body.total;
    const { rows } = await stack.admin.query<{ n: number; cancelled: number }>(
      `select count(*)::int as n, (count(*) filter (where status = 'cancelled'))::int as cancelled
       from "order".orders where customer_id = $1`,
      [customerId],
    );
    expect(rows[0]?.n).toBeGreaterThan(1);
    const stranger = await stack.token();
    expect([
      await own('', customer),
      await own('&status=cancelled', customer),
      await own('', stranger),
      await own(`&customerId=${customerId}`, stranger),
      await own(`&customerId=${customerId}`, warehouse),
    ]).toEqual([rows[0]?.n, rows[0]?.cancelled, 0, 0, rows[0]?.n]);
  });
});

test('messages without a queue stay in the outbox, none is lost', async () => {
  const { rows } = await stack.admin.query(`select distinct type from "order".outbox where published_at is null`);
  const waiting = new Set(rows.map(({ type }) => type));
  expect(waiting.has(VerifyPrescription.type)).toBe(true);
  expect(waiting.has(ReserveStock.type)).toBe(true);
  expect(waiting.has(OrderShipped.type)).toBe(false);
  expect(waiting.has(ShipStock.type)).toBe(true);
  expect(settle).toBeDefined();
});
