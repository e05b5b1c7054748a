import { codeOf, scanBox } from '../hands/scanner.ts';
import type { Visitor } from '../visitor.ts';
import type { Journey, Worker } from './journey.ts';
import { dayFromNow, listed } from './shop-work.ts';

type Lot = {
  readonly warehouseId: string;
  readonly productId: string;
  readonly onHand: number;
};
type Counted = { readonly lotId: string; readonly lotNumber: string; readonly gtin: string };
const MOST_LOTS = 3;

/** Returns a product with few lots in one warehouse. */
async function smallProduct(visitor: Visitor): Promise<{ warehouse: string; product: string; lots: number }> {
  const lots = await listed<Lot>(visitor, '/v1/stock?limit=100');
  const groups = Map.groupBy(
    lots.filter(({ onHand }) => onHand > 0),
    ({ warehouseId, productId }) => `${warehouseId} ${productId}`,
  );
  for (const [key] of [...groups].sort((a, b) => a[1].length - b[1].length)) {
    const [warehouseId = '', productId = ''] = key.split(' ');
    const query = `warehouseId=${warehouseId}&productId=${productId}&limit=100`;
    const all = await listed<Lot>(visitor, `/v1/stock?${query}`);
    if (all.length > MOST_LOTS) continue;
    const warehouses = await listed<{ id: string; code: string; name: string }>(visitor, '/v1/warehouses');
    const { name } = await visitor.send<{ name: string }>('GET', `/v1/products/${productId}`);
    return { warehouse: warehouses.find(({ id }) => id === warehouseId)?.name ?? '', product: name, lots: all.length };
  }
  throw new Error('every product of the sample shop has many lots');
}

/** Counts the lots of the stocktake: the first one by scan, the others by hand. */
async function count(clerk: Worker, stocktakeId: string): Promise<void> {
  const lots = await listed<Counted>(clerk.visitor, `/v1/stocktakes/${stocktakeId}/lots?limit=100`);
  for (const [at, { lotNumber, gtin }] of lots.entries()) {
    if (at === 0) {
      const code = codeOf({ gtin, lot: lotNumber, expiresOn: dayFromNow(900) });
      for (let box = 0; box < 2; box += 1) await scanBox(clerk.tab, code);
      await clerk.press('Save 2 boxes');
    } else {
      await clerk.press('Count');
      await clerk.fill('All boxes of this lot', '7');
      await clerk.press('Save 7 boxes');
    }
    const left = lots.length - at - 1;
    if (left > 0) await clerk.sees(`${left} to go`);
  }
}

/** Does a stocktake of one product on a phone: a clerk starts the stocktake, scans, types, and submits it. */
export const stocktake: Journey = {
  name: 'a stocktake on a phone',
  async run({ as }) {
    const clerk = await as('warehouse', 360);
    const { warehouse, product } = await smallProduct(clerk.visitor);
    await clerk.tab.open('/console/counting');
    await clerk.press('Start a stocktake…');
    await clerk.choose('Warehouse', warehouse);
    await clerk.pick('Product', product, product);
    await clerk.tab.settle();
    await clerk.press('Start counting');
    await clerk.tab.until('the count', '/\\/counting\\/[^/]+\\/count$/.test(location.pathname)', 30_000);
    await clerk.tab.settle();
    const id = (await clerk.tab.evaluate<string>('location.pathname')).split('/').at(-2) ?? '';
    await count(clerk, id);
    await clerk.press('Hand it in for approval');
    await clerk.told('It is handed in.');
    const { status } = await clerk.visitor.send<{ status: string }>('GET', `/v1/stocktakes/${id}`);
    if (status !== 'submitted') throw new Error(`the stocktake is ${status}`);
  },
};
