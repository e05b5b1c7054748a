/** Products with their packs and prices, the warehouses, the goods receipts of all that they hold, and purchasing. */
import type { Client } from '@toric/client/client';
import { ChangeProduct, CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { CreateWarehouse, ListWarehouses, ReceiveStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { fillPurchasing } from './fill-purchasing.ts';
import { type Filling, forEach, keyFor, unlessDone } from './seed-context.ts';
import { offered, type SampleProduct } from './products/sample-product.ts';
import { sampleProducts } from './products.ts';
import { SAMPLE_WAREHOUSES, type SampleReceipt } from './stock.ts';

/** Goes on sale last of all: while the public does not see it, the shop is not filled. */
export const MARKER: SampleProduct = lastOf(sampleProducts);

function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new Error('the sample catalogue is empty');
  return last;
}

export async function fillCatalogue(
  filling: Filling,
  tokens: { admin: string; finance: string; warehouse: string },
  receipts: readonly SampleReceipt[],
): Promise<void> {
  const { catalogue, log } = filling;
  // what is another's private label comes when that one is there
  const add = (product: SampleProduct) => addProduct(filling, tokens.admin, product);
  const isLabel = ({ privateLabelOf }: SampleProduct) => privateLabelOf !== undefined;
  await forEach(
    sampleProducts.filter((one) => !isLabel(one)),
    { atOnce: 2, what: 'products', log },
    add,
  );
  await forEach(sampleProducts.filter(isLabel), { atOnce: 2, what: 'private labels', log }, add);
  const warehouses = await openWarehouses(filling, tokens.warehouse);
  const lots = receipts.reduce((sum, { lines }) => sum + lines.length, 0);
  await forEach(receipts, { atOnce: 2, what: `goods receipts (${lots} lots)`, log }, async (receipt) => {
    const { warehouse, reference, lines } = receipt;
    const warehouseId = warehouses.get(warehouse) ?? '';
    await unlessDone(['receipt.already-booked'], () =>
      catalogue.call(ReceiveStock, {
        token: tokens.warehouse,
        params: { warehouseId },
        body: { reference, lines },
        idempotencyKey: keyFor(filling, reference),
      }),
    );
  });
  await fillPurchasing(filling, tokens, warehouses);
}

async function addProduct(filling: Filling, token: string, product: SampleProduct): Promise<void> {
  const { catalogue } = filling;
  const { id, packs } = product;
  await unlessDone(['product.exists'], () =>
    catalogue.call(CreateProduct, {
      token,
      body: { id, ...offered(product), onSale: product !== MARKER },
      idempotencyKey: keyFor(filling, 'product', id),
    }),
  );
  for (const { packId, prices, ...pack } of packs) {
    await catalogue.call(PutPack, {
      token,
      params: { handle: id, packId },
      body: { ...pack, prices: [...prices] },
    });
  }
}

/** Ids by code; those that are there already stay. */
async function openWarehouses(filling: Filling, token: string): Promise<ReadonlyMap<string, string>> {
  const { catalogue } = filling;
  const present = await catalogue.call(ListWarehouses, { token, query: { limit: 100 } });
  const ids = new Map(present.body.data.map(({ code, id }) => [code, id]));
  for (const { breadth: _, ...warehouse } of SAMPLE_WAREHOUSES) {
    if (ids.has(warehouse.code)) continue;
    const idempotencyKey = keyFor(filling, 'warehouse', warehouse.code);
    const { body } = await catalogue.call(CreateWarehouse, { token, body: warehouse, idempotencyKey });
    ids.set(body.code, body.id);
  }
  return ids;
}

/** The last step of all. */
export async function openShop(catalogue: Client, token: string): Promise<void> {
  await catalogue.call(ChangeProduct, { token, params: { handle: MARKER.id }, body: { onSale: true } });
}
