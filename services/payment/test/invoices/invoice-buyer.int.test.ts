// Tests that an invoice names its buyer, that the buyer is stored and sent sealed only, and that a key of a year can be
// destroyed.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { createVault } from '@toric/chassis/data/vault';
import { type Buyer, buyerContext } from '@toric/contracts/payment/buyer';
import { CapturePayment, PaymentCaptured } from '@toric/contracts/payment/events';
import { BUYER_KEYS, settle } from '@toric/infra/prove/testing/test-stack';
import { keyOfYear } from '../../src/invoices/retention-key.store.ts';
import { authorised, captured, captureOf, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

const BUYER = {
  name: 'Quetzalina Northropington',
  line1: '77 Zyzzyva Crescent',
  city: 'Ouagadougou',
  postalCode: 'QX9-77',
  country: 'DE',
} satisfies Buyer;
const handover = createHandover('BUYER_KEYS', BUYER_KEYS);
const sealed = (orderId: string, buyer: Buyer = BUYER) => handover.seal(buyerContext(orderId), JSON.stringify(buyer));

async function capturedFrom(order: ReturnType<typeof newOrder>) {
  await authorised(stack, order);
  const { data } = captureOf(order);
  await stack.deliver(CapturePayment, CapturePayment({ ...data, sealedBuyer: sealed(order.orderId) }));
  return heard(stack, PaymentCaptured, order.orderId);
}

test('an invoice names the buyer with name and address, to the buyer, to finance and to auditors', async () => {
  const order = newOrder();
  const { invoiceNumber } = await capturedFrom(order);
  for (const reader of [
    await stack.asCustomer(order.customerId),
    await stack.as('finance'),
    await stack.as('auditor'),
  ]) {
    const { body } = await reader.get(`/invoices?orderId=${order.orderId}`).expect(200);
    expect(body.data).toMatchObject([{ number: invoiceNumber, buyer: BUYER }]);
    const one = await reader.get(`/invoices/${body.data[0].id}`).expect(200);
    expect(one.body.buyer).toEqual(BUYER);
  }
});

test('no table of the payment service has the name or the address of a buyer in clear', async () => {
  await capturedFrom(newOrder());
  await settle(stack, ['payment']);
  const { rows: tables } = await stack.admin.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'payment'`,
  );
  for (const { name } of tables) {
    const { rows } = await stack.admin.query<{ text: string | null }>(
      `select string_agg(t::text, ' ') as text from payment."${name}" t`,
    );
    for (const canary of [...Object.values(BUYER).filter((value) => value.length > 2), 'Northropington'])
      expect({ name, found: (rows[0]?.text ?? '').includes(canary) }).toEqual({ name, found: false });
  }
});

test('an order from before buyers were handed over still gets its invoice, without a buyer', async () => {
  const order = newOrder();
  await captured(stack, order);
  const { body } = await (await stack.as('finance')).get(`/invoices?orderId=${order.orderId}`).expect(200);
  expect(body.data).toMatchObject([{ buyer: null }]);
});

test('the first invoice of a year makes a key and destroys the keys whose time is over; their invoices lose the buyer', async () => {
  const order = newOrder();
  await capturedFrom(order);
  const name = `invoices of ${new Date().getUTCFullYear()}`;
  const { rows: before } = await stack.admin.query('select name, destroyed_from from payment.retention_key');
  expect(before).toEqual([{ name, destroyed_from: new Date(Date.UTC(new Date().getUTCFullYear() + 12, 0, 1)) }]);

  const vault = createVault({ service: 'payment', masterKey: Buffer.alloc(32, 1).toString('base64') });
  const yearsLater = new Date(Date.UTC(new Date().getUTCFullYear() + 12, 5, 1));
  await stack.transaction((tx) => keyOfYear(tx, vault, yearsLater, 10));
  const { rows: after } = await stack.admin.query('select name from payment.retention_key');
  expect(after).toEqual([{ name: `invoices of ${yearsLater.getUTCFullYear()}` }]);
  const { body } = await (await stack.asCustomer(order.customerId)).get('/invoices').expect(200);
  expect(body.data).toMatchObject([{ orderId: order.orderId, buyer: null }]);
});
