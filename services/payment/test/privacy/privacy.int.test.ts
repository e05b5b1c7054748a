// Tests what the payment service answers about a customer, and that the invoices of an erased customer still name the
// buyer.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { newBoxKeys, openBox } from '@toric/chassis/data/sealed-box';
import { CustomerErased, PersonalDataAsked } from '@toric/contracts/customer/events';
import { partContext } from '@toric/contracts/personal-data/collected-part';
import { buyerContext } from '@toric/contracts/payment/buyer';
import {
  CapturePayment,
  PaymentCaptured,
  PaymentDataCollected,
  PaymentRefunded,
} from '@toric/contracts/payment/events';
import { BUYER_KEYS, until } from '@toric/infra/prove/testing/test-stack';
import { authorised, captureOf, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(60_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack();
});
afterAll(() => stack.stop());

const BUYER = { name: 'Ana Canary', line1: '1 Lens Way', city: 'Berlin', postalCode: '10115', country: 'DE' };
const handover = createHandover('BUYER_KEYS', BUYER_KEYS);

/** Creates a customer with an invoice and a refund, whose reason names her. */
async function customer() {
  const order = newOrder(6_000);
  await authorised(stack, order);
  const { data } = captureOf(order);
  const sealedBuyer = handover.seal(buyerContext(order.orderId), JSON.stringify(BUYER));
  await stack.deliver(CapturePayment, CapturePayment({ ...data, sealedBuyer }));
  await heard(stack, PaymentCaptured, order.orderId);
  const finance = await stack.as('finance');
  const body = { amount: { amount: 1_000, currency: 'EUR' }, reason: 'canary: she cried on the phone' };
  await finance.post(`/payments/${order.orderId}/refunds`, body).expect(202);
  await heard(stack, PaymentRefunded, order.orderId);
  return { ...order, finance };
}

test('payments, refunds and invoices of a customer are answered, sealed for the key of the request', async () => {
  const { customerId, finance } = await customer();
  const credit = { amount: { amount: 500, currency: 'EUR' }, reason: 'canary: her dog was ill' };
  await finance.post(`/customers/${customerId}/store-credit-gifts`, credit).expect(201);
  const requestId = '0197a000-0000-7000-8000-0000000000f2';
  const { publicKey, privateKey } = newBoxKeys();
  await stack.deliver(PersonalDataAsked, PersonalDataAsked({ requestId, customerId, publicKey }));
  const [answer] = await stack.emitted('payment', PaymentDataCollected);
  const context = partContext('payment', { requestId, part: 1, parts: 1 });
  const records = JSON.parse(openBox(privateKey, context, answer?.sealed ?? ''));
  expect(records.payments).toHaveLength(1);
  expect(records.refunds).toMatchObject([{ reason: 'canary: she cried on the phone' }]);
  expect(records.invoices).toMatchObject([{ buyer: BUYER }]);
  expect(records.creditNotes).toHaveLength(1);
  expect(records.storeCredit).toMatchObject([{ currency: 'EUR', balance: 500 }]);
  expect(records.storeCreditEntries).toMatchObject([{ kind: 'given', amount: 500 }]);
  expect(records.storeCreditGifts).toMatchObject([{ reason: 'canary: her dog was ill' }]);
});

test('an erased customer leaves her invoices with the buyer, and no reason of a refund', async () => {
  const { customerId, orderId, finance } = await customer();
  await stack.deliver(CustomerErased, CustomerErased({ customerId, erasedAt: '2026-11-29T12:00:00.000Z' }));
  await until('the key to be destroyed', async () => {
    const { rows } = await stack.admin.query('select from payment.data_key where customer_id = $1', [customerId]);
    return rows.length === 0 ? true : undefined;
  });
  const { body: invoices } = await finance.get(`/invoices?orderId=${orderId}`).expect(200);
  expect(invoices.data).toMatchObject([{ buyer: BUYER, creditNotes: [{ total: 1_000 }] }]);
  const { body: refunds } = await finance.get(`/refunds?orderId=${orderId}`).expect(200);
  expect(refunds.data).toMatchObject([{ reason: '', status: 'done' }]);
});
