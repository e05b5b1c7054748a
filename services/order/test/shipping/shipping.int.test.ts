/** Tests delivery methods: who maintains them, what they charge, and which of their data an order stores. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CouponRedeemed } from '@toric/contracts/marketing/events';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import { StockReserved } from '@toric/contracts/catalog-inventory/events';
import { StockAwaited } from '@toric/contracts/catalog-inventory/stock/amendment.events';
import { PaymentAuthorised } from '@toric/contracts/payment/events';
import { CreateDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { body, customerId, evidenceId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let admin: string;
let sales: string;
beforeAll(async () => {
  shop = await orderStack();
  admin = await shop.stack.token({ kind: 'staff', roles: ['admin'], id: randomUUID() });
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'], id: randomUUID() });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const usd = (amount: number) => ({ amount, currency: 'USD' });
const NEWARK = { region: 'NJ', postalCode: '07101' };
const { example } = CreateDeliveryMethod;
const method = { ...example, freeFrom: [{ zone: 'mainland', from: usd(20_000) }] };
const create = (change: object = {}, token = admin) => shop.post('/delivery-methods', token, { ...method, ...change });
const get = (path: string, token = sales) => shop.api().get(path).set('Authorization', `Bearer ${token}`);
const put = (id: string, version: number, change: object) =>
  shop
    .api()
    .put(`/delivery-methods/${id}`)
    .set('Authorization', `Bearer ${admin}`)
    .set('If-Match', `"v${version}"`)
    .send({ ...method, ...change });
const { eye: _eye, prescriptionId: _prescription, ...asked } = line(-2.25);
const options = async (place: object, lines: object[] = [asked]) =>
  (await shop.api().post('/delivery-options').send({ place, lines })).body.data;
const quote = async (change: object) =>
  (
    await shop
      .api()
      .post('/quotes')
      .send({ place: { country: 'US', ...NEWARK }, lines: [asked], ...change })
  ).body;

test('an administrator adds a method, and anybody learns its charge and its day', async () => {
  expect((await create({}, sales)).status).toBe(403);
  const { body: made, status } = await create();
  expect([status, made.state, made.version]).toEqual([201, 'offered', 1]);
  expect(await options({ country: 'US', ...NEWARK })).toMatchObject([
    { methodId: made.id, charge: usd(695), freeFrom: usd(20_000), promisedOn: expect.stringMatching(/^\d{4}-/) },
  ]);
  expect(await options({ country: 'US', region: 'Alaska', postalCode: '99501' })).toMatchObject([
    { charge: usd(1_895), freeFrom: null },
  ]);
  expect(await options({ country: 'US', ...NEWARK }, [{ ...asked, quantity: 4 }])).toMatchObject([{ charge: usd(0) }]);
  expect(await options({ country: 'DE' })).toEqual([]);
});

test('an order keeps the charge and the day of its method, whatever becomes of the method', async () => {
  const { body: made } = await create();
  const wanted = { ...body, deliveryMethodId: made.id, place: NEWARK };
  const quoted = await quote({ deliveryMethodId: made.id });
  expect(quoted).toMatchObject({ total: usd(13_495), delivery: { charge: usd(695) }, taxMode: 'inside', refusals: [] });
  const { body: order } = await shop.place(wanted);
  expect(order).toMatchObject({
    ...{ subtotal: usd(12_800), total: usd(13_495), tax: usd(0), taxMode: 'inside', promisedOn: quoted.promisedOn },
    delivery: { methodId: made.id, name: example.name, charge: usd(695) },
  });
  const changed = await put(made.id, 1, { rates: method.rates.map((rate) => ({ ...rate, charge: usd(1) })) });
  expect([changed.status, changed.body.version]).toEqual([200, 2]);
  expect((await put(made.id, 1, {})).status).toBe(412);
  expect(await shop.read(order.id)).toMatchObject({ total: usd(13_495), delivery: { charge: usd(695) } });
  expect((await shop.place(wanted)).body).toMatchObject({ delivery: { charge: usd(1) } });
  expect((await shop.post(`/delivery-methods/${made.id}/retire`, admin, {})).body).toMatchObject({ state: 'retired' });
  expect((await shop.place(wanted)).body).toMatchObject({ type: '/docs/errors/order.delivery-unknown' });
  expect((await put(made.id, 3, {})).body).toMatchObject({ type: '/docs/errors/delivery-method.retired' });
  expect((await get(`/delivery-methods/${made.id}`)).body).toMatchObject({ state: 'retired', version: 3 });
  expect((await get('/delivery-methods?state=retired')).body.data).toMatchObject([{ id: made.id }]);
  const { body: record } = await get(`/changes?subject=${made.id}`, admin);
  expect(record.data.map(({ action }: { action: string }) => action)).toEqual([
    ...['delivery-method.retired', 'delivery-method.changed', 'delivery-method.added'],
  ]);
});

test('a method that does not go there, and a place that was not stated, are refused in a quote and in an order', async () => {
  const { body: made } = await create();
  const codes = async (change: object) =>
    (await quote(change)).refusals.map(({ code, pointer }: { code: string; pointer: string }) => [code, pointer]);
  expect(await codes({ deliveryMethodId: made.id, place: { country: 'US' } })).toEqual([
    ['order.place-needed', '/place'],
  ]);
  expect((await shop.place({ ...body, deliveryMethodId: made.id })).body).toMatchObject({
    type: '/docs/errors/order.place-needed',
  });
  const many = Array.from({ length: 3 }, () => ({ ...asked, quantity: 24 }));
  const { body: light } = await create({ rates: method.rates.map((rate) => ({ ...rate, upToGrams: 500 })) });
  expect(await codes({ deliveryMethodId: light.id, lines: many })).toEqual([
    ['order.delivery-not-there', '/deliveryMethodId'],
  ]);
  expect(await codes({ deliveryMethodId: randomUUID() })).toEqual([['order.delivery-unknown', '/deliveryMethodId']]);
});

test('the delivery is authorised with the goods after a coupon, and the customer is told the day', async () => {
  const { body: made } = await create();
  const wanted = { ...body, deliveryMethodId: made.id, place: NEWARK, couponCode: 'SAVE' };
  const orderId = await shop.placed(wanted);
  const [asked] = await shop.sentFor('customer.verify-prescription.v1', orderId);
  expect(asked.placeDigest).toMatch(/^rp\./);
  expect(JSON.stringify(asked)).not.toContain('07101');
  await shop.permit(orderId);
  await shop.stack.deliver(CouponRedeemed, CouponRedeemed({ orderId, discount: usd(1_280) }));
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  const [held] = await shop.sentFor('payment.authorise-payment.v1', orderId);
  expect(held.amount).toEqual(usd(12_800 - 1_280 + 695));
  const paymentId = randomUUID();
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId, amount: held.amount }));
  const order = await shop.reaches(orderId, 'confirmed');
  const [told] = await shop.sentFor('order.order-confirmed.v1', orderId);
  expect(told).toMatchObject({ total: usd(12_215), delivery: usd(695), promisedOn: order.promisedOn });
});

test('the day of an order that waited for boxes is counted from their arrival, and the customer is told both days', async () => {
  const { body: made } = await create();
  const orderId = await shop.placed({ ...body, mayWait: true, deliveryMethodId: made.id, place: NEWARK });
  await shop.permit(orderId);
  const { promisedOn: first } = await shop.reaches(orderId, 'reserving');
  const waitsUntil = '2030-01-01T00:00:00.000Z';
  await shop.stack.deliver(StockAwaited, StockAwaited({ orderId, lineIds: [], waitsUntil }));
  await shop.reaches(orderId, 'awaiting-stock');
  const reserved = { orderId, reservedUntil: waitsUntil, reservedAt: '2028-01-03T17:00:00.000Z' };
  await shop.stack.deliver(StockReserved, StockReserved(reserved));
  expect(await shop.reaches(orderId, 'charging')).toMatchObject({ promisedOn: '2028-01-07', promisedBefore: first });
  const [{ amount }] = await shop.sentFor('payment.authorise-payment.v1', orderId);
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: randomUUID(), amount }));
  await shop.reaches(orderId, 'confirmed');
  expect(await shop.sentFor('order.order-confirmed.v1', orderId)).toMatchObject([
    { promisedOn: '2028-01-07', promisedBefore: first },
  ]);
});

test('the day of an order that waited for a prescriber is counted from his answer', async () => {
  const { body: made } = await create();
  const orderId = await shop.placed({ ...body, deliveryMethodId: made.id, place: NEWARK });
  const { lines, promisedOn } = await shop.read(orderId);
  const evidence = lines.map(({ lineId }) => ({ lineId, evidenceId }));
  // this instant is noon on a Monday in New York: the order is packed on this day, and arrives four days later, on
  // Friday
  const decidedAt = '2028-01-03T17:00:00.000Z';
  await shop.stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId, lines: evidence, decidedAt }));
  const order = await shop.reaches(orderId, 'reserving');
  expect(order.promisedOn).toBe('2028-01-07');
  expect(promisedOn).not.toBe(order.promisedOn);
  expect(order.customerId).toBe(customerId);
});
