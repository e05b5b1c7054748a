/** Places one order as Ana would, through the gateway, and has the warehouse ship and deliver it. */
import { randomUUID } from 'node:crypto';
import { type Client, createClient } from '@toric/client/client';
import { CheckLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { Eye } from '@toric/contracts/lens';
import {
  DeliverOrder,
  ListOrderSteps,
  ListOrders,
  type OrderLine,
  type OrderStep,
  type OrderView,
  PlaceOrder,
  ShipOrder,
} from '@toric/contracts/order/order.http';
import { prescriptionState } from '@toric/optics/prescription';
import type { z } from 'zod';

const COUPON = 'WELCOME10';
const WAIT = 'wait=20';

export type SampleOrder = {
  order: OrderView;
  /** Each status that the order has had, and when. */
  steps: readonly OrderStep[];
  /** Of the requests that moved it: all its messages carry one of them. */
  correlationIds: string[];
  /** Milliseconds that each request took. */
  timings: Readonly<Record<'placed' | 'shipped' | 'delivered', number>>;
};
type Session = { api: Client; token: string };
type Basket = Omit<z.input<(typeof PlaceOrder)['body']>, 'couponCode'>;

export async function placeSampleOrder(options: { gatewayUrl: string; samplePassword: string }): Promise<SampleOrder> {
  const api = createClient({ baseUrl: `${options.gatewayUrl}/v1` });
  const signIn = (name: string) => api.signIn(`${name}@toric.example`, options.samplePassword);
  const [ana, warehouse] = await Promise.all([signIn('ana'), signIn('warehouse')]);
  const asAna = { api, token: ana.accessToken };
  const body = await fillBasket(asAna, ana.actor.id);

  const placed = await place(asAna, body);
  expectStatus(placed.result.body, 'confirmed');
  const { id: orderId, number } = placed.result.body;
  const params = { orderId };
  const byWarehouse = { token: warehouse.accessToken, params, prefer: WAIT };
  const parcel = { carrier: 'UPS', trackingNumber: `1Z${number}` };
  const shipped = await timed((requestId) => api.call(ShipOrder, { ...byWarehouse, body: parcel, requestId }));
  expectStatus(shipped.result.body, 'shipped');
  const delivered = await timed((requestId) => api.call(DeliverOrder, { ...byWarehouse, requestId }));
  expectStatus(delivered.result.body, 'completed');
  const steps = await api.call(ListOrderSteps, { token: asAna.token, params });
  return {
    order: delivered.result.body,
    steps: steps.body.data,
    correlationIds: [placed, shipped, delivered].map(({ requestId }) => requestId),
    timings: { placed: placed.ms, shipped: shipped.ms, delivered: delivered.ms },
  };
}

/** One box for each eye of the newest prescription in force, as the shop would offer it. */
async function fillBasket({ api, token }: Session, customerId: string): Promise<Basket> {
  const params = { customerId };
  const [prescriptions, addresses] = await Promise.all([
    api.call(ListPrescriptions, { token, params }),
    api.call(ListAddresses, { token, params }),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const inForce = prescriptions.body.data.find((one) => prescriptionState(one, today) === 'valid');
  const [address] = addresses.body.data;
  if (!inForce || !address) {
    throw new Error('Ana has no address or no prescription in force: remove .toric and start again for a fresh shop');
  }
  const market = address.country;
  const lines = await Promise.all(Eye.options.map((eye) => lineFor(api, { eye, market, prescription: inForce })));
  return { market, lines, shippingAddressId: address.id, paymentToken: 'tok_visa' };
}

type Wanted = { eye: z.output<typeof Eye>; market: string; prescription: PrescriptionView };

async function lineFor(api: Client, { eye, market, prescription }: Wanted): Promise<z.input<typeof OrderLine>> {
  const lens = prescription.eyes[eye];
  if (!lens) throw new Error(`the prescription says nothing of the ${eye} eye`);
  const { productId, parameters } = lens;
  const { body } = await api.call(CheckLens, { params: { handle: productId }, query: { ...parameters, market } });
  const pack = body.packs.find(({ availability }) => availability !== 'sold-out');
  if (!pack)
    throw new Error(`the ${eye} lens of the sample order is sold out: book more of it in, or use a fresh shop`);
  return { eye, productId, packId: pack.packId, parameters, quantity: 1, prescriptionId: prescription.id };
}

/** With the coupon unless Ana has used it: then the shop refuses it, and she orders without. */
async function place(session: Session, body: Basket) {
  const { api, token } = session;
  const order = (couponCode: string | undefined) =>
    timed((requestId) =>
      api.call(PlaceOrder, { token, prefer: WAIT, requestId, body: { ...body, ...(couponCode && { couponCode }) } }),
    );
  const first = await order((await hasUsedCoupon(session)) ? undefined : COUPON);
  return first.result.body.reason?.code.startsWith('coupon.') ? order(undefined) : first;
}

async function hasUsedCoupon({ api, token }: Session): Promise<boolean> {
  const { body } = await api.call(ListOrders, { token, query: { limit: 100 } });
  return body.data.some(({ couponCode, status }) => couponCode === COUPON && status !== 'cancelled');
}

async function timed<T>(request: (requestId: string) => Promise<T>) {
  const requestId = `sample-order-${randomUUID()}`;
  const started = performance.now();
  const result = await request(requestId);
  return { result, requestId, ms: Math.round(performance.now() - started) };
}

function expectStatus({ number, status, reason }: OrderView, expected: OrderView['status']): void {
  if (status === expected) return;
  const why = reason ? `: ${reason.code}, ${reason.detail}` : '; the log of each service says what it is waiting for';
  throw new Error(`The sample order ${number} is ${status} instead of ${expected}${why}`);
}
