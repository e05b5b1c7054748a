// Tests the labels with which goods come back, with a carrier that sometimes fails.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { StockShipped } from '@toric/contracts/catalog-inventory/events';
import { CustomerErased } from '@toric/contracts/customer/events';
import { CustomersMerged, MergeUndone } from '@toric/contracts/customer/merge.events';
import { ParcelAddressRefused, SealParcelAddress } from '@toric/contracts/customer/people/parcel-address.events';
import { ReturnLabelReady } from '@toric/contracts/order/returns/label.events';
import type { ReturnLabelView } from '@toric/contracts/order/returns/label.http';
import { PaymentCaptured } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import sharp from 'sharp';
import { customerId } from '../order-stack.ts';
import { ADDRESS, type ParcelShop, parcelShop } from '../parcels/parcel-shop.ts';

let shop: ParcelShop;
let sales: string;
beforeAll(async () => {
  shop = await parcelShop();
  sales = await shop.stack.token({ kind: 'staff', roles: ['sales'], id: randomUUID() });
}, 60_000);
afterAll(() => shop?.stop(), 30_000);
beforeEach(() => shop.carrier.trouble.set({ rules: [] }));

const post = (path: string, data: object = {}, token = sales) => shop.post(path, token, data);
const labelOf = async (id: string, token = sales): Promise<ReturnLabelView | null> =>
  (await shop.get(`/returns/${id}/label`, token)).label;
const reaches = (id: string, status: string): Promise<ReturnLabelView> =>
  until(`the label is ${status}`, async () => {
    const label = await labelOf(id);
    return label?.status === status ? label : undefined;
  });
const soldFor = (labelId: string) =>
  shop.carrier.ledger.shipments().filter(({ reference, label }) => reference === labelId && label !== null);
const slugOf = ({ body }: { body: { type?: string } }) => body.type?.split('/').at(-1);
const file = (id: string, token = sales) =>
  shop.api().get(`/returns/${id}/label-file`).set('Authorization', `Bearer ${token}`).buffer(true);

/** Returns an accepted return. If the goods are `defective`, the shop pays the return delivery. */
async function accepted(reason = 'defective', approval: object = {}) {
  const orderId = await shop.confirmed();
  await shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: randomUUID() });
  await shop.reaches(orderId, 'shipping');
  await shop.stack.deliver(StockShipped, StockShipped({ orderId, lots: [] }));
  await shop.reaches(orderId, 'capturing');
  const amount = { amount: 12_800, currency: 'USD' };
  await shop.stack.deliver(PaymentCaptured, PaymentCaptured({ orderId, amount, invoiceNumber: `INV-${orderId}` }));
  await shop.reaches(orderId, 'shipped');
  const lineId = (await shop.read(orderId)).lines[0]?.lineId ?? '';
  const wish = { lines: [{ lineId, quantity: 1, reason }], resolution: 'refund' };
  const { body } = await post(`/orders/${orderId}/returns`, wish);
  expect((await post(`/returns/${body.id}/approve`, approval)).body.status).toBe('approved');
  return { id: body.id as string, orderId };
}

async function ready() {
  const one = await accepted();
  const { body } = await post(`/returns/${one.id}/label`);
  await shop.sealAddress(body.id);
  return { ...one, label: await reaches(one.id, 'ready') };
}

test('an accepted return gets a paid label from her address to the shop, and the customer is told', async () => {
  const { id } = await accepted();
  expect(await labelOf(id)).toBeNull();
  const asked = await post(`/returns/${id}/label`, {}, shop.customer);
  expect([asked.status, asked.body.status]).toEqual([200, 'asked']);
  await shop.sealAddress(asked.body.id);
  const label = await reaches(id, 'ready');
  expect(label).toMatchObject({
    ...{ carrier: 'Sandbox', hasFile: true, printedTimes: 0, cost: { amount: 750, currency: 'USD' } },
  });
  expect(await labelOf(id, shop.customer)).toMatchObject({ status: 'ready', cost: null });
  expect(soldFor(label.id)).toMatchObject([{ isReturn: true, to: { name: 'Toric' } }]);
  const told = await shop.stack.emitted('order', ReturnLabelReady);
  expect(told.filter(({ returnId }) => returnId === id)).toHaveLength(1);
  const rows = await shop.sql('select return_label::text as row from "order".return_label where id = $1', [label.id]);
  const calls = await shop.sql(`select data::text as row from "order".effect where data->>'labelId' = $1`, [label.id]);
  for (const { row } of [...rows, ...calls])
    for (const text of Object.values(ADDRESS).slice(0, 2)) expect(row).not.toContain(text);
  expect(await shop.get('/return-labels?status=ready', shop.warehouse)).toMatchObject({
    data: expect.arrayContaining([expect.objectContaining({ returnId: id })]),
  });
}, 60_000);

