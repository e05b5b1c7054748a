// Tests the examples of a sale at the counter, its receipt, and the charges of exchanges that did not come back.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import { AuthorisePayment, CapturePayment } from '@toric/contracts/payment/events';
import { ChargeExchange } from '@toric/contracts/payment/return.events';
import { z } from 'zod';
import { until } from '../testing/test-stack.ts';
import { type Examples, idOf, itemsOf, readExamples } from './examples.ts';
import { envelope, publish } from './publish.ts';
import { openShop, type Shop, waitUntilIdle } from './shop.ts';

const SOLUTION = { productId: randomUUID(), packId: randomUUID(), gtin: '02000000000923' };
const wait = { prefer: 'wait=30' };
const Order = z.looseObject({ id: z.string(), status: z.string(), invoiceNumber: z.string().nullable() });

let shop: Shop;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('counter');
  ({ send } = await readExamples(shop));
  const { admin: token } = shop.staff;
  const { productId, packId, gtin } = SOLUTION;
  const product = {
    id: productId,
    goods: 'accessory',
    name: 'Lens case',
    brand: 'Testlens',
    shelfLifeMonths: 36,
  } as const;
  await shop.api.call(CreateProduct, { body: product, token });
  const prices = [{ market: 'US', currency: 'USD', amount: 1_200, taxRate: 0 }];
  const params = { handle: productId, packId };
  await shop.api.call(PutPack, { params, body: { gtin, size: 1, prices, reason: 'Opening' }, token });
  const body = { reference: 'DN-COUNTER', lines: [{ packId, quantity: 5 }] };
  await shop.api.call(ReceiveStock, { params: { warehouseId: shop.warehouseId }, body, token: shop.staff.warehouse });
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a sale at the counter is checked, paid and handed over within one request, and has a receipt', async () => {
  const { sales: token, finance } = shop.staff;
  const buyer = await shop.newBuyer();
  const ids = {
    [idOf('0a')]: SOLUTION.productId,
    [idOf('0b')]: SOLUTION.packId,
    [idOf('0d')]: buyer.addressId,
    [idOf('0e')]: buyer.id,
    [idOf('0f')]: shop.warehouseId,
  };
  const sold = Order.parse(await send('sellAtCounter', { token, ids, headers: wait }));
  expect(sold).toMatchObject({ status: 'completed', channel: 'counter', total: { amount: 1_200, currency: 'USD' } });
  const path = { orderId: sold.id };
  const receipt = await send('getReceiptFile', { token, path, query: { language: 'en' } });
  expect(receipt).toBeDefined();
  expect(await send('getPayment', { token: finance, path })).toMatchObject({ method: 'cash', captured: 1_200 });
  const lot = await shop.rows<{ onHand: number }>(
    `select on_hand as "onHand" from catalog_inventory.lot where pack_id = $1 and on_hand > 0`,
    [SOLUTION.packId],
  );
  expect(lot).toEqual([{ onHand: 4 }]);
}, 60_000);

test('a charge of an exchange that the card declines is listed for finance, who charges it again', async () => {
  const { finance: token } = shop.staff;
  const buyer = await shop.newBuyer();
  const [orderId, returnId] = [randomUUID(), randomUUID()];
  const amount = { amount: 6_400, currency: 'USD' };
  const line = { description: 'Biofinity, 6 lenses', quantity: 1, gross: 6_400, taxRate: 0, lineId: randomUUID() };
  const commands = [
    AuthorisePayment({ orderId, customerId: buyer.id, amount, token: 'tok_declined', method: 'exchange', returnId }),
    CapturePayment({ orderId, orderNumber: 'T-EXCHANGE', amount, lines: [line] }),
    ChargeExchange({ returnId, orderId }),
  ];
  for (const { type, data } of commands) {
    await publish(shop, 'order', { exchange: 'payment.commands', key: type }, envelope(Object(data), type));
    await waitUntilIdle(shop);
  }
  const declined = await until('the declined charge', async () => {
    const found = itemsOf(await send('listExchangeCharges', { token, query: { orderId } }));
    return found.find(({ status }) => status === 'declined');
  });
  expect(declined).toMatchObject({ returnId, amount, customerId: buyer.id });
  const again = await send('retryExchangeCharge', { token, path: { chargeId: declined.id } });
  expect(again).toMatchObject({ status: 'charging', amount });
}, 60_000);
