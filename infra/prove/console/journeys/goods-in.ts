import { createClient } from '@toric/client/client';
import { codeOf, scanBox } from '../hands/scanner.ts';
import type { Visitor } from '../visitor.ts';
import type { Given, Journey } from './journey.ts';
import { biofinity, dayFromNow, LENS, listed, warehouseOf } from './shop-work.ts';

type Order = { readonly id: string; readonly number: string; readonly lines: readonly { readonly gtin: string }[] };

/** Drafts, approves and sends a purchase order of one lens. */
async function sendOrder({ desk }: Given, warehouse: Visitor, quantity: number): Promise<Order> {
  const { packId } = await biofinity(createClient({ baseUrl: `${desk.shop.url}/v1` }));
  const [supplier] = await listed<{ id: string }>(warehouse, '/v1/suppliers');
  const order = await warehouse.send<Order>('POST', '/v1/purchase-orders', {
    supplierId: supplier?.id,
    warehouseId: await warehouseOf(warehouse),
    lines: [{ packId, parameters: LENS, quantity, unitPrice: { amount: 2_100, currency: 'USD' } }],
  });
  await (await desk.as('finance')).send('POST', `/v1/purchase-orders/${order.id}/approve`);
  await warehouse.send('POST', `/v1/purchase-orders/${order.id}/send`);
  return order;
}

/** Scans the received boxes of a purchase order one by one and puts them on the shelf. */
export const goodsIn = (boxes: number): Journey => ({
  name: `goods-in of ${boxes} boxes by scanner`,
  async run(given) {
    const warehouse = await given.as('warehouse');
    const { tab } = warehouse;
    const { id, number, lines } = await sendOrder(given, warehouse.visitor, boxes);
    await tab.open('/console/goods-in');
    await warehouse.press(number);
    await tab.until('the boxes', `location.pathname.endsWith(${JSON.stringify(id)})`);
    await tab.settle();
    const lot = `GI${Math.random().toString(36).slice(2, 8).toUpperCase()}`;
    const code = codeOf({ gtin: lines[0]?.gtin ?? '', lot, expiresOn: dayFromNow(1_100) });
    for (let box = 0; box < boxes; box += 1) await scanBox(tab, code);
    await warehouse.sees(`Box ${boxes} is in`);
    await warehouse.press(`Put ${boxes} boxes on the shelf…`, { key: 'Control+Enter' });
    await warehouse.fill('Delivery note', `DN-${lot}`);
    await warehouse.press('Put them on the shelf');
    await warehouse.told(`${boxes} boxes are on the shelf.`);
    const { status } = await warehouse.visitor.send<{ status: string }>('GET', `/v1/purchase-orders/${id}`);
    if (status !== 'received') throw new Error(`the order is ${status}`);
  },
});
