// Tests the examples of delivery methods and taxes.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AddAddress } from '@toric/contracts/customer/people/customer.http';
import { EXAMPLE, type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop, SPHERE } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('delivery');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a delivery method is added, offered, chosen, changed and retired', async () => {
  const { admin, sales } = shop.staff;
  const { id: methodId } = await send('createDeliveryMethod', { token: admin });
  const path = { methodId };
  expect(await send('getDeliveryMethod', { token: sales, path })).toMatchObject({ state: 'offered', version: 1 });
  expect(itemsOf(await send('listDeliveryMethods', { token: sales }))).toMatchObject([{ id: methodId }]);
  const ids = { [EXAMPLE.productId]: SPHERE.productId, [EXAMPLE.packId]: SPHERE.packId };
  const { data } = await send('listDeliveryOptions', { ids });
  expect(data).toMatchObject([{ methodId, charge: { amount: 0, currency: 'USD' }, freeFrom: { amount: 9_900 } }]);
  const buyer = await shop.newBuyer();
  const place = { region: 'NJ', postalCode: '07101' };
  const { body: address } = await shop.api.call(AddAddress, {
    ...{ params: { customerId: buyer.id }, token: buyer.token },
    body: { recipient: 'Test Buyer', line1: '1 Lens Way', city: 'Newark', country: 'US', ...place },
  });
  const chosen = { deliveryMethodId: methodId, shippingAddressId: address.id, place };
  const order = shop.order(buyer, { quantity: 2 }, chosen);
  const placed = await shop.place(buyer, order);
  expect(placed.ok && placed.body).toMatchObject({
    ...{ status: 'confirmed', delivery: { methodId, charge: { amount: 0 } } },
    promisedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
  });
  const wrong = await shop.place(buyer, { ...order, place: { region: 'NJ', postalCode: '07102' } });
  expect(wrong.ok && wrong.body).toMatchObject({ status: 'cancelled', reason: { code: 'address.other-place' } });
  await send('changeDeliveryMethod', { token: admin, path });
  expect(await send('retireDeliveryMethod', { token: admin, path })).toMatchObject({ state: 'retired' });
}, 60_000);

test('the shop is registered for tax, and its tables decide about an order', async () => {
  const { finance, auditor } = shop.staff;
  const { id: registrationId } = await send('addTaxRegistration', { token: finance });
  expect(itemsOf(await send('listTaxRegistrations', { token: auditor }))).toMatchObject([{ id: registrationId }]);
  const { id: rowId } = await send('addTaxRow', { token: finance });
  const rows = await send('listTaxRows', { token: auditor, query: { country: 'US' } });
  expect(itemsOf(rows)[0]).toMatchObject({ id: rowId, isOwn: true, toConfirm: false });
  const rates = { country: 'US', region: 'NJ', day: '2027-02-01' };
  expect(await send('showTaxRates', { token: finance, query: rates })).toMatchObject({
    mode: 'on-top',
    isRegistered: true,
  });
  await send('endTaxRow', { token: finance, path: { rowId } });
  await send('endTaxRegistration', { token: finance, path: { registrationId } });
}, 60_000);
