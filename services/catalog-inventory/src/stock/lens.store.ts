import type { BoxParameters } from '@toric/contracts/lens';
import { json, type Tx } from '@toric/messaging/sql';

type Lens = { readonly lensId: string; readonly productId: string; readonly parameters: BoxParameters };

/** Stores the parameters of each lens id that is not stored yet. Goods that are not a lens have the JSON value null. */
export async function storeLenses(tx: Tx, lenses: readonly Lens[]): Promise<void> {
  await tx.run`
    insert into lens (id, product_id, parameters)
    select distinct on ("lensId") "lensId", "productId", coalesce(parameters, 'null')
    from json_to_recordset(${json(lenses)}::json) as l("lensId" uuid, "productId" uuid, parameters jsonb) order by "lensId"
    on conflict do nothing`;
}
