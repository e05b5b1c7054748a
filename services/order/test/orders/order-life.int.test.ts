import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  ReleaseStock,
  ReserveStock,
  ShipStock,
  StockRefused,
  StockReleased,
  StockReserved,
  StockShipped,
} from '@toric/contracts/catalog-inventory/events';
import { PrescriptionRefused, VerifyPrescription } from '@toric/contracts/customer/events';
import { CouponRedeemed, CouponRefused, CouponReleased, RedeemCoupon } from '@toric/contracts/marketing/events';
import { DeliveryRecorded, OrderCancelled, OrderConfirmed, OrderShipped } from '@toric/contracts/order/events';
import {
  AuthorisePayment,
  CapturePayment,
  PaymentAuthorised,
  PaymentCaptured,
  PaymentDeclined,
  PaymentVoided,
  VoidPayment,
} from '@toric/contracts/payment/events';
import { settle, until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

describe('an order', () => {
  test('goes from placed to completed, and its lens parameters are stored sealed', async () => {
    const orderId = await shop.placed({ ...body, couponCode: 'welcome10' });
    await shop.permit(orderId);
    await shop.reaches(orderId, 'discounting');
    expect(await shop.sentFor(RedeemCoupon.type, orderId)).toMatchObject([
      { code: 'WELCOME10', subtotal: { amount: 12_800 } },
    ]);
    await shop.stack.deliver(CouponRedeemed, CouponRedeemed({ orderId, discount: { amount: 1_280, currency: 'USD' } }));
    await shop.reaches(orderId, 'reserving');
    await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await shop.reaches(orderId, 'charging');
    expect(await shop.sentFor(AuthorisePayment.type, orderId)).toMatchObject([
      { amount: { amount: 11_520, currency: 'USD' }, token: expect.stringMatching(/^sealed\.[\w-]+$/) },
    ]);
    const authorised = PaymentAuthorised({ orderId, paymentId: orderId, amount: { amount: 11_520, currency: 'USD' } });
    const id = await shop.stack.deliver(PaymentAuthorised, authorised);
    await shop.stack.deliver(PaymentAuthorised, authorised, { id }); // a repeated delivery has the same message id
    await shop.reaches(orderId, 'confirmed');
    expect(await shop.sentFor(OrderConfirmed.type, orderId)).toHaveLength(1);
    expect(
      (await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: '1Z' })).status,
    ).toBe(202);
    await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
    await shop.reaches(orderId, 'capturing');
    expect(await shop.sentFor(CapturePayment.type, orderId)).toMatchObject([
      { amount: { amount: 11_520 }, lines: [{ gross: 12_800, quantity: 2 }] },
    ]);
    await shop.stack.deliver(
      PaymentCaptured,
      PaymentCaptured({ orderId, amount: { amount: 11_520, currency: 'USD' }, invoiceNumber: 'INV-1' }),
    );
    const shipped = await shop.reaches(orderId, 'shipped');
    expect(shipped).toMatchObject({ invoiceNumber: 'INV-1', shipment: { carrier: 'UPS' }, total: { amount: 11_520 } });
    expect((await shop.post(`/orders/${orderId}/deliver`, shop.warehouse, {})).body.status).toBe('completed');
    const { rows } = await shop.stack.admin.query(
      'select sealed_parameters from "order".order_line where order_id = $1',
      [orderId],
    );
    expect(rows[0].sealed_parameters).not.toContain('2.25');
    expect(shipped.lines[0]?.parameters).toEqual({ baseCurve: 8.6, diameter: 14, sphere: -2.25 });
  });

  test('that has not changed is answered with 304', async () => {
    const orderId = await shop.placed();
    const get = () => shop.api().get(`/orders/${orderId}`).set('Authorization', `Bearer ${shop.customer}`);
    const { etag } = (await get()).headers;
    expect(await get().set('If-None-Match', String(etag))).toMatchObject({ status: 304, text: '' });
    expect(await get().set('If-None-Match', '"another"')).toMatchObject({ status: 200, headers: { etag } });
  });

  test('that is refused by prescription, coupon, stock or card ends cancelled and releases its holdings', async () => {
    const reason = { code: 'x.refused', detail: 'Refused.' };
    const first = await shop.placed();
    await shop.stack.deliver(PrescriptionRefused, PrescriptionRefused({ orderId: first, reason, lineIds: [] }));
    expect((await shop.reaches(first, 'cancelled')).reason).toEqual(reason);
    expect(await shop.sentFor(ReleaseStock.type, first)).toEqual([]);

    const second = await shop.placed({ ...body, couponCode: 'OLD' });
    await shop.permit(second);
    await shop.reaches(second, 'discounting');
    await shop.stack.deliver(CouponRefused, CouponRefused({ orderId: second, reason }));
    await shop.reaches(second, 'cancelled');

    const third = await shop.placed({ ...body, couponCode: 'SAVE' });
    await shop.permit(third);
    await shop.reaches(third, 'discounting');
    await shop.stack.deliver(
      CouponRedeemed,
      CouponRedeemed({ orderId: third, discount: { amount: 100, currency: 'USD' } }),
    );
    await shop.reaches(third, 'reserving');
    await shop.stack.deliver(StockRefused, StockRefused({ orderId: third, reason, lineIds: [] }));
    await shop.reaches(third, 'cancelling');
    await shop.stack.deliver(CouponReleased, CouponReleased({ orderId: third }));
    await shop.reaches(third, 'cancelled');
    expect(await shop.sentFor(VoidPayment.type, third)).toEqual([]);

    const fourth = await shop.placed();
    await shop.permit(fourth);
    await shop.reaches(fourth, 'reserving');
    await shop.stack.deliver(
      StockReserved,
      StockReserved({ orderId: fourth, reservedUntil: '2030-01-01T00:00:00.000Z' }),
    );
    await shop.reaches(fourth, 'charging');
    await shop.stack.deliver(PaymentDeclined, PaymentDeclined({ orderId: fourth, reason }));
    await shop.reaches(fourth, 'cancelling');
    await shop.stack.deliver(StockReleased, StockReleased({ orderId: fourth }));
    await shop.reaches(fourth, 'cancelled');
    expect(await shop.sentFor(OrderCancelled.type, fourth)).toMatchObject([{ reason }]);
  });

  test('that is cancelled while charging voids and releases, and undoes a late success once', async () => {
    const orderId = await shop.placed();
    await shop.permit(orderId);
    await shop.reaches(orderId, 'reserving');
    await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await shop.reaches(orderId, 'charging');
    const cancelled = await shop.post(`/orders/${orderId}/cancel`, shop.customer, {});
    expect([cancelled.status, cancelled.body.status]).toEqual([202, 'cancelling']);
    await shop.stack.deliver(PaymentVoided, PaymentVoided({ orderId }));
    await shop.stack.deliver(StockReleased, StockReleased({ orderId }));
    await shop.reaches(orderId, 'cancelled');
    expect(await shop.sentFor(VoidPayment.type, orderId)).toHaveLength(1);
    await shop.stack.deliver(
      PaymentAuthorised,
      PaymentAuthorised({ orderId, paymentId: orderId, amount: { amount: 1, currency: 'USD' } }),
    );
    await until('the late success undone', async () =>
      (await shop.sentFor(VoidPayment.type, orderId)).length === 2 ? true : undefined,
    );
    expect((await shop.read(orderId)).status).toBe('cancelled');
  });

  test('that waits too long for a check is cancelled by its deadline', async () => {
    const orderId = await shop.placed();
    await shop.stack.admin.query(
      `update "order".process set deadline_at = now() - interval '1 second' where key = $1`,
      [orderId],
    );
    expect((await shop.reaches(orderId, 'cancelled')).reason?.code).toBe('prescription.no-answer');
  });
});

