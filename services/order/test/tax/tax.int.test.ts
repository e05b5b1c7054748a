/** Tests taxes: registrations switch the tables on, the shop adds rows, and orders are taxed on top of their prices. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { CouponRedeemed } from '@toric/contracts/marketing/events';
import { PaymentAuthorised } from '@toric/contracts/payment/events';
import { CreateDeliveryMethod } from '@toric/contracts/order/shipping/delivery-method.http';
import { dayOf } from '@toric/optics/calendar-day';
import { body, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let finance: string;
beforeAll(async () => {
  shop = await orderStack();
  finance = await shop.stack.token({ kind: 'staff', roles: ['finance'], id: randomUUID() });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const usd = (amount: number) => ({ amount, currency: 'USD' });
const today = dayOf(new Date());
const ALBANY = { region: 'IN', postalCode: '46201' };
const { eye: _eye, prescriptionId: _prescription, ...asked } = line(-2.25);
const quote = async (place: object, change: object = {}) =>
  (
    await shop
      .api()
      .post('/quotes')
      .send({ place: { country: 'US', ...place }, lines: [asked], ...change })
  ).body;
const register = (change: object) =>
  shop.post('/tax-registrations', finance, { country: 'US', since: '2026-01-01', why: 'Nexus', ...change });
const addRow = (change: object) =>
  shop.post('/tax-rows', finance, {
    ...{ country: 'US', region: 'IN', taxClass: 'lens', partsPerMillion: 10_000, isAdded: true, since: '2026-01-01' },
    ...{ source: 'The city', why: 'Local tax', ...change },
  });
const get = async (path: string) => (await shop.api().get(path).set('Authorization', `Bearer ${finance}`)).body;

test('without a registration, prices decide as before', async () => {
  expect(await quote(ALBANY)).toMatchObject({ tax: usd(0), total: usd(12_800), taxMode: 'inside' });
  expect(await get('/tax-rates?country=US&region=IN')).toMatchObject({ isRegistered: false, data: [] });
});

test('in a registered state the tax is added to the price, and the quote names the row that decided', async () => {
  const { body: registration, status } = await register({ region: 'Indiana' });
  expect([status, registration.region, registration.mode]).toEqual([201, 'IN', 'on-top']);
  expect((await register({ region: 'IN' })).body).toMatchObject({ type: '/docs/errors/tax.registered-already' });
  const quoted = await quote(ALBANY);
  expect(quoted).toMatchObject({
    ...{ subtotal: usd(12_800), tax: usd(896), total: usd(13_696), taxMode: 'on-top', refusals: [] },
    lines: [{ tax: usd(896), total: usd(13_696), taxRate: 700, taxedBy: [{ place: 'US-IN', toConfirm: true }] }],
  });
  expect(await quote({ region: 'NY', postalCode: '10001' })).toMatchObject({ tax: usd(0), taxMode: 'inside' });
  expect((await quote({})).refusals).toMatchObject([{ code: 'order.place-needed', pointer: '/place' }]);
  expect((await shop.place(body)).body).toMatchObject({ type: '/docs/errors/order.place-needed' });
  const { body: order } = await shop.place({ ...body, place: ALBANY });
  expect(order).toMatchObject({ tax: usd(896), total: usd(13_696), lines: [{ tax: usd(896), total: usd(12_800) }] });
});

test('a coupon lowers the tax, and delivery is taxed as the goods: hold, invoice and order show the same sums', async () => {
  const admin = await shop.stack.token({ kind: 'staff', roles: ['admin'], id: randomUUID() });
  const { body: method } = await shop.post('/delivery-methods', admin, {
    ...CreateDeliveryMethod.example,
    freeFrom: [],
  });
  const wanted = { ...body, place: ALBANY, couponCode: 'SAVE', deliveryMethodId: method.id };
  const quoted = await quote(ALBANY, { couponCode: 'SAVE', deliveryMethodId: method.id });
  // the tax is 7 % of 11,520 and of 695 minor units, each rounded half up
  expect(quoted).toMatchObject({ tax: usd(806 + 49), total: usd(11_520 + 695 + 855) });
  const orderId = await shop.placed(wanted);
  await shop.permit(orderId);
  await shop.stack.deliver(CouponRedeemed, CouponRedeemed({ orderId, discount: usd(1_280) }));
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
  await shop.reaches(orderId, 'charging');
  const [held] = await shop.sentFor('payment.authorise-payment.v1', orderId);
  expect(held.amount).toEqual(quoted.total);
  await shop.stack.deliver(
    PaymentAuthorised,
    PaymentAuthorised({ orderId, paymentId: randomUUID(), amount: held.amount }),
  );
  const order = await shop.reaches(orderId, 'confirmed');
  expect(order).toMatchObject({ total: quoted.total, tax: usd(855), lines: [{ tax: usd(806) }] });
  await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: '1Z' });
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  const [capture] = await shop.sentFor('payment.capture-payment.v1', orderId);
  expect(capture).toMatchObject({
    amount: quoted.total,
    lines: [
      { gross: 12_800, taxRate: 700, tax: 806 },
      { kind: 'delivery', gross: 695, taxRate: 700, tax: 49, quantity: 1 },
    ],
  });
});

test('a local rate is added to the rate of the state, from its first day to its last', async () => {
  const { body: row, status } = await addRow({ postalPrefix: '462' });
  expect([status, row.place, row.isOwn]).toEqual([201, 'US-IN 462…', true]);
  expect((await addRow({ postalPrefix: '462' })).body).toMatchObject({ type: '/docs/errors/tax.row-taken' });
  expect(await quote(ALBANY)).toMatchObject({
    tax: usd(1_024),
    lines: [{ taxedBy: [{ place: 'US-IN' }, { id: row.id }] }],
  });
  expect(await quote({ region: 'IN', postalCode: '47000' })).toMatchObject({ tax: usd(896) });
  expect((await quote({ region: 'IN' })).refusals).toMatchObject([{ code: 'order.place-needed' }]);
  const end = (until: string) => shop.post(`/tax-rows/${row.id}/end`, finance, { until, why: 'New rate' });
  expect((await end('2025-01-01')).body).toMatchObject({ type: '/docs/errors/tax.ends-too-early' });
  expect((await end(today)).body).toMatchObject({ until: today });
  expect((await end(today)).body).toMatchObject({ type: '/docs/errors/tax.ended' });
  const { data, tableVersion } = await get('/tax-rows?country=US');
  expect([data[0].id, tableVersion]).toEqual([row.id, '2026-11']);
  expect(data.length).toBe(1 + 51 * 4);
});

test('a row of the shop exempts a class, a registration ends, and both are in the change record', async () => {
  const { body: row } = await addRow({ isAdded: false, partsPerMillion: 0 });
  // the local row of the test above still applies, because its last day is today
  const gary = { region: 'IN', postalCode: '46401' };
  expect(await quote(gary)).toMatchObject({ tax: usd(0), taxMode: 'on-top', total: usd(12_800) });
  const [registration] = (await get('/tax-registrations?country=US')).data;
  const ended = await shop.post(`/tax-registrations/${registration.id}/end`, finance, { until: today, why: 'Moved' });
  expect(ended.body).toMatchObject({ until: today });
  const actions = async (subject: string) =>
    (await get(`/changes?subject=${subject}`)).data.map(({ action, why }: Record<string, string>) => [action, why]);
  expect(await actions(registration.id)).toEqual([
    ['tax-registration.ended', 'Moved'],
    ['tax-registration.added', 'Nexus'],
  ]);
  expect(await actions(row.id)).toEqual([['tax-row.added', 'Local tax']]);
  const sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
  expect((await shop.post('/tax-rows', sales, {})).status).toBe(403);
});
