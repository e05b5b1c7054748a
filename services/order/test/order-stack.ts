/**
 * Starts an order service with its own database and broker. The test plays the other services by sending their answers.
 * The queues of the other services do not exist, so commands to these services wait in the outbox.
 */
import { randomUUID } from 'node:crypto';
import { readConfig } from '@toric/chassis/process/config';
import { startService } from '@toric/chassis/service';
import { OfferChanged } from '@toric/contracts/catalog-inventory/events';
import { CouponChanged } from '@toric/contracts/marketing/events';
import { PrescriptionVerified } from '@toric/contracts/customer/events';
import type { OrderView } from '@toric/contracts/order/order.http';
import { testStack, until } from '@toric/infra/prove/testing/test-stack';
import request from 'supertest';
import { OrderConfig } from '../src/config.ts';
import { orderService } from '../src/service.ts';

const productId = '0197a000-0000-7000-8000-000000000001';
const packId = '0197a000-0000-7000-8000-000000000002';
const prescriptionId = '0197a000-0000-7000-8000-000000000003';
const shippingAddressId = '0197a000-0000-7000-8000-000000000004';
export const evidenceId = '0197a000-0000-7000-8000-0000000000e1';
export const customerId = '0197a000-0000-7000-8000-00000000000c';
const offer = OfferChanged({
  productId,
  name: 'Biofinity',
  onSale: true,
  matrix: { segments: [{ baseCurve: [8.6], diameter: [14], sphere: [{ from: -6, to: -0.25, step: 0.25 }] }] },
  packs: [
    { packId, gtin: '02000000000015', size: 6, prices: [{ market: 'US', currency: 'USD', amount: 6400, taxRate: 0 }] },
  ],
});
/** Returns the message with which marketing announces a coupon of ten per cent. */
export const coupon = (code: string, change: object = {}) =>
  CouponChanged({
    ...{ couponId: randomUUID(), code, basisPoints: 1_000, amount: null, minimumSubtotal: null, currency: null },
    ...{ markets: [], startsAt: '2026-01-01T00:00:00.000Z', endsAt: null, perCustomerLimit: null, active: true },
    usedUp: false,
    ...change,
  });
export const line = (sphere: number) => ({
  eye: 'right',
  productId,
  packId,
  parameters: { baseCurve: 8.6, diameter: 14, sphere },
  quantity: 2,
  prescriptionId,
});
export const body = { market: 'US', lines: [line(-2.25)], shippingAddressId, paymentToken: 'tok_visa' };

export type OrderStack = Awaited<ReturnType<typeof orderStack>>;

/** Holds limits of failures that no test reaches, unless the test sets its own limits. */
const ANY_FAILURES = {
  FAILED_CARDS_PER_HOUR: '1000',
  WRONG_COUPONS_PER_HOUR: '1000',
  UNSUITABLE_ORDERS_PER_HOUR: '1000',
  WRONG_COUPONS_PER_NETWORK: '1000',
  HOLD_FAILED_CARDS_PER_DAY: '0',
};

export async function orderStack(env: Readonly<Record<string, string>> = {}) {
  const stack = await testStack();
  const config = readConfig(OrderConfig, { ...stack.env('order'), ...ANY_FAILURES, ...env });
  const running = await startService(orderService(config), config);
  await running.messaging.started;
  const customer = await stack.token({ id: customerId });
  const warehouse = await stack.token({ kind: 'staff', roles: ['warehouse'] });
  let keys = 0;
  const api = () => request(`http://127.0.0.1:${running.port}`);
  const post = (path: string, token: string, data: object, key = `key-${Date.now()}-${keys++}`) =>
    api().post(path).set('Authorization', `Bearer ${token}`).set('Idempotency-Key', key).send(data);
  const place = (data: object, key?: string) => post('/orders', customer, data, key);
  const read = async (id: string): Promise<OrderView> =>
    (await api().get(`/orders/${id}`).set('Authorization', `Bearer ${customer}`)).body;
  for (const code of ['WELCOME10', 'OLD', 'SAVE']) await stack.deliver(CouponChanged, coupon(code));
  await stack.deliver(OfferChanged, offer);
  await until('the offer', async () => ((await place(body)).status === 201 ? true : undefined));
  return {
    stack,
    config,
    port: running.port,
    customer,
    warehouse,
    api,
    post,
    place,
    read,
    reaches: (id: string, status: string) =>
      until(`order ${status}`, async () => {
        const order = await read(id);
        return order.status === status ? order : undefined;
      }),
    async sentFor(type: string, orderId: string) {
      const sent = `select data from "order".outbox where type = $1 and aggregate_id = $2 order by seq`;
      return (await stack.admin.query(sent, [type, orderId])).rows.map(({ data }) => data);
    },
    async placed(data: object = body): Promise<string> {
      const { body: order, status } = await place(data);
      if (status !== 201) throw new Error(`${status}: ${JSON.stringify(order)}`);
      return order.id;
    },
    /** Delivers the answer of the customer service that permits an order, with evidence for each line. */
    async permit(orderId: string, change: object = {}): Promise<void> {
      const lines = (await read(orderId)).lines.map(({ lineId }) => ({ lineId, evidenceId }));
      await stack.deliver(PrescriptionVerified, PrescriptionVerified({ orderId, lines, ...change }));
    },
    async stop() {
      await running.stop();
      await stack.stop();
    },
  };
}
