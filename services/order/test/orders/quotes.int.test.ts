/** Tests POST /quotes: anybody gets the total of an order by the rules for placing it, and no order is stored. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CouponChanged } from '@toric/contracts/marketing/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, coupon, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
beforeAll(async () => {
  shop = await orderStack();
}, 60_000);
afterAll(() => shop?.stop());

const { eye: _eye, prescriptionId: _prescription, ...asked } = line(-2.25);
const NEWARK = { country: 'US', region: 'NJ', postalCode: '07101' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const quote = (change: object = {}, language = 'en') =>
  shop
    .api()
    .post('/quotes')
    .set('Accept-Language', language)
    .send({ place: NEWARK, lines: [asked], ...change });
const codes = (answer: { body: { refusals: { code: string; pointer: string }[] } }) =>
  answer.body.refusals.map(({ code, pointer }) => [code, pointer]);

test('anybody sees prices, discount, tax and total before paying, and the order then costs exactly that', async () => {
  const { body: quoted, status } = await quote({ couponCode: 'save' });
  expect(status).toBe(200);
  expect(quoted).toMatchObject({
    market: 'US',
    ...{ subtotal: usd(12_800), discount: usd(1_280), tax: usd(0), total: usd(11_520), refusals: [] },
    lines: [{ unitPrice: usd(6_400), gross: usd(12_800), discount: usd(1_280), total: usd(11_520), packSize: 6 }],
  });
  expect((await shop.place({ ...body, couponCode: 'SAVE' })).body.subtotal).toEqual(quoted.subtotal);
});

test('a quote names everything that placing would refuse, in the language of the request', async () => {
  const unmade = { ...asked, parameters: { ...asked.parameters, sphere: -12 } };
  const answer = await quote({ lines: [asked, unmade], couponCode: 'NOSUCH' }, 'zh');
  expect(codes(answer)).toEqual([
    ['order.not-made', '/lines/1/parameters'],
    ['coupon.unknown', '/couponCode'],
  ]);
  expect(answer.body.refusals[1]?.detail).toMatch(/^没有此优惠码/);
  expect(answer.body).toMatchObject({ subtotal: usd(12_800), discount: usd(0), lines: [{}, { unitPrice: null }] });
  const korea = await quote({ place: { country: 'KR' } });
  expect(codes(korea)).toEqual([
    ['order.market-forbidden', '/place/country'],
    ['order.unknown-offer', '/lines/0/packId'],
  ]);
  expect(korea.body.total).toBeNull();
  expect(codes(await quote({ place: { country: 'AU' } }))[0]).toEqual(['order.market-without-rules', '/place/country']);
  expect((await quote({ place: { country: 'KO' } })).status).toBe(400);
});

test('a quote writes nothing: no order, no use of a coupon, no number', async () => {
  await shop.stack.deliver(CouponChanged, coupon('QUOTED'));
  await until('the coupon', async () =>
    (await quote({ couponCode: 'QUOTED' })).body.discount.amount > 0 ? true : undefined,
  );
  const state = async () => {
    const text = `select (select count(*)::int from "order".orders) as orders, (select count(*)::int from "order".outbox) as sent,
      (select last_value::int from "order".order_number) as number`;
    return (await shop.stack.admin.query(text)).rows;
  };
  const before = await state();
  await Promise.all(Array.from({ length: 20 }, () => quote({ couponCode: 'QUOTED' })));
  expect(await state()).toEqual(before);
});
