import { json, type Tx } from '@toric/messaging/sql';
import type { Proposal } from './proposal.ts';

/**
 * Marks the open proposals of the warehouse as superseded. If a supplier is given, marks only its proposals. Takes an
 * advisory lock, so that two requests for one warehouse run one after the other, and the second supersedes the
 * proposals of the first.
 */
export async function supersedeProposals(
  tx: Tx,
  { warehouseId, supplierId = null }: { warehouseId: string; supplierId?: string | null | undefined },
  now: Date,
): Promise<void> {
  await tx.run`select pg_advisory_xact_lock(hashtextextended('replenishment of ' || ${warehouseId}::text, 0))`;
  await tx.run`
    update replenishment_proposal set status = 'superseded', updated_at = ${now}
    where warehouse_id = ${warehouseId} and status = 'open'
      and (${supplierId}::uuid is null or supplier_id = ${supplierId}::uuid)`;
}

export async function insertProposals(tx: Tx, proposals: readonly Proposal[]): Promise<void> {
  await tx.run`
    insert into replenishment_proposal (id, warehouse_id, supplier_id, status, lines, created_by, created_at, updated_at)
    select id, "warehouseId", "supplierId", status, lines, "createdBy", "createdAt", "updatedAt"
    from json_to_recordset(${json(proposals)}::json) as p(id uuid, "warehouseId" uuid, "supplierId" uuid, status text,
      lines jsonb, "createdBy" uuid, "createdAt" timestamptz, "updatedAt" timestamptz)`;
}

export async function lockProposal(tx: Tx, id: string): Promise<Proposal | undefined> {
  return tx.maybe<Proposal>`select * from replenishment_proposal where id = ${id} for no key update`;
}

export async function saveProposal(tx: Tx, { id, status, purchaseOrderId, updatedAt }: Proposal): Promise<void> {
  await tx.run`
    update replenishment_proposal set status = ${status}, purchase_order_id = ${purchaseOrderId}, updated_at = ${updatedAt}
    where id = ${id}`;
}
