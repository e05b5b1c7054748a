// Tests the examples of changes of confirmed orders, through all services that a change passes.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AmendOrder, GetAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { GetOrder } from '@toric/contracts/order/order.http';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { until } from '../testing/test-stack.ts';
import { type Examples, idOf, itemsOf, readExamples } from './examples.ts';
import { openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('amendments');
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const usd = (amount: number) => ({ amount, currency: 'USD' });

/** Places an order of `quantity` boxes that is confirmed. Returns the id of the order and the id of its only line. */
async function confirmed(quantity: number) {
  const buyer = await shop.newBuyer();
  const placed = await shop.place(buyer, shop.order(buyer, { quantity }));
  if (!placed.ok) throw new Error(`the order was refused with ${placed.status}`);
  const { id: orderId, status, lines, total } = placed.body;
  expect(status).toBe('confirmed');
  return { orderId, buyer, total: total.amount, lineId: lines[0]?.lineId ?? '' };
}

const reaches = (amendmentId: string, wanted: string) =>
  until(
    `the amendment to be ${wanted}`,
    async () => {
      const { body } = await shop.api.call(GetAmendment, { token: shop.staff.sales, params: { amendmentId } });
      return body.status === wanted ? body : undefined;
    },
    30_000,
  );

test('an order of two boxes becomes an order of one: quoted, checked by all services, and applied', async () => {
  const { orderId, lineId, buyer, total } = await confirmed(2);
  const { sales, auditor } = shop.staff;
  const ids = { [idOf('a1')]: lineId };
  const quoted = await send('quoteAmendment', { token: buyer.token, path: { orderId }, ids });
  expect(quoted).toMatchObject({ refusals: [], difference: usd(-total / 2), needsSecondPerson: false });
  const { id: amendmentId } = await send('amendOrder', { token: buyer.token, path: { orderId }, ids });
  const applied = await reaches(amendmentId, 'applied');
  expect(applied).toMatchObject({ versionNumber: 2, why: 'One box is enough for now', difference: usd(-total / 2) });
  expect(await send('getAmendment', { token: auditor, path: { amendmentId } })).toMatchObject({ status: 'applied' });
  const listed = await send('listAmendments', { token: sales, query: { orderId } });
  expect(itemsOf(listed)).toMatchObject([{ id: amendmentId }]);
  const { body: order } = await shop.api.call(GetOrder, { token: sales, params: { orderId } });
  expect(order).toMatchObject({
    status: 'confirmed',
    amendingId: null,
    total: usd(total / 2),
    lines: [{ quantity: 1 }],
  });
  const held = await shop.rows(
    `select sum(quantity)::int as boxes from catalog_inventory.reservation_line where order_id = $1`,
    [orderId],
  );
  expect(held).toEqual([{ boxes: 1 }]);
  const payment = await shop.rows('select status, amount::int from payment.payment where order_id = $1', [orderId]);
  expect(payment).toEqual([{ status: 'authorised', amount: total / 2 }]);
}, 60_000);

test('a very low price waits for a second person, who rejects or approves it; one that waits is taken back', async () => {
  const { sales: token, admin, finance } = shop.staff;
  const { orderId, lineId, total } = await confirmed(1);
  const params = { orderId };
  const ask = async (unitPrice: number) => {
    const body = { lines: [{ lineId, quantity: 1, unitPrice: usd(unitPrice) }], why: 'The box was torn' };
    const { id, status } = (await shop.api.call(AmendOrder, { token, params, body })).body;
    expect(status).toBe('needs-approval');
    return { amendmentId: id };
  };
  const taken = await ask(100);
  expect(await send('cancelAmendment', { token, path: taken })).toMatchObject({ status: 'cancelled' });
  const rejected = await ask(200);
  expect(await send('rejectAmendment', { token: finance, path: rejected })).toMatchObject({ status: 'rejected' });
  const second = { email: 'second-sales@shop.example', password: PASSWORD };
  await addStaffAccount(shop.api, admin, { ...second, name: 'Second', roles: ['sales'] });
  const approved = await ask(300);
  const other = await signInStaff(shop.api, second);
  await send('approveAmendment', { token: other, path: approved });
  expect(await reaches(approved.amendmentId, 'applied')).toMatchObject({ difference: usd(300 - total) });
}, 60_000);
