/** Orders that ask for supply, and their answers, for the tests of this area. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { VerificationAwaited, VerifyPrescription } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { lensId } from '@toric/optics/lens-id';
import { type Customer, type CustomerStack, PRODUCT, RIGHT } from '../customer-stack.ts';

export type WaitingOrder = { buyer: Customer; prescriptionId: string; orderId: string; verificationId: string };
type Answer = { type: string; data: { reason?: { code: string } } };
type OrderChange = { orderId?: string; market?: string; lensId?: string };

/** `shop` is a function, because a test file starts its stack after it has made these calls. */
export function waitingOrders(shop: () => CustomerStack) {
  /** Orders two boxes for the right eye, to an address of its own. Returns the order's id. */
  async function ask(buyer: Customer, prescriptionId: string, address: object = {}, change: OrderChange = {}) {
    const { orderId = randomUUID(), market = 'US', lensId: lens = lensId(PRODUCT, RIGHT) } = change;
    const shippingAddressId = await shop().addAddress(buyer, address);
    const line = { lineId: randomUUID(), eye: 'right' as const, prescriptionId, lensId: lens, quantity: 2 };
    const request = { orderId, customerId: buyer.id, shippingAddressId, market, on: '2026-11-21', lines: [line] };
    await shop().stack.deliver(VerifyPrescription, VerifyPrescription(request));
    return orderId;
  }

  /** Returns all messages with which the service has answered an order, oldest first. */
  async function answersTo(orderId: string): Promise<Answer[]> {
    const text = 'select type, data from customer.outbox where aggregate_id = $1 order by seq';
    return (await shop().stack.admin.query<Answer>(text, [orderId])).rows;
  }

  /** Waits for answers to an order, and returns their types. */
  const answered = (orderId: string, count: number) =>
    until(`${count} answers`, async () => {
      const rows = await answersTo(orderId);
      return rows.length >= count ? rows.map(({ type }) => type) : undefined;
    });

  /** An order that waits for a prescription which its customer has only typed in. */
  async function entered(contents: object = {}, address: object = {}): Promise<WaitingOrder> {
    const buyer = await shop().signUp();
    const prescriptionId = await shop().record(buyer, { source: 'entered', ...contents });
    const orderId = await ask(buyer, prescriptionId, address);
    expect(await answered(orderId, 1)).toEqual([VerificationAwaited.type]);
    const token = await shop().staff('optician');
    const { body } = await shop().call('get', `/verifications?customerId=${buyer.id}`, { token }).expect(200);
    return { buyer, prescriptionId, orderId, verificationId: body.data[0].id };
  }

  return { ask, answersTo, answered, entered };
}
