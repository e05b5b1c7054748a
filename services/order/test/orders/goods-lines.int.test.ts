// Tests orders with goods that are no lens: solutions, accessories and services beside lenses and alone. A lens never
// leaves without evidence, however its line is written.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GoodsOfferChanged, ReserveStock, ShipStock, StockReserved } from '@toric/contracts/catalog-inventory/events';
import { PrescriptionVerified, VerifyBuyer, VerifyPrescription } from '@toric/contracts/customer/events';
import type { Goods } from '@toric/contracts/goods/goods';
import { AuthorisePayment, CapturePayment, PaymentAuthorised, PaymentCaptured } from '@toric/contracts/payment/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { body, evidenceId, line, type OrderStack, orderStack } from '../order-stack.ts';

let shop: OrderStack;
const solution = { productId: randomUUID(), packId: randomUUID() };
const fitting = { productId: randomUUID(), packId: randomUUID() };
const bottle = { ...solution, quantity: 2 };
const visit = { ...fitting, quantity: 1 };

const offered = ({ productId, packId }: typeof solution, goods: Goods, name: string, amount: number) =>
  GoodsOfferChanged({
    ...{ productId, goods, name, onSale: true },
    packs: [
      {
        ...{ packId, gtin: '02000000000077', size: 1, ...(goods === 'solution' && { content: '360 ml' }) },
        prices: [{ market: 'US', currency: 'USD', amount, taxRate: 0 }],
      },
    ],
  });

beforeAll(async () => {
  shop = await orderStack();
  await shop.stack.deliver(GoodsOfferChanged, offered(solution, 'solution', 'Clear', 1_290));
  await shop.stack.deliver(GoodsOfferChanged, offered(fitting, 'service', 'Fitting', 8_900));
  await until('the offers', async () => {
    const placed = await shop.place({ ...body, lines: [bottle, visit] });
    return placed.status === 201 ? true : undefined;
  });
}, 60_000);
afterAll(() => shop?.stop());

const sql = (text: string, ...values: unknown[]) => shop.stack.admin.query(text, values);
const slugOf = (answer: { body: { type?: string } }) => answer.body.type?.split('/').at(-1);
const verified = (orderId: string) => PrescriptionVerified({ orderId });
const authorise = async (orderId: string, amount: number) => {
  const paid = { orderId, paymentId: orderId, amount: { amount, currency: 'USD' } };
  await shop.stack.deliver(PaymentAuthorised, PaymentAuthorised(paid));
  return shop.reaches(orderId, 'confirmed');
};
const ship = (orderId: string) =>
  shop.post(`/orders/${orderId}/ship`, shop.warehouse, { carrier: 'UPS', trackingNumber: '1Z' });

describe('an order of a lens, a solution and a service', () => {
  test('asks about the lens alone, reserves lens and solution, and invoices all three', async () => {
    const orderId = await shop.placed({ ...body, lines: [line(-2.25), bottle, visit] });
    const order = await shop.read(orderId);
    expect(order).toMatchObject({ subtotal: { amount: 12_800 + 2_580 + 8_900 } });
    expect(order.lines).toMatchObject([
      { goods: 'lens', rule: 'prescription', eye: 'right', evidenceId: null },
      { goods: 'solution', rule: 'free', eye: null, parameters: null, prescriptionId: null, evidenceId: null },
      { goods: 'service', rule: 'free', productName: 'Fitting' },
    ]);
    const [lens, drops] = order.lines;
    const [asked] = await shop.sentFor(VerifyPrescription.type, orderId);
    expect(VerifyPrescription.data.parse(asked).lines.map(({ lineId }) => lineId)).toEqual([lens?.lineId]);
    const lines = [{ lineId: lens?.lineId ?? '', evidenceId }];
    await shop.stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId, lines }));
    await shop.reaches(orderId, 'reserving');
    const [reserve] = await shop.sentFor(ReserveStock.type, orderId);
    expect(ReserveStock.data.parse(reserve).lines).toMatchObject([
      { lineId: lens?.lineId, evidenceId },
      { lineId: drops?.lineId, lensId: TEST_LENS_IDS.of(solution.productId, null), packId: solution.packId },
    ]);
    expect(ReserveStock.data.parse(reserve).lines[1]?.evidenceId).toBeUndefined();
    await shop.stack.deliver(StockReserved, StockReserved({ orderId, reservedUntil: '2030-01-01T00:00:00.000Z' }));
    await shop.reaches(orderId, 'charging');
    await authorise(orderId, 24_280);
    await ship(orderId);
    expect(await shop.sentFor(ShipStock.type, orderId)).toHaveLength(1);
  });
});

