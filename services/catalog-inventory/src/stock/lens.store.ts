import type { LensParameters } from '@toric/contracts/lens';
import { json, type Tx } from '@toric/messaging/sql';

type Lens = { readonly lensId: string; readonly productId: string; readonly parameters: LensParameters };

/** Stores the parameters of each lens id that is not stored yet. */
export async function storeLenses(tx: Tx, lenses: readonly Lens[]): Promise<void> {
  await tx.run`
    insert into lens (id, product_id, parameters)
    select distinct on ("lensId") "lensId", "productId", parameters
    from json_to_recordset(${json(lenses)}::json) as l("lensId" uuid, "productId" uuid, parameters jsonb) order by "lensId"
    on conflict do nothing`;
}
