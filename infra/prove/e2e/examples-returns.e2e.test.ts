// Tests the examples of returns, exchanges and claims, through all services: the boxes, the money and the report.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GetShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { ApproveReturn, GetReturn, RequestReturn, type ReturnView } from '@toric/contracts/order/returns/return.http';
import { DecideReturn, ExchangeReturn, ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';
import { GetPayment, ListInvoices } from '@toric/contracts/payment/payment.http';
import type { BoxState, ReturnReason } from '@toric/contracts/returned/returned';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, PICTURE, readExamples } from './examples.ts';
import { type Buyer, openShop, PASSWORD, type Shop } from './shop.ts';

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('returns', { carrier: true });
  ({ send } = await readExamples(shop));
}, 90_000);
afterAll(() => shop?.close(), 60_000);

const usd = (amount: number) => ({ amount, currency: 'USD' });
const [LINE_SHOWN, LOT_SHOWN] = [RequestReturn.example.lines[0]?.lineId ?? '', 'L2406A'];

type Sent = { readonly buyer: Buyer; readonly orderId: string; readonly lineId: string; readonly lot: string };

/** Returns an order of two boxes that was shipped. */
async function sentOrder(buyer?: Buyer): Promise<Sent> {
  const owner = buyer ?? (await shop.newBuyer());
  const placed = await shop.place(owner, shop.order(owner, { quantity: 2 }));
  if (!placed.ok) throw new Error('the order was refused');
  await ship(placed.body.id);
  return { buyer: owner, orderId: placed.body.id, ...(await sentBox(placed.body.id)) };
}
const ship = (orderId: string) =>
  shop.api.call(ShipOrder, {
    ...{ params: { orderId }, body: ShipOrder.example, token: shop.staff.warehouse, prefer: 'wait=30' },
  });
async function sentBox(orderId: string) {
  const { body } = await shop.api.call(GetShippedBoxes, { params: { orderId }, token: shop.staff.warehouse });
  return { lineId: body.data[0]?.lineId ?? '', lot: body.data[0]?.lotNumber ?? '' };
}
const becomes = (returnId: string, status: ReturnView['status']) =>
  until(`return ${status}`, async () => {
    const { body } = await shop.api.call(GetReturn, { params: { returnId }, token: shop.staff.sales });
    return body.status === status ? body : undefined;
  });

type Wish = { readonly reason?: ReturnReason; readonly resolution?: ReturnView['resolution'] };
async function approved({ orderId, lineId }: Sent, { reason = 'changed-mind', resolution = 'refund' }: Wish) {
  const token = shop.staff.sales;
  const body = { lines: [{ lineId, quantity: 1, reason }], resolution };
  const asked = await shop.api.call(RequestReturn, { params: { orderId }, body, token });
  await shop.api.call(ApproveReturn, { params: { returnId: asked.body.id }, body: {}, token });
  return asked.body.id;
}
async function receive(returnId: string, { lineId, lot }: Sent, state: BoxState) {
  const boxes = [{ lineId, lotNumber: lot, expiresOn: '2031-06-30', state }];
  await shop.api.call(ReceiveReturn, { params: { returnId }, body: { boxes }, token: shop.staff.warehouse });
  return becomes(returnId, 'deciding');
}

test('a customer sends a box back: it is for sale again, and its money is hers with a credit note', async () => {
  const sent = await sentOrder();
  const { orderId, lineId, lot, buyer } = sent;
  const ids = { [LINE_SHOWN]: lineId, [LOT_SHOWN]: lot };
  const mine = { token: buyer.token, path: { orderId }, ids };
  expect(await send('quoteReturn', mine)).toMatchObject({ allowed: true, refund: usd(6_400) });
  const { id: returnId } = await send('requestReturn', mine);
  const path = { returnId };
  const token = shop.staff.sales;
  expect(itemsOf(await send('listReturns', { token, query: { status: 'requested' } }))).toMatchObject([
    { id: returnId },
  ]);
  expect(await send('approveReturn', { token, path })).toMatchObject({ status: 'approved', carriageBy: 'customer' });
  const { pictures } = await send('addReturnPicture', { token: buyer.token, path, file: PICTURE });
  const [picture] = itemsOf({ data: pictures });
  await send('getReturnPicture', { token, path: { returnId, pictureId: picture?.id ?? '' } });
  await send('getShippedBoxes', { token: shop.staff.warehouse, path: { orderId } });
  await send('receiveReturn', { token: shop.staff.warehouse, path, ids });
  expect((await becomes(returnId, 'deciding')).boxes).toMatchObject([{ disposition: 'restocked' }]);
  await send('decideReturn', { token, path });
  const closed = await becomes(returnId, 'closed');
  expect(closed).toMatchObject({ outcome: 'refunded', refunded: usd(6_400) });
  expect(await send('getReturn', { token: buyer.token, path })).toMatchObject({ status: 'closed' });
  const { body: payment } = await shop.api.call(GetPayment, { params: { orderId }, token: shop.staff.finance });
  expect(payment).toMatchObject({ captured: 12_800, refunded: 6_400 });
  const { body: invoices } = await shop.api.call(ListInvoices, { query: { orderId }, token: shop.staff.finance });
  expect(invoices.data[0]?.creditNotes).toMatchObject([{ number: closed.creditNoteNumber, total: 6_400 }]);
}, 90_000);

