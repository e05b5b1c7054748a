// Fills the catalogue of the sample shop: products with their packs and prices, warehouses, goods receipts that put
// stock into them, and suppliers with one purchase order.
import type { Client } from '@toric/client/client';
import { ChangeProduct, CreateProduct, PutPack } from '@toric/contracts/catalog-inventory/catalogue/catalogue.http';
import { SetPriceFloor } from '@toric/contracts/catalog-inventory/pricing/price.http';
import { CreateWarehouse, ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { fillGoods } from './goods.ts';
import { fillPurchasing } from './purchasing.ts';
import { type SeedContext, forEachConcurrently, idempotencyKeyFor, unlessDone } from '../seed-context.ts';
import { catalogueEntry, type SampleProduct } from '../products/sample-product.ts';
import { sampleProducts } from '../products.ts';
import { SAMPLE_WAREHOUSES, type SampleReceipt } from '../stock.ts';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';

/**
 * Names the product that goes on sale in the last step of filling the sample shop. While this product is not on sale,
 * the sample shop is not complete.
 */
export const LAST_PRODUCT: SampleProduct = lastOf(sampleProducts);

function lastOf<T>(list: readonly T[]): T {
  const last = list.at(-1);
  if (last === undefined) throw new Error('the sample catalogue is empty');
  return last;
}

export async function fillCatalogue(
  context: SeedContext,
  tokens: { admin: string; finance: string; warehouse: string },
  receipts: readonly SampleReceipt[],
): Promise<void> {
  const { catalogue, log } = context;
  await setFloors(context, tokens.finance);
  // the catalogue accepts a private label only after its national brand, so private labels come second
  const add = (product: SampleProduct) => addProduct(context, tokens.admin, product);
  const isPrivateLabel = ({ privateLabelOf }: SampleProduct) => privateLabelOf !== undefined;
  await forEachConcurrently(
    sampleProducts.filter((one) => !isPrivateLabel(one)),
    { atOnce: 2, what: 'products', log },
    add,
  );
  await forEachConcurrently(sampleProducts.filter(isPrivateLabel), { atOnce: 2, what: 'private labels', log }, add);
  const warehouses = await openWarehouses(context, tokens.warehouse);
  const lots = receipts.reduce((sum, { lines }) => sum + lines.length, 0);
  await forEachConcurrently(receipts, { atOnce: 2, what: `goods receipts (${lots} lots)`, log }, async (receipt) => {
    const { warehouse, reference, lines } = receipt;
    const warehouseId = warehouses.get(warehouse) ?? '';
    await unlessDone(['receipt.already-booked'], () =>
      catalogue.call(ReceiveStock, {
        token: tokens.warehouse,
        params: { warehouseId },
        body: { reference, lines },
        idempotencyKey: idempotencyKeyFor(context, reference),
      }),
    );
  });
  await fillGoods(context, tokens, warehouses);
  await fillPurchasing(context, tokens, warehouses);
}

/**
 * Sets the price floor of each market: half of its lowest price, and 70 % of the highest price of a pack within 30
 * days.
 */
async function setFloors(context: SeedContext, token: string): Promise<void> {
  const { catalogue } = context;
  const prices = sampleProducts.flatMap(({ packs }) => packs.flatMap((pack) => pack.prices));
  const byAmount = prices.toSorted((a, b) => b.amount - a.amount);
  // the prices fall, and a map keeps the last one of each market, which is the lowest
  const lowestPrices = new Map(byAmount.map((price) => [price.market, price]));
  for (const { market, currency, amount } of lowestPrices.values()) {
    await catalogue.call(SetPriceFloor, {
      token,
      body: { market, currency, amount: Math.ceil(amount / 2), share: 7_000, reason: 'Opening of the sample shop' },
      idempotencyKey: idempotencyKeyFor(context, 'price-floor', market),
    });
  }
}

async function addProduct(context: SeedContext, token: string, product: SampleProduct): Promise<void> {
  const { catalogue } = context;
  const { id, packs } = product;
  await unlessDone(['product.exists'], () =>
    catalogue.call(CreateProduct, {
      token,
      body: { id, ...catalogueEntry(product), onSale: product !== LAST_PRODUCT },
      idempotencyKey: idempotencyKeyFor(context, 'product', id),
    }),
  );
  for (const { packId, prices, ...pack } of packs) {
    await catalogue.call(PutPack, {
      token,
      params: { handle: id, packId },
      body: { ...pack, prices: [...prices], reason: 'Opening of the sample shop' },
    });
  }
}

/**
 * Creates the warehouses that do not exist yet. Returns the id of each warehouse, with the code of the warehouse as the
 * key.
 */
async function openWarehouses(context: SeedContext, token: string): Promise<ReadonlyMap<string, string>> {
  const { catalogue } = context;
  const present = await catalogue.call(ListWarehouses, { token, query: { limit: 100 } });
  const ids = new Map(present.body.data.map(({ code, id }) => [code, id]));
  for (const { breadth: _, ...warehouse } of SAMPLE_WAREHOUSES) {
    if (ids.has(warehouse.code)) continue;
    const idempotencyKey = idempotencyKeyFor(context, 'warehouse', warehouse.code);
    const { body } = await catalogue.call(CreateWarehouse, { token, body: warehouse, idempotencyKey });
    ids.set(body.code, body.id);
  }
  return ids;
}

/** Puts `LAST_PRODUCT` on sale, by which other code recognises the sample shop as complete. */
export async function openShop(catalogue: Client, token: string): Promise<void> {
  await catalogue.call(ChangeProduct, { token, params: { handle: LAST_PRODUCT.id }, body: { onSale: true } });
}
