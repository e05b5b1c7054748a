import { until } from '../../testing/test-stack.ts';
import type { Given, Journey } from './journey.ts';
import { type Ana, dayFromNow, enterAsAna, receive } from './shop-work.ts';

/** Counts the boxes of the refunded order. They cost more than one person of finance may refund alone. */
const BOXES = 8;

async function shippedOrder({ desk }: Given, ana: Ana): Promise<{ id: string; number: string }> {
  const warehouse = await desk.as('warehouse');
  // the customer opens the last of these boxes in four years, so they must expire later
  const lot = { lotNumber: `RF${Date.now().toString(36).toUpperCase()}`, expiresOn: dayFromNow(3_000) };
  await receive(warehouse, ana.api, { ...lot, quantity: BOXES });
  const { id, number } = await ana.order({ quantity: BOXES });
  await ana.reaches(id, 'confirmed');
  const parcel = { carrier: 'UPS', trackingNumber: '1Z999AA10123456784' };
  await warehouse.send('POST', `/v1/orders/${id}/ship`, parcel);
  await ana.reaches(id, 'shipped');
  return { id, number };
}

const payment = (orderId: string) => `location.pathname.endsWith(${JSON.stringify(orderId)})`;

/**
 * Refunds an order by two people: one person of finance asks for a refund, cannot approve it, and a colleague approves
 * it.
 */
export const refundByTwo: Journey = {
  name: 'a refund by two people',
  async run(given) {
    const ana = await enterAsAna(given.desk);
    const { id: orderId, number } = await shippedOrder(given, ana);
    const first = await given.as('finance');
    await first.tab.open('/console/payments');
    await first.press(number);
    await first.tab.until('the payment', payment(orderId));
    await first.tab.settle();
    await first.press('Give money back…', { key: 'r' });
    await first.choose('Cause', 'Arrived damaged');
    await first.fill('Note for colleagues', 'Every box arrived crushed');
    await first.press('Ask for this refund');
    await first.told('The refund waits for a second person of finance.');

    await first.press('Approve…');
    await first.sees('You asked for this refund yourself.');
    await first.press('Approve');
    await first.tab.until('the refusal', 'document.querySelector("[role=dialog] .form-troubles .why") !== null');
    await first.press('Leave it as it is');

    const second = await given.as('finance2');
    await second.tab.open('/console/refunds');
    await second.press('today');
    await second.tab.until('the payment', payment(orderId));
    await second.tab.settle();
    await second.press('Approve…');
    await second.press('Approve');
    await second.told('The refund is approved and on its way.');
    await until('the refund is done', async () => {
      const { data } = await second.visitor.send<{ data: { status: string }[] }>(
        'GET',
        `/v1/refunds?orderId=${orderId}`,
      );
      return data[0]?.status === 'done' ? true : undefined;
    });
  },
};
