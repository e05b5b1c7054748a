import type { ReturnedBoxView } from '@toric/contracts/catalog-inventory/returned/returned.http';
import type { Tx } from '@toric/messaging/sql';
import { type ShownRow, viewOf } from './returned-box.view.ts';

/** Returns a box as the API shows it, in the transaction that changed the box. */
export async function findShown(tx: Tx, boxId: string): Promise<ReturnedBoxView> {
  const row = await tx.one<ShownRow>`
    select b.id, b.return_id, b.order_id, b.line_id, b.lot_id, product.id as product_id, product.name as product_name, b.lot_number,
      b.expires_on::text as expires_on, b.state, b.reason, b.disposition, b.rule, b.cost_amount, b.cost_currency, b.supplier_id,
      b.received_by, b.settled_by, b.why, b.created_at
    from returned_box b left join lot on lot.id = b.lot_id left join pack on pack.id = lot.pack_id
    left join product on product.id = pack.product_id
    where b.id = ${boxId}`;
  return viewOf(row);
}
