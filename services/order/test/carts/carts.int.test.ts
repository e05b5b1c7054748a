// Tests saved carts: who reads a cart, what two browser tabs do with one cart, and how a cart becomes an order with all
// checks.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { body, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let sales = '';
beforeAll(async () => {
  shop = await orderStack({ CARTS_PER_NETWORK: '40' });
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'] });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const PLACE = { country: 'US' };
const CONTENTS = { place: PLACE, lines: [line(-2.25)] };
const slug = ({ body: { type } }: { body: { type?: string } }) => type?.replace('/docs/errors/', '');
const sql = async (text: string, values: unknown[] = []) => (await shop.stack.admin.query(text, values)).rows;
const anonymous = (method: 'post' | 'put', path: string, data: object) => shop.api()[method](path).send(data);
const get = (path: string, token = shop.customer) => shop.api().get(path).set('Authorization', `Bearer ${token}`);
const put = (path: string, data: object, version?: number, token?: string) => {
  const request = shop.api().put(path);
  if (token) request.set('Authorization', `Bearer ${token}`);
  return (version === undefined ? request : request.set('If-Match', `"v${version}"`)).send(data);
};
const loose = async (contents: object = CONTENTS) => (await anonymous('post', '/carts', contents).expect(201)).body;
const own = async (contents: object = CONTENTS) =>
  (await shop.post('/carts', shop.customer, contents).expect(201)).body;
const to = { shippingAddressId: body.shippingAddressId, paymentToken: 'tok_visa' };

describe('a cart without an account', () => {
  test('is read with its token alone, and the token is kept as a digest', async () => {
    const { id, token } = await loose();
    const shown = await anonymous('post', `/carts/${id}/show`, { token }).expect(200);
    expect(shown.body).toMatchObject({ version: 1, boxes: 2, customerId: null, quote: { total: { amount: 12_800 } } });
    expect(shown.body.lines[0].parameters).toMatchObject({ sphere: -2.25 });
    expect(shown.headers['etag']).toContain('v1');
    const wrong = token.replace(/^./, token.startsWith('A') ? 'B' : 'A');
    expect(slug(await anonymous('post', `/carts/${id}/show`, { token: wrong }))).toBe('cart.not-found');
    expect(slug(await get(`/carts/${id}`, sales))).toBe('cart.not-found');
    const [row] = await sql('select * from "order".cart where id = $1', [id]);
    expect(JSON.stringify(row)).not.toContain(token);
    expect(JSON.stringify(row)).not.toContain('sphere');
  });

  test('becomes the order of the customer who signs in, once', async () => {
    const { id, token } = await loose();
    const place = () => shop.post(`/carts/${id}/place`, shop.customer, { ...to, token, note: 'From my cart' });
    const answers = await Promise.all([place(), place()]);
    // the second request finds that the cart was placed, or that it has no token any more
    expect([
      [201, 404],
      [201, 409],
    ]).toContainEqual(answers.map(({ status }) => status).sort((one, other) => one - other));
    const order = answers.find(({ status }) => status === 201)?.body;
    expect(order).toMatchObject({ customerId, channel: 'web', total: { amount: 12_800 } });
    expect((await get(`/orders/${order.id}/notes`)).body.data).toMatchObject([{ text: 'From my cart' }]);
    const [row] = await sql('select state, order_id, sealed, token_digest from "order".cart where id = $1', [id]);
    expect(row).toEqual({ state: 'placed', order_id: order.id, sealed: null, token_digest: null });
    expect(await sql('select from "order".data_key where customer_id = $1', [id])).toEqual([]);
    expect(slug(await shop.post(`/carts/${id}/place`, shop.customer, to))).toBe('cart.placed');
  });
});

describe('a cart of a customer', () => {
  test('is hers and the shop’s, and nobody else’s', async () => {
    const { id, token } = await own();
    expect(token).toBeNull();
    expect((await get(`/carts/${id}`)).body).toMatchObject({ id, state: 'open', market: 'US' });
    const bySales = (await get(`/carts/${id}`, sales)).body;
    expect(bySales.lines[0].parameters).toBeNull();
    expect(slug(await get(`/carts/${id}`, await shop.stack.token({ id: randomUUID() })))).toBe('cart.not-found');
    const { body: list } = await get(`/carts?customerId=${randomUUID()}`);
    expect(list.data.map((cart: { id: string }) => cart.id)).toContain(id);
  });

  test('survives two tabs: the second change of one version gets 412', async () => {
    const { id } = await own();
    const three = { ...CONTENTS, lines: [{ ...line(-2.25), quantity: 3 }] };
    expect((await put(`/carts/${id}`, three, 1, shop.customer)).body).toMatchObject({ version: 2, boxes: 3 });
    const stale = await put(`/carts/${id}`, CONTENTS, 1, shop.customer);
    expect([stale.status, slug(stale)]).toEqual([412, 'request.stale']);
    expect((await get(`/carts/${id}`)).body.boxes).toBe(3);
    const late = shop.post(`/carts/${id}/place`, shop.customer, to).set('If-Match', '"v1"');
    expect((await late).status).toBe(412);
  });

  test('shows new prices, and what is refused, when it is read', async () => {
    const { id } = await own({ ...CONTENTS, couponCode: 'NOSUCH1' });
    const { quote } = (await get(`/carts/${id}`)).body;
    expect(quote.refusals).toMatchObject([{ pointer: '/couponCode' }]);
    const price = `update "order".offer set version = version + 1, offer = jsonb_set(offer, '{packs,0,prices,0,amount}', '7000')`;
    await sql(price);
    await until('the new price', async () =>
      (await get(`/carts/${id}`)).body.quote.total.amount === 14_000 ? true : undefined,
    );
    await sql(price.replace('7000', '6400'));
  });

  test('keeps the wish to pay with store credit, and its order has it; staff must name her', async () => {
    const wish = { ...CONTENTS, useStoreCredit: 5_000 };
    const { id } = await own(wish);
    const money = (amount: number) => ({ amount, currency: 'USD' });
    expect((await get(`/carts/${id}`)).body).toMatchObject({
      ...{ useStoreCredit: 5_000, quote: { total: money(12_800), storeCredit: money(5_000), toPay: money(7_800) } },
    });
    const used = async (orderId: string) =>
      (await sql(`select data->'useStoreCredit' as used from "order".process where key = $1`, [orderId]))[0]?.used;
    const hers = await shop.post(`/carts/${id}/place`, shop.customer, to);
    expect([hers.status, await used(hers.body.id)]).toEqual([201, 5_000]);
    const other = await own({ ...CONTENTS, useStoreCredit: true });
    expect((await get(`/carts/${other.id}`)).body.quote).toMatchObject({ storeCredit: null, toPay: money(12_800) });
    expect(slug(await shop.post(`/carts/${other.id}/place`, sales, to))).toBe('order.customer-missing');
    const named = await shop.post(`/carts/${other.id}/place`, sales, { ...to, customerId });
    expect([named.status, await used(named.body.id)]).toEqual([201, true]);
  });

  test('is no order while a line is not complete, or while it is empty', async () => {
    const { parameters: _, ...half } = line(-2.25);
    const { id } = await own({ place: PLACE, lines: [line(-2.25), half] });
    const refused = await shop.post(`/carts/${id}/place`, shop.customer, to);
    expect(refused.body).toMatchObject({
      type: '/docs/errors/cart.line-incomplete',
      errors: [{ pointer: '/lines/1' }],
    });
    const empty = await own({ place: PLACE, lines: [] });
    expect((await get(`/carts/${empty.id}`)).body.quote).toBeNull();
    expect(slug(await shop.post(`/carts/${empty.id}/place`, shop.customer, to))).toBe('cart.empty');
  });

  test('is placed by staff for its customer', async () => {
    const { id } = await own();
    const { body: order } = await shop.post(`/carts/${id}/place`, sales, to);
    expect(order).toMatchObject({ customerId, channel: 'phone' });
  });

  test('is deleted after 90 days, and cannot be read before the deletion either', async () => {
    const { id } = await loose();
    const mine = await own();
    await sql(`update "order".cart set expires_at = now() - interval '1 second' where id = any($1)`, [[id, mine.id]]);
    expect(slug(await get(`/carts/${mine.id}`))).toBe('cart.not-found');
    await until(
      'the carts to go',
      async () =>
        (await sql('select from "order".cart where id = any($1)', [[id, mine.id]])).length === 0 ? true : undefined,
      45_000,
    );
    expect(await sql('select from "order".data_key where customer_id = $1', [id])).toEqual([]);
  }, 60_000);
});

describe('what a customer usually orders', () => {
  test('is the last lens of each eye with the price of today', async () => {
    const id = randomUUID();
    const token = await shop.stack.token({ id });
    await shop.post('/orders', token, { ...body, lines: [line(-2.25), { ...line(-3), eye: 'left' }] }).expect(201);
    await shop.post('/orders', token, { ...body, lines: [line(-2.5)] }).expect(201);
    const usual = (await get(`/customers/${id}/usual-order`, token)).body;
    expect(usual.lines).toMatchObject([
      { eye: 'right', parameters: { sphere: -2.5 }, priceNow: { amount: 6400 } },
      { eye: 'left', parameters: { sphere: -3 } },
    ]);
    expect(usual).toMatchObject({ market: 'US', shippingAddressId: body.shippingAddressId });
    const bySales = (await get(`/customers/${id}/usual-order`, sales)).body;
    expect(bySales.lines[0].parameters).toBeNull();
    expect(slug(await get(`/customers/${id}/usual-order`))).toBe('customer.not-found');
  });

  test('is ordered again in one call, and a changed price is told before', async () => {
    const orderId = await shop.placed({ ...body, lines: [line(-2.25), { ...line(-3), eye: 'left', quantity: 1 }] });
    const price = `update "order".offer set version = version + 1, offer = jsonb_set(offer, '{packs,0,prices,0,amount}', '7000')`;
    await sql(price);
    const quote = await shop.post(`/orders/${orderId}/repeat/quote`, shop.customer, { place: PLACE });
    expect(quote.body).toMatchObject({ total: { amount: 21_000 }, changes: [{ kind: 'price' }, { kind: 'price' }] });
    const { lines: _, ...rest } = body;
    const again = await shop.post(`/orders/${orderId}/repeat`, shop.customer, rest);
    expect(again.body.lines.map(({ quantity }: { quantity: number }) => quantity)).toEqual([2, 1]);
    await sql(price.replace('7000', '6400'));
  });
});

test('a network saves so many carts in an hour and no more ', async () => {
  const statuses = [];
  for (let at = 0; at < 42; at++) statuses.push((await anonymous('post', '/carts', CONTENTS)).status);
  expect(statuses.at(-1)).toBe(429);
});
