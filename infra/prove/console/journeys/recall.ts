import { until } from '../../testing/test-stack.ts';
import type { Given, Journey } from './journey.ts';
import { dayFromNow, enterAsAna, listed, receive } from './shop-work.ts';

/**
 * Ships a box of a new lot to a customer. The lot expires before all others, so this order gets its box. Returns the
 * number of the lot.
 */
async function shipFrom({ desk }: Given): Promise<string> {
  const warehouse = await desk.as('warehouse');
  const ana = await enterAsAna(desk);
  const lot = `RC${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
  await receive(warehouse, ana.api, { lotNumber: lot, expiresOn: dayFromNow(240), quantity: 2 });
  const { id } = await ana.order();
  await ana.reaches(id, 'confirmed');
  await warehouse.send('POST', `/v1/orders/${id}/ship`, { carrier: 'UPS', trackingNumber: '1Z999AA10123456784' });
  await ana.reaches(id, 'shipped');
  return lot;
}

/** Records a recall notice, sets its boxes aside, informs their customer, and records the customer's answer. */
export const recall: Journey = {
  name: 'a recall from the notice to the first answer',
  async run(given) {
    const lot = await shipFrom(given);
    const clerk = await given.as('warehouse');
    const { tab } = clerk;
    await tab.open('/console/recall');
    await clerk.press('Issue a recall…');
    await tab.until('the form', 'location.pathname.endsWith("/recall/new")');
    await tab.settle();
    await clerk.fill('Number of the notice', `Z-${lot}`);
    await clerk.fill('Title', 'Lenses of one lot may tear');
    await clerk.fill('Source', `https://authority.example/recalls/${lot}`);
    await clerk.choose('Class', 'Class II');
    await clerk.fill('What customers shall do', 'Do not wear these lenses. Send the boxes back.');
    await clerk.fill('Lots', lot);
    await clerk.press('Issue it and set the stock aside');
    await clerk.told('The recall is issued.');
    await tab.until('the recall', '/\\/recall\\/[0-9a-f-]{36}$/.test(location.pathname)');
    const id = (await tab.evaluate<string>('location.pathname')).split('/').at(-1) ?? '';
    await until(
      'the customer is told',
      async () => {
        const [one] = await listed<{ status: string }>(clerk.visitor, `/v1/recalls/${id}/cases`);
        return one?.status === 'notified' ? true : undefined;
      },
      60_000,
    );
    await clerk.press('Record the answer…');
    await clerk.choose('What became of the boxes', 'Sent back');
    await clerk.fill('Note', 'One box, by post');
    await clerk.press('Record the answer');
    await clerk.told('The answer is recorded.');
    const { figures } = await clerk.visitor.send<{ figures: { customers: { answered: number } } }>(
      'GET',
      `/v1/recalls/${id}`,
    );
    if (figures.customers.answered !== 1) throw new Error('the answer is not counted');
  },
};