test('a label that is asked for twice is bought once, and one printed twice is the same file', async () => {
  const { id } = await accepted();
  const [first, second] = await Promise.all([post(`/returns/${id}/label`), post(`/returns/${id}/label`)]);
  expect([first.body.id, second.status]).toEqual([second.body.id, 200]);
  await shop.sealAddress(first.body.id);
  const label = await reaches(id, 'ready');
  expect((await post(`/returns/${id}/label`)).body).toMatchObject({ id: label.id, status: 'ready' });
  expect(await shop.sentFor(SealParcelAddress.type, label.id)).toHaveLength(1);
  expect(soldFor(label.id)).toHaveLength(1);
  const [one, two] = [await file(id), await file(id, shop.customer)];
  expect([one.status, one.headers['content-type']]).toEqual([200, 'application/pdf']);
  expect(one.body.equals(two.body)).toBe(true);
  expect((await labelOf(id))?.printedTimes).toBe(2);
}, 60_000);

test('a lost answer buys no second label, and while the carrier is down the label waits', async () => {
  const { id } = await accepted();
  shop.carrier.trouble.set({
    rules: [
      { at: 'buy', act: 'lose-answer', next: 1 },
      { at: 'shipments', act: 503, next: 2 },
    ],
  });
  const { body } = await post(`/returns/${id}/label`);
  await shop.sealAddress(body.id);
  const label = await reaches(id, 'ready');
  expect(soldFor(label.id)).toHaveLength(1);
}, 120_000);

test('a customer asks only if the shop pays the way back; typed numbers, lost goods and other states are refused', async () => {
  const own = await accepted('changed-mind');
  expect(slugOf(await post(`/returns/${own.id}/label`, {}, shop.customer))).toBe('return.label-by-customer');
  expect((await post(`/returns/${own.id}/label`, { service: 'Express' })).body).toMatchObject({ service: 'Express' });
  const typed = await accepted('defective', { carrier: 'UPS', trackingNumber: '1Z1' });
  expect(slugOf(await post(`/returns/${typed.id}/label`))).toBe('return.label-typed');
  const stranger = await shop.stack.token({ id: randomUUID() });
  expect((await post(`/returns/${typed.id}/label`, {}, stranger)).status).toBe(404);
  expect((await file(typed.id)).status).toBe(404);
  await post(`/returns/${typed.id}/cancel`);
  expect(slugOf(await post(`/returns/${typed.id}/label`))).toBe('return.wrong-state');
}, 60_000);

test('an address that is not kept and a service that does not exist are said, and the label is asked for anew', async () => {
  const { id, orderId } = await accepted();
  const { body } = await post(`/returns/${id}/label`, { service: 'Rocket' });
  await shop.stack.deliver(ParcelAddressRefused, ParcelAddressRefused({ parcelId: body.id, orderId }));
  expect(await reaches(id, 'failed')).toMatchObject({ failure: { code: 'no-address' } });
  await post(`/returns/${id}/label`, { service: 'Rocket' });
  await until('the second question', async () =>
    (await shop.sentFor(SealParcelAddress.type, body.id)).length === 2 ? true : undefined,
  );
  await shop.sealAddress(body.id);
  expect(await reaches(id, 'failed')).toMatchObject({ failure: { code: 'no-such-service' } });
  expect((await post(`/returns/${id}/label`, { service: 'Priority' })).body).toMatchObject({
    status: 'asked',
    failure: null,
  });
}, 60_000);

test('the way back is shown by the news of the carrier, in any order', async () => {
  const { id, label } = await ready();
  await shop.move(label.trackingNumber, 'in_transit');
  await reaches(id, 'on-its-way');
  await shop.move(label.trackingNumber, 'delivered');
  expect((await reaches(id, 'arrived')).arrivedAt).not.toBeNull();
  await shop.move(label.trackingNumber, 'in_transit', { at: '2020-01-01T00:00:00.000Z' });
  expect((await labelOf(id))?.status).toBe('arrived');
}, 60_000);

