/** Tests returns, exchanges and claims with a real database. The test plays the warehouse and the payment service. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { StockReserved, StockShipped } from '@toric/contracts/catalog-inventory/events';
import { BoxesTakenBack, TakeBackBoxes } from '@toric/contracts/catalog-inventory/returned/returned.events';
import { CustomerErased, PersonalDataAsked } from '@toric/contracts/customer/events';
import { OrderDataCollected } from '@toric/contracts/order/events';
import type { ReturnView } from '@toric/contracts/order/returns/return.http';
import { AuthorisePayment, PaymentAuthorised, PaymentCaptured } from '@toric/contracts/payment/events';
import {
  ChargeExchange,
  ExchangeCharged,
  RefundReturn,
  ReturnRefunded,
  ReturnRefundRefused,
} from '@toric/contracts/payment/return.events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { until } from '@toric/infra/prove/testing/test-stack';
import sharp from 'sharp';
import { body, customerId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
let sales: string;
let finance: string;
let stranger: string;
beforeAll(async () => {
  shop = await orderStack({ RETURN_SALES_LIMIT: '20000' });
  const staff = (role: 'sales' | 'finance') => shop.stack.token({ kind: 'staff', roles: [role], id: randomUUID() });
  sales = await staff('sales');
  finance = await staff('finance');
  stranger = await shop.stack.token({ id: randomUUID() });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);

const usd = (amount: number) => ({ amount, currency: 'USD' });
const sql = async (text: string) => (await shop.stack.admin.query(text)).rows;
const get = async (id: string, token = sales): Promise<ReturnView> =>
  (await shop.api().get(`/returns/${id}`).set('Authorization', `Bearer ${token}`).expect(200)).body;
const reaches = (id: string, status: ReturnView['status']) =>
  until(`return ${status}`, async () => {
    const found = await get(id);
    return found.status === status ? found : undefined;
  });
/** Waits until the service has sent a command of this type for the return, and returns the newest one. */
const commandFor = (type: string, returnId: string) =>
  until(type, async () => {
    const rows = await sql(
      `select data from "order".outbox where type = '${type}' and data->>'returnId' = '${returnId}' order by seq desc limit 1`,
    );
    return rows[0]?.data;
  });

async function ship(orderId: string): Promise<void> {
  await shop.permit(orderId);
  await shop.reaches(orderId, 'reserving');
  const reservedUntil = '2027-01-01T00:00:00.000Z';
  await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil }));
  await shop.reaches(orderId, 'charging');
  const [{ amount }] = await shop.sentFor(AuthorisePayment.type, orderId);
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised({ orderId, paymentId: randomUUID(), amount }));
  await shop.reaches(orderId, 'confirmed');
  await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: randomUUID() });
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  await shop.stack.deliver(PaymentCaptured, PaymentCaptured({ orderId, amount, invoiceNumber: 'INV-1' }));
  await shop.reaches(orderId, 'shipped');
}

/** Returns an order that was shipped, with the id of its line of two boxes. */
async function sent(data: object = body): Promise<{ orderId: string; lineId: string }> {
  const orderId = await shop.placed(data);
  await ship(orderId);
  return { orderId, lineId: (await shop.read(orderId)).lines[0]?.lineId ?? '' };
}
type Sent = Awaited<ReturnType<typeof sent>>;

const ask = ({ orderId, lineId }: Sent, change: object = {}, token = shop.customer, quantity = 1) =>
  shop.post(`/orders/${orderId}/returns`, token, {
    ...{ lines: [{ lineId, quantity, reason: 'changed-mind' }], resolution: 'refund' },
    ...change,
  });
const act = (id: string, verb: string, data: object = {}, token = sales) =>
  shop.post(`/returns/${id}/${verb}`, token, data);
const found = (lineId: string, state = 'sealed') => ({ lineId, lotNumber: 'L1', expiresOn: '2031-06-30', state });

