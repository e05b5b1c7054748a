// Tests that invoices and credit notes are files that only their buyer, finance and auditors get.
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createHandover } from '@toric/chassis/data/handover';
import { buyerContext } from '@toric/contracts/payment/buyer';
import { CapturePayment, PaymentCaptured, PaymentRefunded } from '@toric/contracts/payment/events';
import { BUYER_KEYS } from '@toric/infra/prove/testing/test-stack';
import { uuidv7 } from 'uuidv7';
import { authorised, captureOf, heard, newOrder, type PaymentStack, paymentStack } from '../payment-stack.ts';

jest.setTimeout(30_000);
let stack: PaymentStack;
beforeAll(async () => {
  stack = await paymentStack({ env: { INVOICE_SELLER: 'Lens Shop Ltd| 2 Dock Road ||VAT 42' } });
});
afterAll(() => stack.stop());

const handover = createHandover('BUYER_KEYS', BUYER_KEYS);
const buyer = { name: 'Quetzalina Northropington', line1: '7 Zyzzyva', city: 'Berlin', country: 'DE' };
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

/** Captures the payment of an order, refunds a part of it, and returns the invoice. */
async function refunded(country = 'DE') {
  const order = newOrder(6_000);
  await authorised(stack, order);
  const sealedBuyer = handover.seal(buyerContext(order.orderId), JSON.stringify({ ...buyer, country }));
  await stack.deliver(CapturePayment, CapturePayment({ ...captureOf(order).data, sealedBuyer }));
  await heard(stack, PaymentCaptured, order.orderId);
  const finance = await stack.as('finance');
  const body = { amount: { amount: 2_400, currency: 'EUR' }, reason: 'came back sealed' };
  await finance.post(`/payments/${order.orderId}/refunds`, body).expect(202);
  await heard(stack, PaymentRefunded, order.orderId);
  const { body: found } = await finance.get(`/invoices?orderId=${order.orderId}`).expect(200);
  return { order, invoice: found.data[0] };
}

test('an invoice and its credit note are PDFs, with both parties', async () => {
  const { order, invoice } = await refunded();
  const [note] = invoice.creditNotes;
  for (const reader of [
    await stack.asCustomer(order.customerId),
    await stack.as('finance'),
    await stack.as('auditor'),
  ]) {
    const file = await reader.get(`/invoices/${invoice.id}/file`).expect(200).responseType('blob');
    expect(file.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=${invoice.number}.pdf`,
      'cache-control': 'no-store',
    });
    const text = file.body.toString('latin1');
    for (const shown of ['Invoice', buyer.name, 'Lens Shop Ltd', '2 Dock Road', 'VAT 42', invoice.number])
      expect(text).toContain(hex(shown));
    const credited = await reader.get(`/credit-notes/${note.id}/file`).expect(200).responseType('blob');
    expect(credited.headers['content-disposition']).toContain(`${note.number}.pdf`);
    expect(credited.body.toString('latin1')).toContain(hex('Credit note'));
  }
});

test('the language is the one that was asked for, or that of the country of the buyer', async () => {
  const { invoice } = await refunded('CN');
  const finance = await stack.as('finance');
  const read = async (query = '') =>
    (await finance.get(`/invoices/${invoice.id}/file${query}`).expect(200).responseType('blob')).body.toString(
      'latin1',
    );
  expect(await read()).toContain('/Lang (zh-CN)');
  expect(await read('?language=en')).toContain('/Lang (en)');
  await finance.get(`/invoices/${invoice.id}/file?language=fr`).expect(400);
});

test('another customer gets 404, and other staff 403', async () => {
  const { invoice } = await refunded();
  const [note] = invoice.creditNotes;
  const stranger = await stack.asCustomer(uuidv7());
  await stranger.get(`/invoices/${invoice.id}/file`).expect(404);
  await stranger.get(`/credit-notes/${note.id}/file`).expect(404);
  const finance = await stack.as('finance');
  await finance.get(`/invoices/${uuidv7()}/file`).expect(404);
  // the id of an invoice is no id of a credit note
  await finance.get(`/credit-notes/${invoice.id}/file`).expect(404);
  await finance.get('/credit-notes/1/file').expect(400);
  const sales = await stack.as('sales');
  await sales.get(`/invoices/${invoice.id}/file`).expect(403);
});
