// Tests the examples of credit, of store credit, of custom fields of orders, and of segments.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateField } from '@toric/contracts/customer/fields/field.http';
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { GiveStoreCredit } from '@toric/contracts/payment/store-credit/store-credit.http';
import { SetCredit } from '@toric/contracts/order/credit/credit.http';
import { ChangeOrderValues } from '@toric/contracts/order/fields/order-field.http';
import { ListOrders } from '@toric/contracts/order/order.http';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('credit');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('credit is set, a high one waits for a second person, and an order beyond it is refused', async () => {
  const { finance: token, admin, auditor, sales } = shop.staff;
  const buyer = await shop.newBuyer();
  const path = { customerId: buyer.id };
  expect(await send('setCredit', { token, path })).toMatchObject({ status: 'applied', level: 'standard' });
  expect(await send('getCredit', { token: sales, path })).toMatchObject({ level: 'standard', waiting: null });
  const { data } = await send('listCreditAccounts', { token: auditor, query: { state: 'free' } });
  expect(data).toMatchObject([{ customerId: buyer.id, state: 'free' }]);
  const ask = async (amount: number) => {
    const body = { level: 'standard' as const, limits: [{ limit: { amount, currency: 'USD' } }], why: 'Grows' };
    return (await shop.api.call(SetCredit, { token, params: path, body })).body.id;
  };
  const second = { email: 'second@shop.example', password: PASSWORD };
  await addStaffAccount(shop.api, admin, { ...second, name: 'Second', roles: ['finance'] });
  const other = await signInStaff(shop.api, second);
  const rejected = { changeId: await ask(900_000) };
  expect(await send('rejectCreditChange', { token: other, path: rejected })).toMatchObject({ status: 'rejected' });
  const approved = { changeId: await ask(500_000) };
  expect(await send('approveCreditChange', { token: other, path: approved })).toMatchObject({ status: 'applied' });
  const { data: changes } = await send('listCreditChanges', { token, query: { status: 'rejected' } });
  expect(changes).toMatchObject([{ id: rejected.changeId }]);
  await shop.api.call(SetCredit, {
    ...{ token, params: path },
    body: { level: 'blocked', limits: [{ limit: { amount: 1, currency: 'USD' } }], why: 'Owes us' },
  });
  const placed = await shop.place(buyer, shop.order(buyer));
  expect(placed.ok).toBe(false);
}, 60_000);

test('store credit is given, approved and rejected, and its ledger is read', async () => {
  const { finance: token, admin, sales } = shop.staff;
  const buyer = await shop.newBuyer();
  const path = { customerId: buyer.id };
  const given = await send('giveStoreCredit', { token: sales, path });
  expect(given).toMatchObject({ status: 'given' });
  expect(await send('getStoreCredit', { token: buyer.token, path })).toMatchObject({ balances: [given['amount']] });
  const entries = itemsOf(await send('listStoreCreditEntries', { token: buyer.token, path }));
  expect(entries).toMatchObject([{ kind: 'given', change: given['amount'] }]);
  const ask = async () => {
    const body = { amount: { amount: 9_000, currency: 'USD' }, reason: 'A very late parcel' };
    return { giftId: (await shop.api.call(GiveStoreCredit, { token, params: path, body })).body.id };
  };
  const third = { email: 'third@shop.example', password: PASSWORD };
  await addStaffAccount(shop.api, admin, { ...third, name: 'Third', roles: ['finance'] });
  const other = await signInStaff(shop.api, third);
  expect(await send('rejectStoreCredit', { token: other, path: await ask() })).toMatchObject({ status: 'rejected' });
  expect(await send('approveStoreCredit', { token: other, path: await ask() })).toMatchObject({ status: 'given' });
  const gifts = itemsOf(await send('listStoreCreditGifts', { token, query: { status: 'rejected' } }));
  expect(gifts).toMatchObject([{ reason: 'A very late parcel' }]);
}, 60_000);

test('an order gets a custom field, and is found by it', async () => {
  const { admin, sales: token } = shop.staff;
  const { id: fieldId } = await send('createOrderField', { token: admin });
  await send('changeOrderField', { token: admin, path: { fieldId } });
  expect(await send('getOrderField', { token: admin, path: { fieldId } })).toMatchObject({ key: 'gift-card' });
  expect(itemsOf(await send('listOrderFields', { token }))).toMatchObject([{ id: fieldId }]);
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer));
  const path = { orderId: placed.ok ? placed.body.id : '' };
  const [shown = ''] = Object.keys(ChangeOrderValues.example.values);
  await send('changeOrderValues', { token, path, ids: { [shown]: fieldId } });
  const { data } = await send('getOrderValues', { token, path });
  expect(data).toMatchObject([{ field: { id: fieldId }, value: 'G-2041', mayChange: true }]);
  const { body } = await shop.api.call(ListOrders, { token, query: { fieldId, fieldValue: 'g-2041' } });
  expect(body.data.map(({ id }) => id)).toEqual([path.orderId]);
}, 60_000);

test('a segment is defined, read and removed', async () => {
  const { admin, sales: token, marketing } = shop.staff;
  const { body: field } = await shop.api.call(CreateField, {
    token: admin,
    body: {
      ...{ key: 'hours', label: { en: 'Hours', zh: '小时' }, type: 'number' },
      ...{ readers: ['sales'], writers: ['sales'] },
    },
  });
  const ids = { [CreateSegment.example.conditions[0]?.fieldId ?? '']: field.id };
  const { id: segmentId } = await send('createSegment', { token, ids });
  expect(await send('getSegment', { token: marketing, path: { segmentId } })).toMatchObject({ members: 0 });
  expect(itemsOf(await send('listSegments', { token }))).toMatchObject([{ id: segmentId }]);
  await send('removeSegment', { token, path: { segmentId } });
});