describe('placing', () => {
  test('50 requests at once with one idempotency key make one order', async () => {
    const key = 'fifty-times-one-key';
    const answers = await Promise.all(Array.from({ length: 50 }, () => shop.place(body, key)));
    const made = answers.filter(({ status }) => status === 201);
    const others = answers.filter(({ status }) => status !== 201);
    expect(new Set(made.map((answer) => answer.body.id)).size).toBe(1);
    expect(
      others.every(({ status, body: problem }) => status === 409 && problem.type.endsWith('idempotency.in-flight')),
    ).toBe(true);
    const again = await shop.place(body, key);
    expect([again.status, again.body.id, again.headers['idempotent-replayed']]).toEqual([
      201,
      made[0]?.body.id,
      'true',
    ]);
    expect((await shop.place({ ...body, couponCode: 'OTHER' }, key)).status).toBe(422);
    const { rows } = await shop.stack.admin.query(`select count(*)::int as n from "order".orders where id = $1`, [
      made[0]?.body.id,
    ]);
    expect(rows[0].n).toBe(1);
  });

  test('a lens that is not made is refused, with the nearest lens that is made', async () => {
    const { status, body: problem } = await shop.place({ ...body, lines: [line(-6.25)] });
    expect([status, problem.type]).toEqual([422, '/docs/errors/order.not-made']);
    expect(problem.nearest).toEqual([
      { pointer: '/lines/0/parameters', parameters: { baseCurve: 8.6, diameter: 14, sphere: -6 } },
    ]);
    expect(problem.errors).toEqual([
      {
        in: 'body',
        pointer: '/lines/0/parameters',
        detail: 'the nearest lens that is made: base curve 8.6, diameter 14, sphere -6.00',
      },
    ]);
  });

  test('a refusal is in the language of each request, also when the request is repeated', async () => {
    const key = 'one-key-two-languages';
    const inLanguage = (language: string, data: object) => shop.place(data, key).set('Accept-Language', language);
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
      { in: 'body', pointer: '/market', detail: '两个大写字母，ISO 3166-1' },
      { in: 'body', pointer: '/lines', detail: '须至少有 1 项' },
    ]);
  });

  test('unknown fields and other customers’ orders are refused', async () => {
    expect((await shop.place({ ...body, status: 'confirmed' })).status).toBe(400);
    expect((await shop.place({ ...body, lines: [{ ...line(-2), unitPrice: 1 }] })).status).toBe(400);
    const orderId = await shop.placed();
    const stranger = await shop.stack.token();
    const others = await shop.api().get(`/orders/${orderId}`).set('Authorization', `Bearer ${stranger}`);
    const missing = await shop
      .api()
      .get('/orders/0197a000-0000-7000-8000-00000000ffff')
      .set('Authorization', `Bearer ${stranger}`);
    expect([others.status, others.body.detail]).toEqual([404, missing.body.detail]);
    expect((await shop.api().get(`/orders/${orderId}`)).status).toBe(401);
    expect(
      (await shop.post(`/orders/${orderId}/ship`, shop.customer, { carrier: 'x', trackingNumber: 'y' })).status,
    ).toBe(403);
  });

  test('the total counts one customer’s orders on all pages, with every filter', async () => {
    const own = async (query: string, token: string) =>
      (await shop.api().get(`/orders?count=true&limit=1${query}`).set('Authorization', `Bearer ${token}`)).body.total;
    const { rows } = await shop.stack.admin.query<{ n: number; cancelled: number }>(
      `select count(*)::int as n, (count(*) filter (where status = 'cancelled'))::int as cancelled
       from "order".orders where customer_id = $1`,
      [customerId],
    );
    expect(rows[0]?.n).toBeGreaterThan(1);
    const stranger = await shop.stack.token();
    expect([
      await own('', shop.customer),
      await own('&status=cancelled', shop.customer),
      await own('', stranger),
      await own(`&customerId=${customerId}`, stranger),
      await own(`&customerId=${customerId}`, shop.warehouse),
    ]).toEqual([rows[0]?.n, rows[0]?.cancelled, 0, 0, rows[0]?.n]);
  });
});

test('messages that no queue takes stay in the outbox; none is lost', async () => {
  const { rows } = await shop.stack.admin.query(`select distinct type from "order".outbox where published_at is null`);
  const waiting = new Set(rows.map(({ type }) => type));
  expect(waiting.has(VerifyPrescription.type)).toBe(true);
  expect(waiting.has(ReserveStock.type)).toBe(true);
  expect(waiting.has(OrderShipped.type)).toBe(true);
  expect(waiting.has(DeliveryRecorded.type)).toBe(false);
  expect(waiting.has(ShipStock.type)).toBe(true);
  expect(settle).toBeDefined();
});