async function approved(order: Sent, change: object = {}, quantity = 1): Promise<string> {
  const { body: asked, status } = await ask(order, change, sales, quantity);
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(asked)}`);
  expect((await act(asked.id, 'approve')).body).toMatchObject({ status: 'approved' });
  return asked.id;
}

/** Sends the warehouse's answer about the boxes of a return: sealed boxes are for sale again, others are scrapped. */
async function inspect(returnId: string): Promise<ReturnView> {
  const { boxes } = await commandFor(TakeBackBoxes.type, returnId);
  const answers = boxes.map(({ boxId, state }: { boxId: string; state: string }) =>
    state === 'sealed'
      ? { boxId, disposition: 'restocked', rule: 'sealed-and-good', cost: null }
      : { boxId, disposition: 'scrapped', rule: 'opened', cost: usd(3_000) },
  );
  await shop.stack.deliver(BoxesTakenBack, BoxesTakenBack({ returnId, boxes: answers }));
  return reaches(returnId, 'deciding');
}

const refund = (returnId: string, orderId: string, amount: number) =>
  shop.stack.deliver(
    ReturnRefunded,
    ReturnRefunded({ returnId, orderId, refundId: randomUUID(), amount: usd(amount), creditNoteNumber: 'CN-1' }),
  );

test('a customer asks what comes back, sends a box, and gets its money with a credit note', async () => {
  const order = await sent();
  const wish = { lines: [{ lineId: order.lineId, quantity: 1, reason: 'changed-mind' }], resolution: 'refund' };
  const { body: quote } = await shop.post(`/orders/${order.orderId}/return-quotes`, shop.customer, wish);
  expect(quote).toMatchObject({
    ...{ allowed: true, refund: usd(6_400), carriageBy: 'customer', sealMustBeWhole: true, goodsComeBack: true },
    lines: [{ rule: 'shop-window', bought: 2, returned: 0 }],
  });
  const { body: asked } = await ask(order, { note: 'The blue ones suit me better' });
  expect(asked).toMatchObject({
    status: 'requested',
    expectedRefund: usd(6_400),
    note: 'The blue ones suit me better',
  });
  expect(asked.number).toMatch(/^R-\d{4}-\d{6}$/);
  expect((await act(asked.id, 'approve', { carrier: 'UPS' })).body).toMatchObject({
    type: '/docs/errors/return.carriage-half',
  });
  expect((await act(asked.id, 'approve')).body).toMatchObject({ status: 'approved', chargeFrom: expect.any(String) });
  const { body: received } = await act(asked.id, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse);
  expect(received).toMatchObject({ status: 'received', boxes: [{ disposition: null, refundProposed: true }] });
  const back = await commandFor(TakeBackBoxes.type, asked.id);
  const packer = received.boxes[0].receivedBy;
  expect([packer, back.boxes[0].receivedBy]).toEqual([expect.any(String), packer]);
  // the customer sees that she requested the return herself, and she sees the id of no colleague
  const { body: hers } = await shop.api().get(`/returns/${asked.id}`).set('Authorization', `Bearer ${shop.customer}`);
  expect(hers).toMatchObject({ requestedBy: asked.customerId, decidedBy: null, boxes: [{ receivedBy: null }] });
  expect(await inspect(asked.id)).toMatchObject({ boxes: [{ disposition: 'restocked', rule: 'sealed-and-good' }] });
  expect((await act(asked.id, 'decision')).body).toMatchObject({ status: 'refunding', boxes: [{ refunds: true }] });
  expect(await commandFor(RefundReturn.type, asked.id)).toMatchObject({
    ...{ orderId: order.orderId, lines: [{ lineId: order.lineId, quantity: 1 }], withDelivery: false },
  });
  await refund(asked.id, order.orderId, 6_400);
  expect(await reaches(asked.id, 'closed')).toMatchObject({
    ...{ outcome: 'refunded', refunded: usd(6_400), creditNoteNumber: 'CN-1' },
    steps: [{ status: 'requested' }, { status: 'approved' }, { status: 'received' }, ...Array(3).fill({})],
  });
});

test('never more than was sent, also for returns that come at once; what was taken back counts no more', async () => {
  const order = await sent();
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(order)));
  expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 201, 422, 422, 422]);
  const refused = answers.find(({ status }) => status === 422);
  expect(refused?.body.detail).toContain('2 were sent, and 2 are in other returns already');
  const [first] = answers.filter(({ status }) => status === 201);
  expect((await act(first?.body.id, 'cancel', {}, shop.customer)).body).toMatchObject({ status: 'cancelled' });
  expect((await ask(order)).status).toBe(201);
  expect((await ask(order, {}, shop.customer, 3)).status).toBe(422);
});

test('an order that was not sent, a stranger, and a reason that the rules do not allow are refused', async () => {
  const orderId = await shop.placed();
  const lineId = (await shop.read(orderId)).lines[0]?.lineId ?? '';
  expect((await ask({ orderId, lineId })).body).toMatchObject({ type: '/docs/errors/return.not-shipped' });
  const order = await sent();
  expect((await ask(order, {}, stranger)).status).toBe(404);
  await sql(`update "order".order_step set at = now() - interval '90 days' where order_id = '${order.orderId}'`);
  const late = await ask(order);
  expect(late.body).toMatchObject({ type: '/docs/errors/return.not-allowed' });
  const { body: byStaff } = await ask(order, {}, sales);
  expect(byStaff).toMatchObject({ status: 'requested', lines: [{ allowed: false, rule: 'window-over' }] });
  expect((await get(byStaff.id, shop.customer)).id).toBe(byStaff.id);
  await shop.api().get(`/returns/${byStaff.id}`).set('Authorization', `Bearer ${stranger}`).expect(404);
  expect((await act(byStaff.id, 'refuse', { why: 'Too late for this' })).body).toMatchObject({
    ...{ status: 'refused', decisionNote: 'Too late for this' },
  });
});

test('a return becomes store credit if the customer asked for it, unless the decision says otherwise', async () => {
  const order = await sent();
  const id = await approved(order, { refundTo: 'store-credit' });
  expect(await get(id)).toMatchObject({ refundTo: 'store-credit' });
  await act(id, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse);
  await inspect(id);
  await act(id, 'decision');
  expect(await commandFor(RefundReturn.type, id)).toMatchObject({ refundTo: 'store-credit' });
  const second = await approved(order, { refundTo: 'store-credit' });
  await act(second, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse);
  await inspect(second);
  expect((await act(second, 'decision', { refundTo: 'original' })).body).toMatchObject({ refundTo: 'original' });
  expect(await commandFor(RefundReturn.type, second)).not.toHaveProperty('refundTo');
});

test('sales decide up to a limit, and finance above it', async () => {
  const order = await sent({ ...body, lines: [{ ...line(-2.25), quantity: 4 }] });
  const id = await approved(order, { lines: [{ lineId: order.lineId, quantity: 4, reason: 'defective' }] });
  await act(id, 'boxes', { boxes: Array.from({ length: 4 }, () => found(order.lineId, 'worn')) }, shop.warehouse);
  await inspect(id);
  expect((await act(id, 'decision')).body).toMatchObject({ type: '/docs/errors/return.needs-finance' });
  expect((await act(id, 'decision', {}, finance)).body).toMatchObject({ status: 'refunding' });
});

test('a decision against the rules needs a reason, and an opened box brings money only by hand', async () => {
  const order = await sent();
  const id = await approved(order);
  expect((await act(id, 'decision')).body).toMatchObject({ type: '/docs/errors/return.wrong-state' });
  const twice = { boxes: [found(order.lineId), found(order.lineId)] };
  expect((await act(id, 'boxes', twice, shop.warehouse)).body).toMatchObject({
    type: '/docs/errors/return.too-many-boxes',
  });
  await act(id, 'boxes', { boxes: [found(order.lineId, 'opened-unworn')] }, shop.warehouse);
  const inspected = await inspect(id);
  expect(inspected.boxes).toMatchObject([{ refundProposed: false, refundRule: 'seal-broken', cost: usd(3_000) }]);
  const boxes = [{ boxId: inspected.boxes[0]?.id, refunds: true }];
  expect((await act(id, 'decision', { boxes })).body).toMatchObject({ type: '/docs/errors/return.why-missing' });
  expect((await act(id, 'decision', { boxes, why: 'A regular customer' })).body).toMatchObject({
    ...{ status: 'refunding', boxes: [{ refunds: true, refundRule: 'by-hand' }], decisionNote: 'A regular customer' },
  });
});

test('a refund while another one is under way: the return is refused, says why, and is tried again', async () => {
  const order = await sent();
  const id = await approved(order);
  await act(id, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse);
  await inspect(id);
  await act(id, 'decision');
  const { orderId } = order;
  const reason = { code: 'payment.refund-boxes', detail: 'Only 0 of these boxes are left to refund.' };
  await shop.stack.deliver(ReturnRefundRefused, ReturnRefundRefused({ returnId: id, orderId, reason }));
  expect(await reaches(id, 'refund-failed')).toMatchObject({ reason });
  expect((await act(id, 'decision')).body).toMatchObject({ status: 'refunding', reason: null });
  expect(await commandFor(RefundReturn.type, id)).toMatchObject({ attempt: 2 });
  await refund(id, orderId, 6_400);
  await refund(id, orderId, 6_400);
  expect(await reaches(id, 'closed')).toMatchObject({ refunded: usd(6_400) });
});

test('an exchange sends the new goods first, and what does not come back in 30 days is charged', async () => {
  const order = await sent();
  const id = await approved(order, { resolution: 'exchange' });
  const wish = { lines: [{ lineId: order.lineId, quantity: 1, parameters: line(-3).parameters }] };
  expect((await act(id, 'exchange', wish, shop.customer)).body).toMatchObject({
    type: '/docs/errors/return.needs-card',
  });
  const { body: fresh, status } = await act(id, 'exchange', { ...wish, paymentToken: 'tok_visa' }, shop.customer);
  expect([status, fresh.lines[0]?.parameters]).toEqual([201, line(-3).parameters]);
  expect(await get(id)).toMatchObject({ status: 'exchanged', exchangeOrderId: fresh.id });
  expect([fresh.returnId, (await shop.read(fresh.id)).returnId, (await shop.read(order.orderId)).returnId]).toEqual([
    ...[id, id, null],
  ]);
  expect((await act(id, 'exchange', { ...wish, paymentToken: 'tok_visa' })).body).toMatchObject({
    type: '/docs/errors/return.exchanged-already',
  });
  expect((await act(id, 'cancel', {}, shop.customer)).status).toBe(409);
  await ship(fresh.id);
  expect((await shop.sentFor(AuthorisePayment.type, fresh.id))[0]).toMatchObject({
    ...{ method: 'exchange', returnId: id, covered: usd(6_400) },
  });
  expect(await reaches(id, 'exchange-sent')).toMatchObject({ chargeFrom: expect.any(String) });
  const pass = () => sql(`update "order".process set deadline_at = now() where key = '${id}'`);
  await pass();
  await reaches(id, 'reminded');
  await pass();
  await reaches(id, 'charging');
  expect(await commandFor(ChargeExchange.type, id)).toMatchObject({ orderId: fresh.id, attempt: 1 });
  await shop.stack.deliver(ExchangeCharged, ExchangeCharged({ returnId: id, orderId: fresh.id, amount: usd(6_400) }));
  expect(await reaches(id, 'closed')).toMatchObject({ outcome: 'charged', refunded: null });
  // no box of the return came back, so the boxes may still be in another return
  expect((await ask(order, {}, sales, 2)).status).toBe(201);
});

test('an exchange is decided when its new goods have left; its order may be cancelled, and placed again', async () => {
  const order = await sent();
  const id = await approved(order, { resolution: 'exchange' });
  const wish = { lines: [{ lineId: order.lineId, quantity: 1 }], paymentToken: 'tok_visa' };
  const { body: first } = await act(id, 'exchange', wish);
  await act(id, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse);
  await inspect(id);
  expect((await act(id, 'decision')).body).toMatchObject({ type: '/docs/errors/return.exchange-not-sent' });
  await shop.post(`/orders/${first.id}/cancel`, shop.customer, {});
  await shop.reaches(first.id, 'cancelled');
  expect((await act(id, 'decision')).body).toMatchObject({ status: 'refunding', exchangeOrderId: null });
  expect(await commandFor(RefundReturn.type, id)).not.toHaveProperty('exchangeOrderId');

  const other = await approved(await sent(), { resolution: 'exchange' });
  const line2 = (await get(other)).lines[0]?.lineId;
  const again = { lines: [{ lineId: line2, quantity: 1 }], paymentToken: 'tok_visa' };
  const { body: gone } = await act(other, 'exchange', again);
  await shop.post(`/orders/${gone.id}/cancel`, shop.customer, {});
  expect(await reaches(other, 'approved')).toMatchObject({ exchangeOrderId: null });
  expect((await act(other, 'exchange', again)).status).toBe(201);
});

test('lost goods are refunded or sent again; sound goods are never sent again for free', async () => {
  const order = await sent();
  const lost = (resolution: string) => ({
    ...{ lines: [{ lineId: order.lineId, quantity: 1, reason: 'lost-in-transit' }], resolution },
  });
  expect((await ask(order, { resolution: 'reship' }, sales)).body).toMatchObject({
    type: '/docs/errors/return.reship-needs-claim',
  });
  const { body: money } = await ask(order, lost('refund'));
  expect((await act(money.id, 'approve')).body).toMatchObject({ status: 'refunding', goodsComeBack: false });
  expect(await commandFor(RefundReturn.type, money.id)).toMatchObject({ cause: 'not-received' });
  const { body: goods } = await ask(order, lost('reship'));
  expect((await act(goods.id, 'approve')).body).toMatchObject({ status: 'approved' });
  expect((await act(goods.id, 'boxes', { boxes: [found(order.lineId)] }, shop.warehouse)).status).toBe(409);
  const { body: fresh } = await act(goods.id, 'exchange', { lines: [{ lineId: order.lineId, quantity: 1 }] });
  await ship(fresh.id);
  await reaches(goods.id, 'refunding');
  expect(await commandFor(RefundReturn.type, goods.id)).toMatchObject({ exchangeOrderId: fresh.id });
  await refund(goods.id, order.orderId, 6_400);
  expect(await reaches(goods.id, 'closed')).toMatchObject({ outcome: 'reshipped' });
});

test('a reaction is sealed, read by opticians only, and sent to nobody; pictures are cleaned and sealed', async () => {
  const order = await sent();
  const { body: asked } = await ask(order, {
    ...{ lines: [{ lineId: order.lineId, quantity: 1, reason: 'reaction' }], note: 'My left eye burns CANARY' },
  });
  const optician = await shop.stack.token({ kind: 'staff', roles: ['optician'] });
  expect((await get(asked.id, optician)).lines).toMatchObject([{ reason: 'defective', reaction: true }]);
  expect((await get(asked.id)).lines).toMatchObject([{ reason: 'defective', reaction: null }]);
  const png = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const upload = (bytes: Buffer, token = shop.customer) =>
    shop
      .api()
      .post(`/returns/${asked.id}/pictures`)
      .set({ Authorization: `Bearer ${token}`, 'Idempotency-Key': randomUUID(), 'Content-Type': 'image/png' })
      .send(bytes);
  const { body: pictured, status } = await upload(png);
  expect([status, pictured.pictures.length]).toEqual([201, 1]);
  expect((await upload(Buffer.from('<html>'))).status).toBe(400);
  expect((await upload(png, stranger)).status).toBe(404);
  const path = `/returns/${asked.id}/pictures/${pictured.pictures[0]?.id}`;
  const file = await shop.api().get(path).set('Authorization', `Bearer ${shop.customer}`).expect(200);
  expect(await sharp(file.body).metadata()).toMatchObject({ format: 'jpeg', width: 60 });
  await shop.api().get(path).set('Authorization', `Bearer ${stranger}`).expect(404);
  for (const table of ['order_return', 'return_line', 'outbox', 'process'])
    expect(
      await sql(`select from "order".${table} t where t::text like '%CANARY%' or t::text like '%reaction"%'`),
    ).toEqual([]);
});

test('an access request has the returns, and an erasure removes their words and pictures', async () => {
  const { publicKey, privateKey } = newBoxKeys();
  const requestId = randomUUID();
  await shop.stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId, publicKey }));
  const [answer] = await until('the answer', async () => {
    const parts = await shop.stack.emitted('order', OrderDataCollected);
    return parts.length > 0 ? parts : undefined;
  });
  const context = partContext('order', { requestId, part: 1, parts: 1 });
  const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
  expect(records.returns.map(({ note }: { note: string }) => note)).toContain('My left eye burns CANARY');
  expect(records.returnLines).toContainEqual(expect.objectContaining({ reaction: true }));
  expect(records.returnPictures).toHaveLength(1);
  await shop.stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-30T12:00:00.000Z' }));
  const left = `select id from "order".return_picture union all select id from "order".order_return where sealed_note is not null`;
  await until('the words to be removed', async () => ((await sql(left)).length === 0 ? true : undefined));
});
