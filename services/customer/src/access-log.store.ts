/** Who read which prescription or file of one, written in the transaction that reads it: no reading without its row. */
import type { Actor } from '@toric/contracts/access';
import { json, type Tx } from '@toric/messaging/sql';

export type Access = {
  actor: Actor;
  action:
    | 'prescription.read'
    | 'prescription.listed'
    | 'attachment.read'
    | 'verification.read'
    | 'register.read'
    | 'complaint.read';
  customerId: string;
  at: Date;
  newId: () => string;
};

export async function logAccess(tx: Tx, access: Access, rowIds: readonly string[]): Promise<void> {
  const { actor, action, customerId, at, newId } = access;
  const rows = rowIds.map((rowId) => ({ id: newId(), rowId }));
  await tx.run`
    insert into access_log (id, at, actor_id, actor_kind, action, customer_id, row_id)
    select id, ${at}::timestamptz, ${actor.id}::uuid, ${actor.kind}::text, ${action}::text, ${customerId}::uuid, "rowId"
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "rowId" uuid)`;
}
