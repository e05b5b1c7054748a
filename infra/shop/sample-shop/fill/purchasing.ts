// Adds the suppliers with their prices, and one purchase order from its draft to the receipt of the scanned boxes.
import type { Client } from '@toric/client/client';
import {
  ApprovePurchaseOrder,
  CreatePurchaseOrder,
  ListPurchaseOrders,
  type PurchaseOrderView,
  SendPurchaseOrder,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { ListStockLevels, PutStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/receiving/receiving.http';
import {
  CreateSupplier,
  ListSuppliers,
  PutSupplierPrice,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { ListStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { type SeedContext, idempotencyKeyFor } from '../seed-context.ts';
import { SAMPLE_SUPPLIERS, samplePurchase, sampleSupplierPrices } from '../purchasing.ts';

type Tokens = { readonly finance: string; readonly warehouse: string };

/** Adds the suppliers and the purchase order. `warehouses` maps the codes of the warehouses to their ids. */
export async function fillPurchasing(
  context: SeedContext,
  tokens: Tokens,
  warehouses: ReadonlyMap<string, string>,
): Promise<void> {
  const suppliers = await addSuppliers(context, tokens.finance);
  const { warehouse } = samplePurchase(context.today);
  const warehouseId = warehouses.get(warehouse) ?? '';
  await completePurchase(context, tokens, { supplierId: suppliers.get(SAMPLE_SUPPLIERS[0].code) ?? '', warehouseId });
  await setLevels(context, tokens.warehouse, warehouseId);
  context.log(`suppliers: ${suppliers.size}, and one received purchase order`);
}

/** Returns the ids of the suppliers by their codes. Creates only the suppliers that do not exist. */
async function addSuppliers(context: SeedContext, token: string): Promise<ReadonlyMap<string, string>> {
  const { catalogue } = context;
  const present = await catalogue.call(ListSuppliers, { token, query: { limit: 100 } });
  const ids = new Map(present.body.data.map(({ code, id }) => [code, id]));
  for (const supplier of SAMPLE_SUPPLIERS) {
    const { brands: _, ...fields } = supplier;
    const idempotencyKey = idempotencyKeyFor(context, 'supplier', supplier.code);
    const body = { ...fields, currency: 'USD' };
    const id =
      ids.get(supplier.code) ?? (await catalogue.call(CreateSupplier, { token, body, idempotencyKey })).body.id;
    ids.set(supplier.code, id);
    for (const { packId, amount } of sampleSupplierPrices(supplier)) {
      const price = { amount, currency: 'USD' };
      await catalogue.call(PutSupplierPrice, { token, params: { supplierId: id, packId }, body: { price } });
    }
  }
  return ids;
}

/**
 * Moves the first purchase order of the supplier on to its goods receipt, from the state in which an earlier run left
 * the order.
 */
async function completePurchase(
  { catalogue, today }: SeedContext,
  { finance, warehouse }: Tokens,
  parties: { supplierId: string; warehouseId: string },
): Promise<void> {
  const { reference, scans } = samplePurchase(today);
  let order = await firstOrder(catalogue, warehouse, parties, today);
  const params = { purchaseOrderId: order.id };
  if (order.status === 'draft') order = (await catalogue.call(ApprovePurchaseOrder, { token: finance, params })).body;
  if (order.status === 'approved') order = (await catalogue.call(SendPurchaseOrder, { token: warehouse, params })).body;
  if (order.status !== 'sent') return;
  await catalogue.call(ReceiveStock, {
    token: warehouse,
    params: { warehouseId: parties.warehouseId },
    body: { reference, purchaseOrderId: order.id, lines: scans },
  });
}

/** Counts the lenses of the sample shop for which a minimum and a maximum of stock are set. */
const LENSES_WITH_LEVELS = 6;

/** Sets a minimum and a maximum of stock for some lenses of one product, unless levels are set already. */
async function setLevels({ catalogue }: SeedContext, token: string, warehouseId: string): Promise<void> {
  const stock = await catalogue.call(ListStock, { token, query: { warehouseId, limit: 1 } });
  const productId = stock.body.data[0]?.productId;
  if (productId === undefined) return;
  const { data } = (await catalogue.call(ListStockLevels, { token, query: { warehouseId, productId } })).body;
  if (data.some(({ setBy }) => setBy !== null)) return;
  const was = { minimum: null, reorderPoint: null, maximum: null };
  const levels = data.slice(0, LENSES_WITH_LEVELS).map(({ packId, lensId }) => ({
    ...{ packId, lensId, minimum: 2, reorderPoint: null, maximum: 24, was },
  }));
  await catalogue.call(PutStockLevels, { token, body: { warehouseId, levels } });
}

async function firstOrder(
  catalogue: Client,
  token: string,
  { supplierId, warehouseId }: { supplierId: string; warehouseId: string },
  today: string,
): Promise<PurchaseOrderView> {
  const present = await catalogue.call(ListPurchaseOrders, { token, query: { supplierId, limit: 1 } });
  const [known] = present.body.data;
  if (known) return known;
  const { lines } = samplePurchase(today);
  return (await catalogue.call(CreatePurchaseOrder, { token, body: { supplierId, warehouseId, lines } })).body;
}
