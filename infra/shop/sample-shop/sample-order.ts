import { randomUUID } from 'node:crypto';
import { type Client, createClient } from '@toric/client/client';
import { CheckLens } from '@toric/contracts/catalog-inventory/storefront/lens.http';
import { ListAddresses } from '@toric/contracts/customer/people/customer.http';
import { ListPrescriptions, type PrescriptionView } from '@toric/contracts/customer/prescriptions/prescription.http';
import { Eye } from '@toric/contracts/lens';
import { COUPON_REFUSALS } from '@toric/contracts/marketing/marketing.errors';
import {
  ListOrders,
  type OrderLine,
  type OrderStep,
  type OrderView,
  PlaceOrder,
} from '@toric/contracts/order/order.http';
import { DeliverOrder, ShipOrder } from '@toric/contracts/order/hand-over.http';
import { ListOrderSteps } from '@toric/contracts/order/order-stream.http';
import { prescriptionState } from '@toric/optics/prescription';
import type { z } from 'zod';
import { signInStaff } from '../sign-in-staff.ts';
import { unlessDone } from './seed-context.ts';

const COUPON = 'WELCOME10';
const WAIT = 'wait=20';

export type SampleOrder = {
  order: OrderView;
  /** Lists each status of the order, with its time. */
  steps: readonly OrderStep[];
  /**
   * Lists the correlation ids of the three requests (place, ship, deliver). Each message of the order carries one of
   * them.
   */
  correlationIds: string[];
  /** States the duration of each request in milliseconds. */
  timings: Readonly<Record<'placed' | 'shipped' | 'delivered', number>>;
};
type Session = { api: Client; token: string };
type Basket = Omit<z.input<(typeof PlaceOrder)['body']>, 'couponCode'>;

export type SampleOrderOptions = { gatewayUrl: string; samplePassword: string; factorKey: string };

/** Places an order as the customer Ana, through the gateway. Then ships and delivers it as the warehouse. */
export async function placeSampleOrder(options: SampleOrderOptions): Promise<SampleOrder> {
  const api = createClient({ baseUrl: `${options.gatewayUrl}/v1` });
  const { samplePassword: password, factorKey: sampleKey } = options;
  const [ana, warehouse] = await Promise.all([
    api.signIn('ana@toric.example', password),
    signInStaff(api, { email: 'warehouse@toric.example', password }, { sampleKey }),
  ]);
  const asAna = { api, token: ana.accessToken };
  const body = await fillBasket(asAna, ana.actor.id);

  const placed = await place(asAna, body);
  expectStatus(placed.result.body, 'confirmed');
  const { id: orderId, number } = placed.result.body;
  const params = { orderId };
  const byWarehouse = { token: warehouse, params, prefer: WAIT };
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

/**
 * Returns an order of one box for each eye of the newest verified prescription that has not expired, in an available
 * pack.
 */
export async function fillBasket({ api, token }: Session, customerId: string): Promise<Basket> {
  const params = { customerId };
  const [prescriptions, addresses] = await Promise.all([
    api.call(ListPrescriptions, { token, params }),
    api.call(ListAddresses, { token, params }),
  ]);
  const today = new Date().toISOString().slice(0, 10);
  const inForce = prescriptions.body.data.find(
    (one) => one.status === 'verified' && prescriptionState(one, today) === 'valid',
  );
  const [address] = addresses.body.data;
  if (!inForce || !address) {
    throw new Error('Ana has no address or no valid prescription: remove .toric and start again for a fresh shop');
  }
  const market = address.country;
  const lines = await Promise.all(Eye.options.map((eye) => lineFor(api, { eye, market, prescription: inForce })));
  return { market, lines, shippingAddressId: address.id, paymentToken: 'tok_visa' };
}

type LineRequest = { eye: z.output<typeof Eye>; market: string; prescription: PrescriptionView };

async function lineFor(api: Client, { eye, market, prescription }: LineRequest): Promise<z.input<typeof OrderLine>> {
  const lens = prescription.eyes[eye];
  if (!lens) throw new Error(`the prescription has no lens for the ${eye} eye`);
  const { productId, parameters } = lens;
  const { body } = await api.call(CheckLens, { params: { handle: productId }, query: { ...parameters, market } });
  const pack = body.packs.find(({ availability }) => availability !== 'sold-out');
  if (!pack)
    throw new Error(`the ${eye} lens of the sample order is sold out: receive more boxes of it, or use a fresh shop`);
  return { eye, productId, packId: pack.packId, parameters, quantity: 1, prescriptionId: prescription.id };
}

/** Places the order with the coupon. Places it without the coupon if Ana has used it before or the shop refuses it. */
async function place(session: Session, body: Basket) {
  const { api, token } = session;
  const order = (couponCode: string | undefined) =>
    timed((requestId) =>
      api.call(PlaceOrder, { token, prefer: WAIT, requestId, body: { ...body, ...(couponCode && { couponCode }) } }),
    );
  if (await hasUsedCoupon(session)) return order(undefined);
  return (
    (await unlessDone(
      COUPON_REFUSALS.map(({ slug }) => slug),
      () => order(COUPON),
    )) ?? order(undefined)
  );
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
  const why = reason ? `: ${reason.code}, ${reason.detail}` : '; the logs of the services show what it waits for';
  throw new Error(`The sample order ${number} is ${status} instead of ${expected}${why}`);
}
