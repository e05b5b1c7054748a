/** Makes orders, payments, refunds and coupons in the state that an operation needs. */
import { ShipOrder } from '@toric/contracts/order/hand-over.http';
import { lens } from '../../e2e/shop.ts';
import { until } from '../../testing/test-stack.ts';
import type { Base } from './base.ts';

type Order = { readonly paymentToken?: string; readonly eyes?: 1 | 2; readonly quantity?: number };

export function ordersIn({ shop, buyer, send, codeOf }: Base) {
  /** Returns a confirmed order. */
  async function placed({ paymentToken = 'tok_visa', eyes = 1, quantity = 1 }: Order = {}): Promise<string> {
    const body = shop.order(buyer, { quantity }, { paymentToken });
    const left = body.lines.map((line) => ({ ...line, eye: 'left' as const, parameters: lens(-3) }));
    const answer = await shop.place(buyer, { ...body, lines: [...body.lines, ...(eyes === 2 ? left : [])] });
    if (!answer.ok || answer.body.status !== 'confirmed')
      throw new Error(`an order is not confirmed: ${JSON.stringify(answer)}`);
    return answer.body.id;
  }

  async function shipped(order: Order = {}): Promise<string> {
    const orderId = await placed(order);
    const token = shop.staff.warehouse;
    await shop.api.call(ShipOrder, { params: { orderId }, body: ShipOrder.example, token, prefer: 'wait=30' });
    return orderId;
  }

  /** Returns a shipped order whose payment has the given status. */
  async function paid(status: string, order: Order = {}): Promise<string> {
    const orderId = await shipped(order);
    await until(`a payment ${status}`, async () =>
      (await send('getPayment', { role: 'finance', path: { orderId } }))['status'] === status ? true : undefined,
    );
    return orderId;
  }

  return {
    ...{ placed, shipped, paid },
    /** Returns a refund that a second person must approve. */
    refund: async (): Promise<string> => {
      const orderId = await paid('captured', { eyes: 2, quantity: 2 });
      return (await send('requestRefund', { path: { orderId }, body: { reason: 'The wrong power' } })).id;
    },
    /** Returns the invoice of a shipped order. */
    invoice: async (): Promise<string> => {
      const orderId = await paid('captured');
      const found = await until('the invoice', async () => {
        const { data } = await send('listInvoices', { role: 'finance', query: { orderId } });
        return data[0];
      });
      return String(found['id']);
    },
    coupon: async (basisPoints = 1_000): Promise<string> => {
      const change = { code: codeOf('C'), discount: { kind: 'percent', basisPoints } };
      return (await send('createCoupon', { change })).id;
    },
  };
}
