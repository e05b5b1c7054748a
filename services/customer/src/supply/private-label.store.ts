import type { Tx } from '@toric/messaging/sql';
import type { PrivateLabels } from './private-label.ts';

/** Returns all private labels of the shop. There are only a few, so no filter is needed. */
export async function findPrivateLabels(tx: Tx): Promise<PrivateLabels> {
  const rows = await tx.many<{ productId: string; nationalId: string }>`
    select product_id, national_id from private_label`;
  return new Map(rows.map(({ productId, nationalId }) => [productId, nationalId]));
}

/** Stores the national brand of a private label. Deletes the row if the product is no private label. */
export async function savePrivateLabel(tx: Tx, productId: string, nationalId: string | undefined): Promise<void> {
  if (nationalId === undefined) {
    await tx.run`delete from private_label where product_id = ${productId}`;
    return;
  }
  await tx.run`
    insert into private_label (product_id, national_id) values (${productId}, ${nationalId})
    on conflict (product_id) do update set national_id = excluded.national_id`;
}
