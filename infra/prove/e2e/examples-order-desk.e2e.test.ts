// Tests the examples of notes, tags, holds and carts of orders, of the check of addresses, and of guest checkouts.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CheckAddress } from '@toric/contracts/customer/rechecks/check-address.http';
import { BeginGuestCheckout } from '@toric/contracts/customer/guests/guest.http';
import { RecordPrescription } from '@toric/contracts/customer/prescriptions/prescription.http';
import { ChangeCart, CreateCart, PlaceCart } from '@toric/contracts/order/carts/cart.http';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { opticianOf } from './optician.ts';
import { bothEyes, openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('orderdesk');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const SOLD = { productId: '0197a000-0000-7000-8000-00000000e001', packId: '0197a000-0000-7000-8000-00000000e101' };
const cartLine = () => ({ ...CreateCart.example.lines[0], ...SOLD });
const cartIds = (): Record<string, string> => {
  const [line] = CreateCart.example.lines;
  return {
    [line.productId]: SOLD.productId,
    [line.packId]: SOLD.packId,
  };
};

test('notes, tags and holds of an order', async () => {
  const { sales: token, finance, warehouse } = shop.staff;
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer));
  const path = { orderId: placed.ok ? placed.body.id : '' };
  const { id: noteId } = await send('addOrderNote', { token, path });
  await send('changeOrderNote', { token, path: { ...path, noteId } });
  const { data: notes } = await send('listOrderNotes', { token: buyer.token, path });
  expect(notes).toMatchObject([{ id: noteId, text: 'Please ring twice', writtenBy: null }]);
  await send('removeOrderNote', { token, path: { ...path, noteId } });
  const { id: tagId } = await send('createOrderTag', { token });
  await send('changeOrderTag', { token, path: { tagId } });
  expect(await send('getOrderTag', { token: warehouse, path: { tagId } })).toMatchObject({ colour: 'green' });
  expect(itemsOf(await send('listOrderTags', { token }))).toMatchObject([{ id: tagId }]);
  await send('tagOrder', { token, path: { ...path, tagId } });
  await send('untagOrder', { token, path: { ...path, tagId } });
  const ids = { '0197a000-0000-7000-8000-0000000000e1': tagId, '0197a000-0000-7000-8000-0000000000a1': path.orderId };
  expect(await send('tagOrders', { token, ids })).toMatchObject({ state: 'planned' });
  const { id: holdId } = await send('placeOrderHold', { token, path });
  expect(itemsOf(await send('listOrderHolds', { token: finance, query: { state: 'open' } }))).toMatchObject([
    { id: holdId, orderId: path.orderId, kind: 'manual' },
  ]);
  expect(await send('releaseOrderHold', { token, path: { holdId } })).toMatchObject({ state: 'released' });
  const usual = await send('getUsualOrder', { token: buyer.token, path: { customerId: buyer.id } });
  expect(usual).toMatchObject({ market: 'US', lines: [{ eye: 'right' }] });
}, 60_000);

test('a guest saves a cart, changes it and orders with it', async () => {
  const contents = { place: { country: 'US' }, lines: [cartLine()] };
  const { body: cart } = await shop.api.call(CreateCart, { body: contents });
  const { id: cartId, token } = cart;
  const ids = { ...cartIds(), mO3xq8Zr1tYk5vB7nW2cJ4hL6dS9fG0aPuEiTyQwRsA: String(token) };
  expect(await send('changeCart', { path: { cartId }, ids })).toMatchObject({ boxes: 3, version: 2 });
  expect(await send('showCart', { path: { cartId }, ids })).toMatchObject({ boxes: 3, quote: { refusals: [] } });
  const guest = await send('beginGuestCheckout');
  const [customerId, addressId] = [String(guest['customerId']), String(guest['addressId'])];
  const { sales } = shop.staff;
  // checkAddress is refused in this shop, because it has no provider of addresses
  const again = shop.api.call(CheckAddress, { token: sales, params: { customerId, addressId } });
  await expect(again).rejects.toThrow('checks no addresses');
});

test('a guest orders with her own prescription, and claims nothing of anybody', async () => {
  const [line] = [cartLine()];
  const contents = { place: { country: 'US', region: 'NJ', postalCode: '07101' }, lines: [line] };
  const { body: cart } = await shop.api.call(CreateCart, { body: contents });
  const asked = { ...BeginGuestCheckout.example, email: 'lone@guest.example', phone: '+12015550123' };
  const { body: guest } = await shop.api.call(BeginGuestCheckout, { body: asked });
  const { accessToken: token } = guest.session;
  const year = new Date().getUTCFullYear();
  const { body: prescription } = await shop.api.call(RecordPrescription, {
    ...{ token: await opticianOf(shop.api, PASSWORD), params: { customerId: guest.customerId } },
    body: {
      ...{ issuedOn: `${year - 1}-01-15`, expiresOn: `${year + 1}-01-15`, prescriber: { name: 'Dr Test' } },
      ...{ eyes: bothEyes, source: 'presented' },
    },
  });
  const own = { params: { cartId: cart.id } };
  const lines = [{ ...line, prescriptionId: prescription.id }];
  await shop.api.call(ChangeCart, { ...own, body: { ...contents, lines, token: cart.token ?? '' } });
  const { body: order } = await shop.api.call(PlaceCart, {
    ...{ ...own, token, prefer: 'wait=30' },
    body: { token: cart.token ?? '', shippingAddressId: guest.addressId, paymentToken: 'tok_visa' },
  });
  expect(order).toMatchObject({ customerId: guest.customerId, status: 'confirmed', channel: 'web', onHold: false });
  expect(order.shipBy).not.toBeNull();
}, 60_000);

test('a customer orders what is in her cart', async () => {
  const buyer = await shop.newBuyer();
  const token = buyer.token;
  expect(await send('createCart', { token, ids: cartIds() })).toMatchObject({ customerId: buyer.id, token: null });
  const lines = [{ ...cartLine(), prescriptionId: buyer.prescriptionId }];
  const body = { place: { country: 'US', region: 'NJ', postalCode: '07101' }, lines };
  const { body: cart } = await shop.api.call(CreateCart, { token, body });
  expect(await send('getCart', { token, path: { cartId: cart.id } })).toMatchObject({ customerId: buyer.id });
  const listed = await send('listCarts', { token: shop.staff.sales, query: { customerId: buyer.id } });
  expect(itemsOf(listed)).toMatchObject([{ id: cart.id }, {}]);
  const order = await send('placeCart', {
    ...{ token, path: { cartId: cart.id } },
    ids: { [PlaceCart.example.shippingAddressId]: buyer.addressId },
  });
  expect(order).toMatchObject({ customerId: buyer.id, channel: 'web' });
});