describe('an order without a lens', () => {
  test('asks about buyer and address, and needs no evidence', async () => {
    const orderId = await shop.placed({ ...body, lines: [bottle] });
    expect(await shop.sentFor(VerifyPrescription.type, orderId)).toEqual([]);
    expect(await shop.sentFor(VerifyBuyer.type, orderId)).toMatchObject([{ market: 'US' }]);
    await shop.stack.deliver(PrescriptionVerified, verified(orderId));
    expect((await shop.reaches(orderId, 'reserving')).lines[0]?.evidenceId).toBeNull();
  });

  test('of services alone reserves no stock and ships none, and its invoice names the service', async () => {
    const orderId = await shop.placed({ ...body, lines: [visit] });
    await shop.stack.deliver(PrescriptionVerified, verified(orderId));
    await shop.reaches(orderId, 'charging');
    expect(await shop.sentFor(ReserveStock.type, orderId)).toEqual([]);
    expect(await shop.sentFor(AuthorisePayment.type, orderId)).toMatchObject([{ amount: { amount: 8_900 } }]);
    await authorise(orderId, 8_900);
    await ship(orderId);
    await shop.reaches(orderId, 'capturing');
    expect(await shop.sentFor(ShipStock.type, orderId)).toEqual([]);
    expect(await shop.sentFor(CapturePayment.type, orderId)).toMatchObject([{ lines: [{ description: 'Fitting' }] }]);
    const amount = { amount: 8_900, currency: 'USD' };
    await shop.stack.deliver(PaymentCaptured, PaymentCaptured({ orderId, amount, invoiceNumber: 'INV-S' }));
    await shop.reaches(orderId, 'shipped');
  });

  test('goes to a market whose law forbids the sale of lenses at a distance only if it has a price there', async () => {
    const answer = await shop.place({ ...body, market: 'KR', lines: [bottle] });
    expect([answer.status, slugOf(answer)]).toEqual([422, 'order.unknown-offer']);
  });
});

describe('a lens cannot ship without evidence', () => {
  const { eye: _e, parameters: _p, prescriptionId: _r, ...asGoods } = line(-2.25);

  test('if its line is written as that of a solution', async () => {
    const answer = await shop.place({ ...body, lines: [asGoods] });
    expect([answer.status, slugOf(answer)]).toEqual([422, 'order.line-needs-prescription']);
    expect(answer.body.errors).toMatchObject([{ pointer: '/lines/0/parameters' }]);
  });

  test('if it has parameters and no prescription, or a prescription and no parameters', async () => {
    const { prescriptionId: _, ...withoutPrescription } = line(-2.25);
    const { parameters: __, ...withoutParameters } = line(-2.25);
    const answers = [
      await shop.place({ ...body, lines: [withoutPrescription] }),
      await shop.place({ ...body, lines: [withoutParameters] }),
    ];
    expect(answers.map(({ status, body: { errors } }) => [status, errors[0].pointer])).toEqual([
      [400, '/lines/0/prescriptionId'],
      [400, '/lines/0/parameters'],
    ]);
  });

  test('if somebody writes its row as free, or takes its rule away', async () => {
    const orderId = await shop.placed();
    const free = `update "order".order_line set rule = 'free', goods = 'solution', eye = null, prescription_id = null,
      sealed_parameters = null where order_id = $1`;
    await expect(sql(free, orderId)).rejects.toThrow('is a lens: its line needs a prescription');
    const ruleAlone = `update "order".order_line set rule = 'free' where order_id = $1`;
    await expect(sql(ruleAlone, orderId)).rejects.toThrow('order_line_rule');
    const past = `update "order".orders set status = 'reserving' where id = $1`;
    await expect(sql(past, orderId)).rejects.toThrow('that no evidence permits');
  });

  test('and a solution with the fields of a lens is refused with a sentence', async () => {
    const lens = { eye: 'right', parameters: line(-2.25).parameters, prescriptionId: line(-2.25).prescriptionId };
    const answer = await shop.place({ ...body, lines: [{ ...bottle, ...lens }] });
    expect([answer.status, slugOf(answer)]).toEqual([422, 'order.line-no-lens']);
    expect(answer.body.detail).toContain('Clear is no lens');
  });
});

test('a quote prices goods beside a lens, and names the kind of each line', async () => {
  const { eye: _, prescriptionId: __, ...lens } = line(-2.25);
  const quoted = await shop
    .api()
    .post('/quotes')
    .send({ place: { country: 'US' }, lines: [lens, bottle] });
  expect(quoted.body).toMatchObject({
    lines: [
      { goods: 'lens', rule: 'prescription' },
      { goods: 'solution', rule: 'free', productName: 'Clear', gross: { amount: 2_580 } },
    ],
    total: { amount: 15_380 },
    refusals: [],
  });
});

test('an earlier order is repeated with its goods, and with others besides', async () => {
  const orderId = await shop.placed({ ...body, lines: [line(-2.25), bottle] });
  const { lines } = await shop.read(orderId);
  const { lines: _, ...common } = body;
  const again = await shop.post(`/orders/${orderId}/repeat`, shop.customer, {
    ...common,
    lines: lines.map(({ lineId }) => ({ lineId, quantity: 1 })),
    goods: [visit],
  });
  expect(again.status).toBe(201);
  expect(again.body.lines.map(({ goods }: { goods: string }) => goods)).toEqual(['lens', 'solution', 'service']);
});
