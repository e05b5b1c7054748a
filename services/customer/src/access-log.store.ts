/**
 * The access log records who read which sealed row. A log row is committed before the reader receives the data, so no
 * reading is missing from the log.
 */
import type { Actor } from '@toric/contracts/kernel/access';
import { json, type Tx } from '@toric/messaging/sql';

type Access = {
  actor: Actor;
  action:
    | 'customer.found'
    | 'prescription.read'
    | 'prescription.listed'
    | 'attachment.read'
    | 'verification.read'
    | 'register.read'
    | 'complaint.read'
    | 'order-address.read';
  at: Date;
  newId: () => string;
};

/** Logs that the actor read these rows of one customer. */
export const logAccess = (
  tx: Tx,
  { customerId, ...access }: Access & { customerId: string },
  rowIds: readonly string[],
): Promise<void> =>
  logAccesses(
    tx,
    access,
    rowIds.map((rowId) => ({ customerId, rowId })),
  );

/** Logs that the actor read these rows, which may belong to several customers. */
export async function logAccesses(
  tx: Tx,
  { actor, action, at, newId }: Access,
  read: readonly { customerId: string; rowId: string }[],
): Promise<void> {
  const rows = read.map((row) => ({ id: newId(), ...row }));
  await tx.run`
    insert into access_log (id, at, actor_id, actor_kind, action, customer_id, row_id)
    select id, ${at}::timestamptz, ${actor.id}::uuid, ${actor.kind}::text, ${action}::text, "customerId", "rowId"
    from json_to_recordset(${json(rows)}::json) as r(id uuid, "customerId" uuid, "rowId" uuid)`;
}