test('a return that is taken back gives its label back, also one that is being bought', async () => {
  const { id, label } = await ready();
  await post(`/returns/${id}/cancel`);
  expect(await labelOf(id)).toMatchObject({ status: 'cancelled', hasFile: false });
  await until('the refund', async () => (soldFor(label.id)[0]?.refunded ? true : undefined));
  const other = await accepted();
  const { body } = await post(`/returns/${other.id}/label`);
  shop.carrier.trouble.set({ rules: [{ at: 'buy', act: 'slow', delayMs: 1_500, next: 1 }] });
  await shop.sealAddress(body.id);
  await until(
    'the shipment',
    async () =>
      (
        await shop.sql('select 1 from "order".return_label where id = $1 and carrier_shipment_id is not null', [
          body.id,
        ])
      )[0],
  );
  await post(`/returns/${other.id}/cancel`);
  await until('the refund', async () => (soldFor(body.id)[0]?.refunded ? true : undefined));
  expect((await labelOf(other.id))?.status).toBe('cancelled');
}, 60_000);

test('a label that nobody has used is given back once its return has ended, before the carrier keeps its price', async () => {
  const [unused, young, sent, open] = [await ready(), await ready(), await ready(), await ready()];
  await shop.move(sent.label.trackingNumber, 'in_transit');
  await reaches(sent.id, 'on-its-way');
  const ids = (...some: (typeof unused)[]) => some.map(({ id }) => id);
  await shop.sql(`update "order".order_return set status = 'expired' where id = any($1)`, [ids(unused, young, sent)]);
  await shop.sql(
    `update "order".return_label set created_at = created_at - interval '26 days' where return_id = any($1)`,
    [ids(unused, sent, open)],
  );
  await until('the refund', async () => (soldFor(unused.label.id)[0]?.refunded ? true : undefined));
  expect(await labelOf(unused.id)).toMatchObject({ status: 'cancelled', hasFile: false });
  const others = await Promise.all([young, sent, open].map(async ({ id }) => (await labelOf(id))?.status));
  expect(others).toEqual(['ready', 'on-its-way', 'ready']);
}, 60_000);

test('a label follows its return in a merge and in its undo, and can be fetched afterwards', async () => {
  const [untouched, printed, open, pictured] = [await ready(), await ready(), await accepted(), await accepted()];
  const merge = {
    ...{ jobId: randomUUID(), keptId: randomUUID(), mergedId: customerId },
    ...{ mergedAt: new Date().toISOString(), undoUntil: '2030-01-01T00:00:00.000Z' },
  };
  const untilState = (state: string) =>
    until(
      `the merge is ${state}`,
      async () =>
        (
          await shop.sql('select 1 from "order".merged_customer where job_id = $1 and state = $2', [merge.jobId, state])
        )[0],
    );
  const owners = (returnId: string) =>
    shop.sql(
      `select r.customer_id as return_of, l.customer_id as label_of
       from "order".order_return r join "order".return_label l on l.return_id = r.id where r.id = $1`,
      [returnId],
    );
  await shop.stack.deliver(CustomersMerged, CustomersMerged(merge));
  await untilState('merged');
  expect(await owners(untouched.id)).toEqual([{ return_of: merge.keptId, label_of: merge.keptId }]);
  expect((await file(printed.id)).status).toBe(200);
  const { body } = await post(`/returns/${open.id}/label`);
  await shop.sealAddress(body.id);
  await reaches(open.id, 'ready');
  const png = await sharp({ create: { width: 60, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  const taken = await shop
    .api()
    .post(`/returns/${pictured.id}/pictures`)
    .set({ Authorization: `Bearer ${sales}`, 'Idempotency-Key': randomUUID(), 'Content-Type': 'image/png' })
    .send(png)
    .expect(201);
  await shop.stack.deliver(MergeUndone, MergeUndone(merge));
  await untilState('undone');
  expect(await owners(untouched.id)).toEqual([{ return_of: customerId, label_of: customerId }]);
  for (const { id } of [printed, open])
    expect(await owners(id)).toEqual([{ return_of: merge.keptId, label_of: merge.keptId }]);
  for (const { id } of [untouched, printed, open]) expect((await file(id)).status).toBe(200);
  const picture = `/returns/${pictured.id}/pictures/${taken.body.pictures[0]?.id}`;
  await shop.api().get(picture).set('Authorization', `Bearer ${sales}`).expect(200);
}, 120_000);

test('an erased customer has no label file any more', async () => {
  const { id, label } = await ready();
  await shop.stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-30T10:00:00.000Z' }));
  await until('no file', async () => ((await labelOf(id))?.hasFile === false ? true : undefined));
  expect(await shop.sql('select sealed_file from "order".return_label where id = $1', [label.id])).toEqual([
    { sealed_file: null },
  ]);
  expect((await file(id)).status).toBe(404);
}, 60_000);
