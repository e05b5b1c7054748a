/** Adds a warehouse for the journey of picking alone, so that its orders, lots and bins are known to the last box. */
import { randomUUID } from 'node:crypto';
import { createClient } from '@toric/client/client';
import { AddAddress, SignUp } from '@toric/contracts/customer/people/customer.http';
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { gtinCheckDigit } from '@toric/optics/gs1';
import { until } from '../../testing/test-stack.ts';
import type { OpenConsole } from '../open-console.ts';
import { dayFromNow } from './shop-work.ts';

const PASSWORD = 'correct horse battery staple';
/** Lists the powers that orders have. `UNWANTED` is a power that no order has. */
const POWERS = [-1, -1.25, -1.5, -1.75, -2, -2.25] as const;
const UNWANTED = -6;
const lens = (sphere: number) => ({ baseCurve: 8.6, diameter: 14, sphere });
const gtin = (): string => {
  const body = `02${String(Date.now()).slice(-11)}`;
  return `${body}${gtinCheckDigit(body)}`;
};

export type PickShop = {
  readonly warehouseId: string;
  readonly gtin: string;
  readonly orderIds: readonly string[];
  /**
   * Names lots that are reserved for no order. `unwanted` has a power that no order has. `second` has an ordered power
   * and expires later. `aside` is set aside.
   */
  readonly unwanted: string;
  readonly second: string;
  readonly aside: string;
  readonly first: string;
  readonly later: string;
};

/** Adds a product, a warehouse with a bin for each lot, and orders of customers with two eyes each. */
export async function openPickShop(desk: OpenConsole, orders: number): Promise<PickShop> {
  const [admin, sales, warehouse] = [await desk.as('admin'), await desk.as('sales'), await desk.as('warehouse')];
  const name = `Pickme ${randomUUID().slice(0, 8)}`;
  const [productId, packId, code] = [randomUUID(), randomUUID(), gtin()];
  const made = { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -10, to: -0.25, step: 0.25 }] }] };
  const kind = { brand: 'Testlens', material: 'test', modality: 'spherical', replacement: 'monthly' };
  await sales.send('POST', '/v1/products', { id: productId, name, ...kind, matrix: made });
  const prices = [{ market: 'US', currency: 'USD', amount: 6_400, taxRate: 0 }];
  const pack = { gtin: code, size: 6, prices, reason: 'Journey of picking' };
  await sales.send('PUT', `/v1/products/${productId}/packs/${packId}`, pack);
  const opened = { code: `P-${code.slice(-6)}`, name: `Picking ${code.slice(-6)}`, country: 'US', markets: ['US'] };
  const { id: warehouseId } = await admin.send<{ id: string }>('POST', '/v1/warehouses', opened);
  const lot = (at: string) => `${at}${code.slice(-5)}`;
  const [first, later] = [dayFromNow(1_500), dayFromNow(1_600)];
  const line = (sphere: number, lotNumber: string, bin: string, expiresOn = first) => ({
    ...{ packId, parameters: lens(sphere), lotNumber, bin, expiresOn, quantity: 200 },
  });
  const lines = [
    ...POWERS.map((sphere, at) => line(sphere, lot(`W${at}`), `A-${10 - at}`)),
    line(UNWANTED, lot('X'), 'B-1'),
    // the picker's walk begins with this power
    line(POWERS[4], lot('S'), 'B-2', later),
    line(POWERS[1], lot('Q'), 'B-3', later),
  ];
  await warehouse.send('POST', `/v1/warehouses/${warehouseId}/receipts`, { reference: name, lines });
  const orderIds = await placeOrders(desk, { productId, packId }, orders);
  await setAside(desk, warehouseId, lot('Q'));
  const lots = { unwanted: lot('X'), second: lot('S'), aside: lot('Q') };
  return { warehouseId, gtin: code, orderIds, ...lots, first, later };
}

async function setAside(desk: OpenConsole, warehouseId: string, lotNumber: string): Promise<void> {
  const warehouse = await desk.as('warehouse');
  const path = `/v1/stock?warehouseId=${warehouseId}&lotNumber=${lotNumber}`;
  const { data } = await warehouse.send<{ data: { id: string }[] }>('GET', path);
  await warehouse.send('POST', `/v1/lots/${data[0]?.id}/quarantine`, { reason: 'Seals look opened' });
}

/** Places an order for each of `orders` new customers: one box for each eye, in different powers. */
async function placeOrders(
  desk: OpenConsole,
  pack: { productId: string; packId: string },
  orders: number,
): Promise<string[]> {
  const optician = await desk.as('optician');
  const api = createClient({ baseUrl: `${desk.shop.url}/v1` });
  const ids: string[] = [];
  for (let at = 0; at < orders; at += 1) {
    const powers = { right: POWERS[at % 5] ?? -1, left: POWERS[(at + 1) % 5] ?? -1 };
    const eyeOf = (eye: 'right' | 'left') => ({ productId: pack.productId, parameters: lens(powers[eye]) });
    const email = `pick-${randomUUID()}@shop.example`;
    const signUp = { email, password: PASSWORD, givenName: 'Test', familyName: 'Buyer' };
    const { id } = (await api.call(SignUp, { body: signUp })).body;
    const { accessToken: token } = await api.signIn(email, PASSWORD);
    const where = { recipient: 'Test Buyer', line1: '1 Lens Way', city: 'Newark', postalCode: '07101', country: 'US' };
    const { body: address } = await api.call(AddAddress, { token, params: { customerId: id }, body: where });
    const prescribed = { issuedOn: dayFromNow(-30), expiresOn: dayFromNow(400), prescriber: { name: 'Dr Test' } };
    const eyes = { right: eyeOf('right'), left: eyeOf('left') };
    const path = `/v1/customers/${id}/prescriptions`;
    const prescription = await optician.send<{ id: string }>('POST', path, {
      ...prescribed,
      eyes,
      source: 'presented',
    });
    const lines = (['right', 'left'] as const).map((eye) => ({
      ...{ eye, ...pack, parameters: lens(powers[eye]), quantity: 1, prescriptionId: prescription.id },
    }));
    const body = { market: 'US', lines, shippingAddressId: address.id, paymentToken: 'tok_visa' };
    const placed = await api.call(PlaceOrder, { token, body, prefer: 'wait=20' });
    if (placed.body.status !== 'confirmed') throw new Error(`an order is ${JSON.stringify(placed.body)}`);
    ids.push(placed.body.id);
  }
  return ids;
}

/** Waits until the state of the wave is no longer `choosing`. Returns its new state. */
export async function chosen(desk: OpenConsole, waveId: string): Promise<string> {
  const warehouse = await desk.as('warehouse');
  return until('the orders of the wave', async () => {
    const { status } = await warehouse.send<{ status: string }>('GET', `/v1/pick-waves/${waveId}`);
    return status === 'choosing' ? undefined : status;
  });
}
