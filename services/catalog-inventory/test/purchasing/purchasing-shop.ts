// Creates suppliers and purchase orders for tests, over HTTP and as staff with the right roles.
import type { PurchaseOrderView } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import type { SupplierView } from '@toric/contracts/catalog-inventory/purchasing/supplier.http';
import type { LensParameters } from '@toric/contracts/lens';
import { must, nextId, PLAIN, type CatalogStack, tally } from '../catalog-stack.ts';

export const slugOf = ({ body }: { body: { type?: string } }): string | undefined => body.type?.split('/').at(-1);
/** Returns how many answers there are of each HTTP status. */
export const statuses = (answers: readonly { status: number }[]) => tally(answers.map(({ status }) => `${status}`));
export const lens = (sphere: number): LensParameters => ({ ...PLAIN, sphere });
export type Line = { packId: string; parameters?: LensParameters; quantity?: number };

export function purchasing({ post, colleague, change }: CatalogStack) {
  const supplier = async (fields: object = {}) => {
    const address = { line1: '4 Dock Road', city: 'Newark', region: 'NJ', postalCode: '07114', country: 'US' };
    const body = { code: `S${nextId().slice(-8)}`, name: 'Testlens', currency: 'USD', leadTimeDays: 7, address };
    return must<SupplierView>(await post('/suppliers', { ...body, ...fields }, 'finance'), 201);
  };
  const price = async (supplierId: string, packId: string, minimumQuantity = 1, amount = 3_100) => {
    const body = { price: { amount, currency: 'USD' }, minimumQuantity };
    return must<SupplierView>(
      await change('put', `/suppliers/${supplierId}/prices/${packId}`, body, '*', 'finance'),
      200,
    );
  };
  /** Creates a supplier that sells these packs, and returns its id. */
  const supplierSelling = async (packIds: readonly string[], fields: object = {}) => {
    const { id } = await supplier(fields);
    for (const packId of packIds) await price(id, packId);
    return id;
  };
  const body = (supplierId: string, warehouseId: string, lines: readonly Line[]) => ({
    supplierId,
    warehouseId,
    lines: lines.map((line) => ({ parameters: PLAIN, quantity: 10, ...line })),
  });
  const draft = async (supplierId: string, warehouseId: string, lines: readonly Line[]) =>
    must<PurchaseOrderView>(await post('/purchase-orders', body(supplierId, warehouseId, lines)), 201);
  const step = (id: string, name: string, role: 'finance' | 'warehouse' = 'warehouse') =>
    (role === 'finance' ? colleague : { post }).post(`/purchase-orders/${id}/${name}`, {}, role);
  /** Creates a purchase order that one person drafts, another person approves, and the first person sends. */
  const sent = async (supplierId: string, warehouseId: string, lines: readonly Line[]) => {
    const { id } = await draft(supplierId, warehouseId, lines);
    must(await step(id, 'approve', 'finance'), 200);
    return must<PurchaseOrderView>(await step(id, 'send'), 200);
  };
  return { supplier, price, supplierSelling, body, draft, step, sent };
}

/** Books boxes of a lot as shipped on an earlier day, in the ledger and in the lot. */
export async function shippedBefore(
  { stack }: CatalogStack,
  lotId: string,
  boxes: number,
  daysAgo: number,
): Promise<void> {
  await stack.admin.query(
    `with shipped as (
       insert into catalog_inventory.stock_ledger (lot_id, kind, on_hand_change, reserved_change, cause_id, created_at)
       select $1::uuid, kind, on_hand, reserved, $3::uuid, date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'
         - $4::int * interval '1 day' + interval '12 hours'
       from (values ('reserve', 0, $2::int), ('ship', -$2::int, -$2::int)) as moves(kind, on_hand, reserved))
     update catalog_inventory.lot set on_hand = on_hand - $2::int where id = $1::uuid`,
    [lotId, boxes, nextId(), daysAgo],
  );
}
