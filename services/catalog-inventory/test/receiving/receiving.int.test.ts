// Tests receipts of scanned boxes over HTTP, with and without a purchase order, and the supplier's figures.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogStack, nextGtin, nextId, type CatalogStack } from '../catalog-stack.ts';
import { lens, purchasing, slugOf, statuses } from '../purchasing/purchasing-shop.ts';

const FNC1 = String.fromCharCode(29);
let shop: CatalogStack;
let buy: ReturnType<typeof purchasing>;
beforeAll(async () => {
  shop = await catalogStack();
  buy = purchasing(shop);
}, 60_000);
afterAll(() => shop.stop());

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const code = (gtin: string, lot = 'L2406A', expiry = '310630') => `]d201${gtin}17${expiry}10${lot}`;

/** Creates a pack with a supplier, and a purchase order for this pack in the status `sent`. */
async function sentOrder(...ordered: [sphere: number, quantity: number][]) {
  const [{ packId, productId }, { id: warehouseId }] = await Promise.all([shop.offer(), shop.warehouse()]);
  const [{ gtin }] = (await shop.get(`/products/${productId}`)).body.packs;
  const supplierId = await buy.supplierSelling([packId]);
  const lines = ordered.map(([sphere, quantity]) => ({ packId, parameters: lens(sphere), quantity }));
  const { id: orderId } = await buy.sent(supplierId, warehouseId, lines);
  const book = (given: object[], fields: object = {}, at = warehouseId) =>
    shop.post(`/warehouses/${at}/receipts`, { reference: nextId(), purchaseOrderId: orderId, lines: given, ...fields });
  const order = async () => (await shop.get(`/purchase-orders/${orderId}`, 'finance')).body;
  return { packId, gtin, warehouseId, supplierId, orderId, book, order };
}
const received = ({ status, lines }: { status: string; lines: { received: number }[] }) => [
  status,
  lines.map((line) => line.received),
];

describe('scanned against a purchase order', () => {
  test('each box is scanned, or one box with a quantity; the order gives the power and ends with its last box', async () => {
    const { packId, gtin, book, order } = await sentOrder([-3, 4]);
    const scans = await book([{ barcode: code(gtin) }, { barcode: code(gtin) }]);
    expect([scans.status, scans.body]).toMatchObject([201, { boxes: 2, warnings: [] }]);
    expect(received(await order())).toEqual(['partly-received', [2]]);
    const rest = await book([{ barcode: code(gtin, 'L2407B'), quantity: 2 }], { reference: 'DN-8' });
    expect(received(await order())).toEqual(['received', [4]]);
    const [first, again, second] = [...scans.body.lotIds, ...rest.body.lotIds];
    expect(first).toBe(again);
    expect(await shop.lots(packId)).toMatchObject([
      { id: first, onHand: 2 },
      { id: second, onHand: 2 },
    ]);
    expect(slugOf(await book([{ barcode: code(gtin) }]))).toBe('purchase-order.wrong-state');
    expect(slugOf(await book([{ barcode: code(gtin) }], { reference: 'DN-8' }))).toBe('receipt.already-booked');
    expect(await shop.unbalanced()).toEqual([]);
  });

  test('a line must name the power if the order expects several lenses', async () => {
    const { gtin, book, order } = await sentOrder([-3, 2], [-4, 2]);
    const refused = await book([{ barcode: code(gtin) }]);
    expect([slugOf(refused), refused.body.errors]).toMatchObject([
      'receipt.parameters-unknown',
      [{ pointer: '/lines/0/parameters', detail: expect.stringContaining('expects 2 different lenses') }],
    ]);
    await book([{ barcode: code(gtin), parameters: lens(-3), quantity: 2 }]);
    await book([{ barcode: code(gtin) }]);
    expect(received(await order())).toEqual(['partly-received', [2, 1]]);
  });

  test('surplus boxes are refused, or kept on request; boxes that were never ordered are always refused', async () => {
    const { packId, gtin, book, order } = await sentOrder([-3, 4]);
    expect(slugOf(await book([{ barcode: code(gtin), quantity: 5 }]))).toBe('receipt.over-delivered');
    expect(slugOf(await book([{ barcode: code(gtin), parameters: lens(-1) }], { acceptOverDelivery: true }))).toBe(
      'receipt.not-ordered',
    );
    expect([received(await order()), await shop.lots(packId)]).toEqual([['sent', [0]], []]);
    const kept = await book([{ barcode: code(gtin), quantity: 5 }], { acceptOverDelivery: true });
    expect(kept.body.warnings).toEqual([
      { pointer: '/lines/0/quantity', detail: 'boxes kept beyond the ordered ones: 1' },
    ]);
    expect(received(await order())).toEqual(['received', [5]]);
  });

  test('a repeated delivery note is booked once, also by concurrent requests', async () => {
    const { packId, gtin, book, order } = await sentOrder([-3, 4]);
    const answers = await Promise.all([1, 2, 3].map(() => book([{ barcode: code(gtin) }], { reference: 'DN-9' })));
    expect(statuses(answers)).toEqual({ 201: 1, 409: 2 });
    expect(slugOf(await book([{ barcode: code(gtin) }], { reference: 'DN-9' }))).toBe('receipt.already-booked');
    expect([received(await order()), (await shop.lots(packId)).map(({ onHand }) => onHand)]).toEqual([
      ['partly-received', [1]],
      [1],
    ]);
  });

  test('a receipt is refused for an unknown order, an order of another warehouse, or an order that was not sent', async () => {
    const { packId, gtin, warehouseId, supplierId, book } = await sentOrder([-3, 4]);
    const { id: elsewhere } = await shop.warehouse();
    const draft = await buy.draft(supplierId, warehouseId, [{ packId }]);
    const lines = [{ barcode: code(gtin) }];
    expect([
      slugOf(await book(lines, { purchaseOrderId: nextId() })),
      slugOf(await book(lines, {}, elsewhere)),
      slugOf(await book(lines, { purchaseOrderId: draft.id })),
    ]).toEqual(['purchase-order.not-found', 'purchase-order.other-warehouse', 'purchase-order.wrong-state']);
    expect(await shop.lots(packId)).toEqual([]);
  });
});

