/** Places orders that ask for supply, and reads their answers. The tests of this folder share this file. */
import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { VerificationAwaited, VerifyPrescription } from '@toric/contracts/customer/events';
import { until } from '@toric/infra/prove/testing/test-stack';
import { TEST_LENS_IDS } from '@toric/infra/prove/testing/test-lens-ids';
import { type Customer, type CustomerStack, PRODUCT, RIGHT, TODAY } from '../customer-stack.ts';

export type WaitingOrder = { buyer: Customer; prescriptionId: string; orderId: string; verificationId: string };
type Answer = { type: string; data: { reason?: { code: string } } };
type OrderChange = { orderId?: string; market?: string; lensId?: string };

/**
 * Returns the functions that these tests share. `shop` is a function, because a test file calls `waitingOrders` before
 * its stack is started.
 */
export function waitingOrders(shop: () => CustomerStack) {
  /** Orders two boxes for the right eye, to a new address of the buyer. Returns the order's id. */
  async function ask(buyer: Customer, prescriptionId: string, address: object = {}, change: OrderChange = {}) {
    const { orderId = randomUUID(), market = 'US', lensId: lens = TEST_LENS_IDS.of(PRODUCT, RIGHT) } = change;
    const shippingAddressId = await shop().addAddress(buyer, address);
    const line = { lineId: randomUUID(), eye: 'right' as const, prescriptionId, lensId: lens, quantity: 2 };
    const request = { orderId, customerId: buyer.id, shippingAddressId, market, on: TODAY, lines: [line] };
    await shop().stack.deliver(VerifyPrescription, VerifyPrescription(request));
    return orderId;
  }

  /** Returns all messages with which the service has answered an order, oldest first. */
  async function answersTo(orderId: string): Promise<Answer[]> {
    const text = 'select type, data from customer.outbox where aggregate_id = $1 order by seq';
    return (await shop().stack.admin.query<Answer>(text, [orderId])).rows;
  }

  /** Waits until an order has at least `count` answers, and returns the types of all its answers. */
  const answered = (orderId: string, count: number) =>
    until(`${count} answers`, async () => {
      const rows = await answersTo(orderId);
      return rows.length >= count ? rows.map(({ type }) => type) : undefined;
    });

  /**
   * Creates an order that waits for a prescriber, because its customer has only typed in the values of the
   * prescription.
   */
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
