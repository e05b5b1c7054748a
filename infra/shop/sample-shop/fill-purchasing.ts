/** Suppliers with their prices, and a purchase order from its draft to the last box, scanned as it came. */
import type { Client } from '@toric/client/client';
import {
  ApprovePurchaseOrder,
  CreatePurchaseOrder,
  ListPurchaseOrders,
  type PurchaseOrderView,
  SendPurchaseOrder,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { ReceiveStock } from '@toric/contracts/catalog-inventory/stock/stock.http';
import {
  CreateSupplier,
  ListSuppliers,
  PutSupplierPrice,
} from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import { type Filling, keyFor } from './seed-context.ts';
import { SAMPLE_SUPPLIERS, samplePurchase, sampleSupplierPrices } from './purchasing.ts';

type Tokens = { readonly finance: string; readonly warehouse: string };

/** `warehouses`: ids by code. */
export async function fillPurchasing(
  filling: Filling,
  tokens: Tokens,
  warehouses: ReadonlyMap<string, string>,
): Promise<void> {
  const suppliers = await addSuppliers(filling, tokens.finance);
  const { warehouse } = samplePurchase(filling.today);
  const warehouseId = warehouses.get(warehouse) ?? '';
  await buy(filling, tokens, { supplierId: suppliers.get(SAMPLE_SUPPLIERS[0].code) ?? '', warehouseId });
  filling.log(`suppliers: ${suppliers.size}, with a purchase order received`);
}

/** Ids by code; those that are there already stay. */
async function addSuppliers(filling: Filling, token: string): Promise<ReadonlyMap<string, string>> {
  const { catalogue } = filling;
  const present = await catalogue.call(ListSuppliers, { token, query: { limit: 100 } });
  const ids = new Map(present.body.data.map(({ code, id }) => [code, id]));
  for (const supplier of SAMPLE_SUPPLIERS) {
    const { brands: _, ...fields } = supplier;
    const idempotencyKey = keyFor(filling, 'supplier', supplier.code);
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

/** Takes the first order of the supplier up where a run before this one left it. */
async function buy(
  { catalogue, today }: Filling,
  { finance, warehouse }: Tokens,
  trade: { supplierId: string; warehouseId: string },
): Promise<void> {
  const { reference, scans } = samplePurchase(today);
  let order = await firstOrder(catalogue, warehouse, trade, today);
  const params = { purchaseOrderId: order.id };
  if (order.status === 'draft') order = (await catalogue.call(ApprovePurchaseOrder, { token: finance, params })).body;
  if (order.status === 'approved') order = (await catalogue.call(SendPurchaseOrder, { token: warehouse, params })).body;
  if (order.status !== 'sent') return;
  await catalogue.call(ReceiveStock, {
    token: warehouse,
    params: { warehouseId: trade.warehouseId },
    body: { reference, purchaseOrderId: order.id, lines: scans },
  });
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