test('a return whose way back the shop pays gets a label from the carrier, and is expected', async () => {
  const sent = await sentOrder();
  const returnId = await approved(sent, { reason: 'defective' });
  const path = { returnId };
  expect(await send('askForReturnLabel', { token: sent.buyer.token, path })).toMatchObject({ returnId });
  const labelled = async () => {
    const { label } = await send('getReturnLabel', { token: shop.staff.sales, path });
    return (label as { status: string }).status === 'ready' ? label : undefined; // the contract of the answer was checked
  };
  await until('the label', labelled);
  await send('getReturnLabelFile', { token: sent.buyer.token, path });
  const { warehouse: token } = shop.staff;
  expect(itemsOf(await send('listReturnLabels', { token, query: { status: 'ready' } }))).toMatchObject([{ returnId }]);
}, 60_000);

test('a return is refused by the shop, and another one is taken back', async () => {
  const { orderId, lineId, buyer } = await sentOrder();
  const mine = { token: buyer.token, path: { orderId }, ids: { [LINE_SHOWN]: lineId } };
  const { id: refused } = await send('requestReturn', mine);
  const { sales: token } = shop.staff;
  expect(await send('refuseReturn', { token, path: { returnId: refused } })).toMatchObject({ status: 'refused' });
  const { id: cancelled } = await send('requestReturn', mine);
  await send('cancelReturn', { token: buyer.token, path: { returnId: cancelled } });
}, 60_000);

test('an exchange sends new goods first; what comes back pays them, and no card is charged', async () => {
  const sent = await sentOrder();
  const returnId = await approved(sent, { resolution: 'exchange' });
  const ids = { [ExchangeReturn.example.lines[0]?.lineId ?? '']: sent.lineId };
  const { id: orderId } = await send('exchangeReturn', { token: sent.buyer.token, path: { returnId }, ids });
  await until('the new order to be confirmed', async () => {
    const [row] = await shop.rows<{ status: string }>(`select status from "order".orders where id = $1`, [orderId]);
    return row?.status === 'confirmed' ? true : undefined;
  });
  await ship(orderId);
  await becomes(returnId, 'exchange-sent');
  await receive(returnId, sent, 'sealed');
  await shop.api.call(DecideReturn, { params: { returnId }, body: {}, token: shop.staff.sales });
  expect(await becomes(returnId, 'closed')).toMatchObject({ outcome: 'exchanged' });
  const paid = async (id: string) =>
    (await shop.api.call(GetPayment, { params: { orderId: id }, token: shop.staff.finance })).body;
  expect(await paid(orderId)).toMatchObject({ method: 'exchange', refunded: 0 });
  expect(await paid(sent.orderId)).toMatchObject({ captured: 12_800 });
}, 120_000);

test('a faulty box is set aside and settled by hand, and the report counts it', async () => {
  const sent = await sentOrder();
  const returnId = await approved(sent, { reason: 'defective' });
  const { boxes } = await receive(returnId, sent, 'worn');
  expect(boxes).toMatchObject([{ disposition: 'quarantined', refundProposed: true }]);
  const { warehouse, finance, admin } = shop.staff;
  const second = { email: 'second-warehouse@shop.example', password: PASSWORD };
  await addStaffAccount(shop.api, admin, { ...second, name: 'Second', roles: ['warehouse'] });
  const token = await signInStaff(shop.api, second);
  const [aside] = itemsOf(await send('listReturnedBoxes', { token: warehouse, query: { disposition: 'quarantined' } }));
  const path = { boxId: aside?.id ?? '' };
  expect(await send('settleReturnedBox', { token, path })).toMatchObject({ disposition: 'scrapped' });
  const { data } = await send('reportReturns', { token: finance, query: { by: 'product' } });
  expect(data).toMatchObject([{ faulty: 1 }]);
}, 60_000);