describe('scanned without a purchase order', () => {
  test('the power must be given, unless the pack is made in one power only', async () => {
    const { id: warehouseId } = await shop.warehouse();
    const book = (line: object) =>
      shop.post(`/warehouses/${warehouseId}/receipts`, { reference: nextId(), lines: [line] });
    const { productId } = await shop.offer();
    const [{ gtin }] = (await shop.get(`/products/${productId}`)).body.packs;
    expect(slugOf(await book({ barcode: code(gtin) }))).toBe('receipt.parameters-unknown');
    expect((await book({ barcode: code(gtin), parameters: lens(-2) })).status).toBe(201);
    const segments = [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: 0, to: 0, step: 0.25 }] }];
    const bandage = await shop.offer({ matrix: { segments } });
    const [pack] = (await shop.get(`/products/${bandage.productId}`)).body.packs;
    expect((await book({ barcode: code(pack.gtin) })).status).toBe(201);
    expect(slugOf(await book({ barcode: code(nextGtin()) }))).toBe('receipt.unknown-pack');
    expect(slugOf(await book({ barcode: 'hello' }))).toBe('receipt.barcode');
    const twice = `${code(pack.gtin)}${FNC1}217`;
    const body = { reference: nextId(), lines: [{ barcode: twice }, { barcode: twice }] };
    expect(slugOf(await shop.post(`/warehouses/${warehouseId}/receipts`, body))).toBe('receipt.barcode');
  });

  test('boxes that expire soon are booked with a warning, while expired boxes are refused', async () => {
    const [{ packId }, { id }] = await Promise.all([shop.offer(), shop.warehouse()]);
    const line = (expiresOn: string) => ({ packId, parameters: lens(-2), lotNumber: 'L1', expiresOn });
    const book = (expiresOn: string) =>
      shop.post(`/warehouses/${id}/receipts`, { reference: nextId(), lines: [line(expiresOn)] });
    expect((await book(day(100))).body.warnings).toEqual([]);
    expect((await book(day(80))).body.warnings).toMatchObject([{ pointer: '/lines/0/expiresOn' }]);
    expect(slugOf(await book(day(0)))).toBe('receipt.expired');
  });
});

test('the supplier’s figures compare received with ordered boxes, over orders that have ended', async () => {
  const { gtin, warehouseId, packId, supplierId, orderId, book } = await sentOrder([-3, 8], [-4, 12]);
  const figures = async () => (await shop.get(`/suppliers/${supplierId}/figures`, 'finance')).body;
  await book([{ barcode: code(gtin), parameters: lens(-3), quantity: 9 }], { acceptOverDelivery: true });
  expect(await figures()).toMatchObject({ orderedBoxes: 0, fillRate: null, medianLeadTimeDays: null });
  await shop.stack.admin.query(
    `update catalog_inventory.purchase_order set sent_at = sent_at - interval '6 days' where id = $1`,
    [orderId],
  );
  await buy.step(orderId, 'close');
  const cancelled = await buy.sent(supplierId, warehouseId, [{ packId }]);
  await buy.step(cancelled.id, 'cancel');
  // Nine boxes arrived for a line that ordered eight. The ninth box does not raise the fill rate.
  expect(await figures()).toMatchObject({ orderedBoxes: 20, receivedBoxes: 8, fillRate: 4_000, medianLeadTimeDays: 6 });
  expect(slugOf(await shop.get(`/suppliers/${nextId()}/figures`, 'finance'))).toBe('supplier.not-found');
});
