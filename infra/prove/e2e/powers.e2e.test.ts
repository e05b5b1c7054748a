/**
 * Asks every operation that reads, in every role, about one order with a rare power. Nobody but the customer, opticians and
 * auditors may learn whose power it is. Goods may show any power, if they name neither the order nor the customer.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MEDICAL_READERS } from '@toric/contracts/medical';
import { methodAndPath, type Operation } from '@toric/contracts/kernel/operation';
import { GetOrder } from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { ListInvoices, RequestRefund } from '@toric/contracts/payment/payment.http';
import { CALLERS, type Caller, roleTable } from '../generate/roles/role-table.ts';
import { until } from '../testing/test-stack.ts';
import { type Buyer, lens, openShop, type Shop, SPHERE, waitUntilIdle } from './shop.ts';

/** Holds a power (sphere) that no other lens of this shop has. */
const CANARY = -9.25;
const NAME = { givenName: 'Quetzalina', familyName: 'Northropington', line1: '77 Zyzzyva Crescent' };

let shop: Shop;
let buyer: Buyer;
let known: Readonly<Record<string, string>>;
let lensId: string;

beforeAll(async () => {
  shop = await openShop('powers');
  const { api, staff } = shop;
  buyer = await shop.newBuyer({ right: { productId: SPHERE.productId, parameters: lens(CANARY) } }, {}, NAME);
  await shop.receive({ packId: SPHERE.packId, sphere: CANARY, quantity: 10 });
  const placed = await shop.place(buyer, shop.order(buyer, { parameters: lens(CANARY) }));
  if (!placed.ok) throw new Error(`the order was answered with ${placed.status}`);
  const params = { orderId: placed.body.id };
  const body = { carrier: 'UPS', trackingNumber: '1Z999AA10123456784' };
  await api.call(ShipOrder, { params, body, token: staff.warehouse, prefer: 'wait=30' });
  await until('the shipment', async () => {
    const { body: order } = await api.call(GetOrder, { params, token: buyer.token });
    return order.status === 'shipped' ? order : undefined;
  });
  await api.call(DeliverOrder, { params, token: staff.warehouse });
  const refund = { cause: 'damaged' as const, reason: 'A box was crushed', amount: { amount: 100, currency: 'USD' } };
  const { body: refunded } = await api.call(RequestRefund, { params, body: refund, token: staff.finance });
  await waitUntilIdle(shop);
  const { body: invoices } = await api.call(ListInvoices, { query: params, token: buyer.token });
  const [lot] = await shop.rows<{ id: string; lensId: string }>(
    `select lot.id, lens_id as "lensId" from catalog_inventory.lot join catalog_inventory.lens on lens.id = lens_id
     where (parameters ->> 'sphere')::numeric = $1`,
    [CANARY],
  );
  lensId = lot?.lensId ?? '';
  known = {
    ...{ ...params, refundId: refunded.id, invoiceId: invoices.data[0]?.id ?? '' },
    ...{ customerId: buyer.id, addressId: buyer.addressId, prescriptionId: buyer.prescriptionId },
    ...{ handle: SPHERE.productId, warehouseId: shop.warehouseId, lotId: lot?.id ?? '', service: 'order' },
  };
}, 180_000);
afterAll(() => shop?.close(), 60_000);

const NOBODY = '0197a000-0000-7000-8000-00000000ffff';
const filled = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? NOBODY);

async function read(path: string, token: string | undefined) {
  const response = await fetch(`${shop.system.gatewayUrl}/v1${path}`, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, text: await response.text() };
}

const reads = (): Operation[] =>
  roleTable()
    .rows.flatMap(({ operations }) => operations)
    .filter((operation) => methodAndPath(operation).method === 'GET');
const tokensOf = (): Readonly<Record<Caller, string | undefined>> => ({
  nobody: undefined,
  customer: buyer.token,
  ...shop.staff,
});
const othersThan = (readers: readonly string[]) => CALLERS.filter((caller) => !readers.includes(caller));

/** Lists the values of `expand` that add other answers to the answer about an order. */
const JOINED = ['expand=payment,payment.refunds', 'expand=invoices', 'expand=customer'];

test('the buyer, opticians and auditors see the power of the order', async () => {
  for (const token of [buyer.token, shop.staff.optician, shop.staff.auditor]) {
    const { text } = await read(`/orders/${known['orderId']}`, token);
    expect(text).toContain(`"sphere":${CANARY}`);
  }
});

test('no answer of any operation tells anybody else whose power it is', async () => {
  const tokens = tokensOf();
  const leaks: string[] = [];
  const paths = [
    ...reads().map((operation) => methodAndPath(operation).path),
    ...JOINED.map((query) => `/orders/{orderId}?${query}`),
    ...['/orders?customerId={customerId}', '/invoices?orderId={orderId}', '/stock?productId={handle}'],
  ];
  let seen = 0;
  for (const path of paths) {
    const aboutPerson = /\{(customerId|orderId|invoiceId|refundId)\}/.test(path);
    await Promise.all(
      othersThan(MEDICAL_READERS).map(async (caller) => {
        const { status, text } = await read(filled(path), tokens[caller]);
        if (status === 200) seen += 1;
        const tellsPower = text.includes(String(CANARY)) || text.includes(lensId);
        const tellsPerson = aboutPerson || [known['orderId'], buyer.id].some((id) => id && text.includes(id));
        if (tellsPower && tellsPerson) leaks.push(`${caller} GET ${path}`);
      }),
    );
  }
  expect(leaks).toEqual([]);
  expect(seen).toBeGreaterThan(100);
}, 120_000);

test('the invoice names the buyer to the buyer, to finance and to auditors, and its lines name no power', async () => {
  for (const token of [buyer.token, shop.staff.finance, shop.staff.auditor]) {
    const { text } = await read(`/invoices/${known['invoiceId']}`, token);
    expect(JSON.parse(text)).toMatchObject({
      buyer: { name: 'Quetzalina Northropington', line1: '77 Zyzzyva Crescent', country: 'US' },
      lines: [{ description: 'Everyday, 6 lenses', quantity: 1 }],
    });
    expect(text).not.toContain(String(CANARY));
  }
});

test('the buyer sees the refund with its cause, and not the note of staff', async () => {
  const { text } = await read(`/orders/${known['orderId']}?expand=payment`, buyer.token);
  expect(JSON.parse(text).payment.customerRefunds).toMatchObject([
    { amount: { amount: 100, currency: 'USD' }, status: 'done', reason: { detail: 'Your goods were damaged.' } },
  ]);
  expect(text).not.toContain('crushed');
});
