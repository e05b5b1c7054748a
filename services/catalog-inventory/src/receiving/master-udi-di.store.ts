import { json, type Tx } from '@toric/messaging/sql';
import type { ReceivedLot } from './receipt.ts';

type Recorded = { readonly actorId: string; readonly now: Date };
export type OtherProduct = { readonly code: string; readonly product: string };

/**
 * Records which product each Master UDI-DI of the lots belongs to. The first receipt with a code decides. Returns each
 * code that was recorded for another product than the product of its lot now, with the name of that other product.
 */
export async function recordMasterUdiDis(
  tx: Tx,
  lots: readonly ReceivedLot[],
  { actorId, now }: Recorded,
): Promise<OtherProduct[]> {
  const named = lots.flatMap(({ masterUdiDi: code, productId }) => (code === null ? [] : [{ code, productId }]));
  if (named.length === 0) return [];
  const rows = json(named);
  await tx.run`
    insert into master_udi_di (code, product_id, recorded_by, recorded_at)
    select distinct on (code) code, "productId", ${actorId}::uuid, ${now}::timestamptz
    from json_to_recordset(${rows}::json) as n(code text, "productId" uuid) order by code on conflict do nothing`;
  return tx.many<OtherProduct>`
    select distinct known.code, product.name as product
    from json_to_recordset(${rows}::json) as n(code text, "productId" uuid)
    join master_udi_di known on known.code = n.code and known.product_id <> n."productId"
    join product on product.id = known.product_id order by known.code`;
}
